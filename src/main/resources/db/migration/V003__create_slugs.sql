-- One slug, one owner within its kind. A slug that was ever public stays with its owner for ever.
create table slug (
    kind text not null check (kind in ('article', 'section', 'author', 'tag')),
    slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 100),
    owner uuid not null,
    was_public boolean not null default false,
    primary key (kind, slug)
);

create index slug_owner on slug (kind, owner);
