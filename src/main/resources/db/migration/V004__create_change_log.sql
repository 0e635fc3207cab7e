-- What changed for readers, written in the transaction that changed it.
create table change (
    id bigint generated always as identity primary key,
    position bigint unique,
    type text not null,
    subject_id uuid not null,
    slug text,
    keys text[] not null check (cardinality(keys) > 0),
    at timestamptz not null
);
comment on column change.position is 'Dense order of commits, given after the commit; null until then';
comment on column change.keys is 'What an answer was made of (article:<id>, list:section:<id> ...): purge these';

create index change_unpositioned on change (id) where position is null;
