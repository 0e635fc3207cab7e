-- One row for each list that an article is in, with every key that lists sort by: a page is one range scan.
create table published_in (
    list text not null,
    article_id uuid not null references published_article on delete cascade,
    published_at timestamptz not null,
    updated_at timestamptz not null,
    headline bytea not null check (octet_length(headline) <= 600),
    primary key (article_id, list)
);
comment on column published_in.list is 'all, article:<id>, section:<id>, primary:<id>, author:<id>, tag:<id>, type:<type>, language:<language>';
comment on column published_in.updated_at is 'Of the last substantive update; published_at where there was none';
comment on column published_in.headline is 'Collation key';

create index published_in_published on published_in (list, published_at desc, article_id desc);
create index published_in_updated on published_in (list, updated_at desc, article_id desc);
create index published_in_headline on published_in (list, headline, article_id);
