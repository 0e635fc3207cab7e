-- Fills the thread of one article with :comments copies of what the demo newsroom's readers said: a quarter begins a thread,
-- the others answer, down to four levels, the nth as often as 1 / n (Zipf's law), with votes of the same kind.
-- psql -v article=<id> -v comments=<number> -f threads.sql
\o /dev/null
select setseed(0.5);
create temp table said as
select author_name, body_source, body_html, body_text, row_number() over (order by id) - 1 as number
from comment where status = 'approved' and article_id <> :'article';

create temp table node (n integer primary key, level integer, parent integer, id uuid, at timestamptz, path uuid[], root uuid);
insert into node (n, level, id, at)
select n, case when n * 1.0 / :comments <= 0.25 then 0 when n * 1.0 / :comments <= 0.7 then 1
        when n * 1.0 / :comments <= 0.9 then 2 else 3 end,
    md5(:'article' || ' comment ' || n)::uuid, now() - interval '30 days' + n * interval '1 second'
from generate_series(1, :comments) n;

-- Of the level above, the first ones most often.
update node set parent = b.first + floor(power(b.size, random()))::integer - 1
from (select level, min(n) as first, count(*) as size from node group by level) b
where b.level = node.level - 1;

update node set path = array[id], root = id where level = 0;
update node c set path = p.path || c.id, root = p.root from node p where p.n = c.parent and c.level = 1;
update node c set path = p.path || c.id, root = p.root from node p where p.n = c.parent and c.level = 2;
update node c set path = p.path || c.id, root = p.root from node p where p.n = c.parent and c.level = 3;

create index on node (parent);
analyze node;

insert into comment (id, version, article_id, parent_id, root_id, depth, path, status, queued, shown, reply_count, author_name,
    body_source, body_html, body_text, created_at, votes_up, votes_down)
select k.id, 1, :'article', p.id, k.root, k.level, k.path, 'approved', false, true,
    (select count(*) from node a where a.parent = k.n), s.author_name, s.body_source, s.body_html, s.body_text, k.at,
    floor(power(200, random()))::integer - 1, floor(power(50, random()))::integer - 1
from node k left join node p on p.n = k.parent join said s on s.number = k.n % (select count(*) from said)
order by k.level;

update article_stats set comment_count = comment_count + :comments, comments_mode = 'open', comments_votes = 'upDown'
where article_id = :'article';
drop table node;
drop table said;
