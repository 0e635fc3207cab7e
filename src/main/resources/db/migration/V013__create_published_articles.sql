-- The read model of articles: what readers see, finished except for what other rows decide.
create table published_article (
    article_id uuid primary key references article,
    revision_id uuid not null references article_revision,
    projection integer not null,
    slug text not null unique,
    section_id uuid not null references published_ref,
    section_ids uuid[] not null,
    author_ids uuid[] not null,
    author_names text[] not null,
    author_roles text[] not null,
    tag_ids uuid[] not null,
    links uuid[] not null,
    head text not null,
    facts text not null,
    body text not null,
    body_html text not null,
    body_text text not null,
    check (cardinality(author_ids) = cardinality(author_names) and cardinality(author_ids) = cardinality(author_roles))
);
comment on column published_article.author_ids is 'The byline in order; null where author_names holds a guest''s name';
comment on column published_article.head is 'JSON members without braces, up to the references';
comment on column published_article.facts is 'JSON members without braces, after the references';
comment on column published_article.links is 'Articles that the body links to; their paths are filled in when read';

create table article_stats (
    article_id uuid primary key references article on delete cascade,
    comment_count integer not null default 0 check (comment_count >= 0),
    comments_open boolean not null default true
);
comment on table article_stats is 'What readers see of an article and changes without a publish';
