-- Every name under which something can be asked for: its id, its slug, its former slugs. No slug looks like an id.
create table published_name (
    kind text not null check (kind in ('article', 'section', 'author', 'tag')),
    name text not null,
    target uuid not null,
    primary key (kind, name)
);

create index published_name_target on published_name (target);
