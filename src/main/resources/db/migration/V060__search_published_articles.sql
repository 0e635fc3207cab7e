-- What readers search: words of articles as the service has normalised them, and the lists that each article is in.
create extension if not exists pg_trgm;

create table published_search (
    article_id uuid not null references published_article on delete cascade,
    projection integer not null,
    config text not null,
    published_at timestamptz not null,
    lists text[] not null,
    vector tsvector not null,
    title tsvector not null,
    words text not null,
    primary key (article_id) include (projection)
);
comment on column published_search.config is 'Name of the PostgreSQL text search configuration of its language';
comment on column published_search.lists is 'Those of published_in';
comment on column published_search.vector is 'Headline A, standfirst B, body C, captions, kicker and other headlines D; positions count the words of each, and one between';
comment on column published_search.title is 'Words of the headline, as they are A and their stems B';
comment on column published_search.words is 'Distinct words of headline and standfirst, for what is spelt almost like them';

-- What is not yet in its place in an index is looked through by every search, and counts when one is planned.
create index published_search_vector on published_search using gin (vector) with (gin_pending_list_limit = 256);
create index published_search_title on published_search using gin (title) with (gin_pending_list_limit = 256);
create index published_search_words on published_search
    using gin (words gin_trgm_ops) with (gin_pending_list_limit = 256);
create index published_search_config on published_search (config);

-- The word in a public headline or standfirst that is most like this one; null where none is.
create function published_search_near(word text) returns text
    language sql stable
    set pg_trgm.word_similarity_threshold = 0.45
    set enable_seqscan = off
as $$
    select c.word
    from (
        select w.word, count(*) as articles
        from (select v.words from published_search v where v.words %> $1 limit 500) v
            cross join lateral unnest(string_to_array(v.words, ' ')) w (word)
        group by w.word
    ) c
    where similarity(c.word, $1) >= 0.3
    order by similarity(c.word, $1) desc, c.articles desc, c.word
    limit 1
$$;
