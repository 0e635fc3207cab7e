-- The read model of sections, authors and tags: finished JSON members, and what lists sort and filter by.
create table published_ref (
    id uuid primary key,
    kind text not null check (kind in ('section', 'author', 'tag')),
    projection integer not null,
    slug text not null,
    listed boolean not null,
    card text not null,
    detail text not null,
    own_sort bytea not null,
    sort bytea not null,
    parent_id uuid references published_ref,
    segment text,
    path text,
    lineage uuid[] not null check (cardinality(lineage) > 0),
    unique (kind, slug),
    check ((kind = 'section') = (path is not null and segment is not null))
);
comment on column published_ref.card is 'JSON members without braces: what articles show of it';
comment on column published_ref.detail is 'Further JSON members without braces: what its own page adds';
comment on column published_ref.own_sort is 'For sections: position and collation key of the name';
comment on column published_ref.sort is 'Collation key of the name; for sections those from the root down: the tree, depth first';
comment on column published_ref.lineage is 'The ids of its ancestors and of itself, from the root';

create index published_ref_list on published_ref (kind, sort, id);
create index published_ref_lineage on published_ref using gin (lineage);
create index published_ref_parent on published_ref (parent_id) where parent_id is not null;
