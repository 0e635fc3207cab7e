-- Copies the articles that there are until there are :articles, and gives the copies comments: the newest 5,000, the second
-- half of that, the n-th an n-th. Run by the superuser, while nothing else writes.
--
-- Every copy has rows of its own in all that a reader's answer is put together from, and in what the newsroom's lists and
-- the next save of it need. Skipped: versions saved before, the log of changes, the audit; headlines sort next to those of
-- their originals, not by their number, which no search finds; comments are approved, and one level deep.
\set ON_ERROR_STOP on
\set QUIET on
\o /dev/null

-- Foreign keys are true of what is written below. A million checks of each would take longer than the rest.
set session_replication_role = replica;
set synchronous_commit = off;
set maintenance_work_mem = '256MB';
set client_min_messages = warning;

create temp table original as
select a.id, r.id as revision, r.slug, r.headline, a.published_at, a.modified_at, i.headline as sort,
    row_number() over (order by a.id) - 1 as number
from article a join article_revision r on r.id = a.published_revision
    join published_in i on i.article_id = a.id and i.list = 'all';

-- As the service makes them: UUID version 7, of a time.
create function pg_temp.id(at timestamptz, name text) returns uuid language sql immutable parallel safe as $$
    select cast(lpad(to_hex(cast(extract(epoch from at) * 1000 as bigint)), 12, '0') || '7' || substr(md5(name), 1, 3)
        || '8' || substr(md5(name), 4, 15) as uuid)
$$;

-- As the read model writes it; of whole seconds.
create function pg_temp.json(at timestamptz) returns text language sql immutable parallel safe as $$
    select '"' || to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') || '"'
$$;

create temp table copy as
select o.id as original, o.revision as original_revision, c.n, pg_temp.id(c.at, 'article ' || c.n) as id,
    pg_temp.id(c.at, 'revision ' || c.n) as revision, substr(o.slug, 1, 80) || '-' || c.n as slug,
    o.headline || ' · ' || c.n as headline, o.headline as original_headline,
    substr(o.sort, 1, 590) || convert_to(cast(c.n as text), 'UTF8') as sort, c.at, o.published_at, o.modified_at,
    5000 / c.n as comments
from (
    select n, timestamptz '2026-02-26 00:00:00Z' - n * interval '7 minutes' as at
    from generate_series(1, :articles - (select count(*) from article)) n
) c join original o on o.number = c.n % (select count(*) from original);
analyze copy;

-- Indexes are built at once when all rows are there, but for those of constraints.
create temp table dropped as
select cast(cast(x.indexrelid as regclass) as text) as name, pg_get_indexdef(x.indexrelid) as definition
from pg_index x
where cast(x.indrelid as regclass) = any(cast('{article,article_revision,article_use,article_action,slug,published_name,
        published_article,published_in,published_search,comment}' as regclass[]))
    and not exists (select from pg_constraint c where c.conindid = x.indexrelid);
select 'drop index ' || name from dropped \gexec

insert into article (id, version, stage, publication, draft_revision, published_revision, published_at, first_published_at,
    modified_at, created_at, created_by, saved_at, saved_by)
select c.id, a.version, a.stage, a.publication, c.revision, c.revision, c.at, c.at, c.at, c.at, a.created_by, c.at, a.saved_by
from copy c join article a on a.id = c.original;

insert into article_revision (id, article_id, number, slug, type, language, headline, headlines, kicker, standfirst, dateline,
    byline_text, section_id, section_ids, byline, tag_ids, image_id, body, saved_at, saved_by)
select c.revision, c.id, 1, c.slug, r.type, r.language, c.headline, r.headlines, r.kicker, r.standfirst, r.dateline,
    r.byline_text, r.section_id, r.section_ids, r.byline, r.tag_ids, r.image_id, r.body, c.at, r.saved_by
from copy c join article_revision r on r.id = c.original_revision;

insert into article_use (article_id, revision_id, section_id, author_id, tag_id, media_id)
select c.id, c.revision, u.section_id, u.author_id, u.tag_id, u.media_id
from copy c join article_use u on u.revision_id = c.original_revision;

insert into article_action (id, article_id, action, revision_id, at, by)
select gen_random_uuid(), c.id, 'publish', c.revision, c.at, a.saved_by
from copy c join article a on a.id = c.original;

insert into slug (kind, slug, owner, was_public) select 'article', slug, id, true from copy;

insert into published_name (kind, name, target)
select 'article', n.name, c.id from copy c cross join lateral (values (c.slug), (cast(c.id as text))) n (name);

insert into published_article (article_id, revision_id, projection, slug, section_id, section_ids, author_ids, author_names,
    author_roles, tag_ids, links, image_id, media_ids, head, facts, body, body_html, body_text, modified_at,
    published_at)
select c.id, c.revision, p.projection, c.slug, p.section_id, p.section_ids, p.author_ids, p.author_names, p.author_roles,
    p.tag_ids, p.links, p.image_id, p.media_ids,
    replace(p.head, '"headline":' || to_json(c.original_headline), '"headline":' || to_json(c.headline)),
    replace(replace(p.facts, pg_temp.json(c.published_at), pg_temp.json(c.at)), pg_temp.json(c.modified_at), pg_temp.json(c.at)),
    p.body, p.body_html, p.body_text, c.at, c.at
from copy c join published_article p on p.article_id = c.original;

insert into published_in (list, article_id, published_at, updated_at, headline)
select case l.list when 'article:' || c.original then 'article:' || c.id else l.list end, c.id, c.at, c.at, c.sort
from copy c join published_in l on l.article_id = c.original;

insert into published_search (article_id, projection, config, published_at, lists, vector, title, words)
select c.id, v.projection, v.config, c.at, array_replace(v.lists, 'article:' || c.original, 'article:' || c.id), v.vector,
    v.title, v.words
from copy c join published_search v on v.article_id = c.original;

insert into article_stats (article_id, comment_count, comments_open) select id, comments, true from copy;

-- Every fourth begins a thread, the three behind it answer it.
create temp table text_of_comment as
select author_name, body_source, body_html, body_text, row_number() over (order by id) - 1 as number
from comment where status = 'approved';

insert into comment (id, version, article_id, parent_id, root_id, depth, path, status, queued, shown, reply_count, author_name,
    body_source, body_html, body_text, created_at)
select k.id, 1, k.article, case when k.id <> k.root then k.root end, k.root, case when k.id = k.root then 0 else 1 end,
    case when k.id = k.root then array[k.id] else array[k.root, k.id] end, 'approved', false, true,
    case when k.id = k.root then least(3, k.comments - k.m) else 0 end, t.author_name, t.body_source, t.body_html, t.body_text,
    k.created_at
from (
    select c.id as article, c.comments, m, c.at + m * interval '1 minute' as created_at,
        pg_temp.id(c.at + m * interval '1 minute', c.n || ' comment ' || m) as id,
        pg_temp.id(c.at + (m - (m - 1) % 4) * interval '1 minute', c.n || ' comment ' || m - (m - 1) % 4) as root
    from copy c cross join lateral generate_series(1, c.comments) m
) k join text_of_comment t on t.number = k.m % (select count(*) from text_of_comment);

select definition from dropped \gexec

vacuum (analyze) article, article_revision, article_use, article_action, slug, published_name, published_article, published_in,
    published_search, article_stats, comment;
checkpoint;
