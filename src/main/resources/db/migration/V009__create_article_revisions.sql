-- Immutable: every save that changes something adds one.
create table article_revision (
    id uuid primary key,
    article_id uuid not null references article on delete cascade,
    number integer not null check (number > 0),
    slug text not null,
    type text not null check (type in ('news', 'opinion', 'analysis', 'feature', 'interview', 'review', 'liveblog', 'explainer', 'obituary', 'sponsored')),
    language text not null check (length(language) between 2 and 35),
    headline text not null check (length(headline) between 1 and 300),
    headlines jsonb not null,
    kicker text check (length(kicker) <= 100),
    standfirst text check (length(standfirst) <= 1000),
    dateline text check (length(dateline) <= 100),
    byline_text text check (length(byline_text) <= 300),
    section_id uuid not null,
    section_ids jsonb not null check (jsonb_typeof(section_ids) = 'array'),
    byline jsonb not null check (jsonb_typeof(byline) = 'array'),
    tag_ids jsonb not null check (jsonb_typeof(tag_ids) = 'array'),
    body jsonb not null check (jsonb_typeof(body) = 'array'),
    saved_at timestamptz not null,
    saved_by uuid not null references account,
    unique (article_id, number)
);

create index article_revision_newest on article_revision (article_id, number desc);

alter table article
    add foreign key (draft_revision) references article_revision deferrable initially deferred,
    add foreign key (published_revision) references article_revision deferrable initially deferred;
