create table tag (
    id uuid primary key,
    version integer not null,
    name text not null check (length(name) between 1 and 100),
    slug text not null unique,
    type text not null check (type in ('topic', 'person', 'place', 'organisation', 'series')),
    description text check (length(description) <= 2000),
    created_at timestamptz not null,
    created_by uuid not null references account,
    saved_at timestamptz not null,
    saved_by uuid not null references account
);

create index tag_name on tag (name, id);
