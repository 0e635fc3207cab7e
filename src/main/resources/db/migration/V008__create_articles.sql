-- State is two pointers: draft_revision is what editors see, published_revision what readers see.
create table article (
    id uuid primary key,
    version integer not null,
    stage text not null check (stage in ('draft', 'inReview', 'legalReview', 'ready')),
    publication text not null check (publication in ('none', 'scheduled', 'published', 'unpublished', 'killed')),
    draft_revision uuid not null,
    published_revision uuid,
    wanted_date timestamptz,
    published_at timestamptz,
    first_published_at timestamptz,
    updated_at timestamptz,
    modified_at timestamptz,
    created_at timestamptz not null,
    created_by uuid not null references account,
    saved_at timestamptz not null,
    saved_by uuid not null references account,
    constraint article_published_whole check (
        (publication = 'published') = (published_revision is not null)
        and (published_revision is null or (published_at is not null and first_published_at is not null))
    )
);
comment on column article.wanted_date is 'Date line asked for by an editor; becomes published_at with the next publish';

create index article_saved on article (saved_at desc, id desc);
create index article_publication on article (publication, saved_at desc, id desc);
