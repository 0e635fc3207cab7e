-- What the versions that clients may still have in mind were like, so that who comes too late learns what has changed. What
-- was saved before this table is not in it.
create table saved_version (
    kind text not null check (kind in ('section', 'author', 'tag', 'media', 'article')),
    id uuid not null,
    version integer not null check (version > 0),
    input jsonb not null check (jsonb_typeof(input) = 'object'),
    primary key (kind, id, version)
);
comment on column saved_version.input is 'What would save it anew; of an article its revision and what is not in that';
