-- People in bylines, not accounts.
create table author (
    id uuid primary key,
    version integer not null,
    name text not null check (length(name) between 1 and 100),
    slug text not null unique,
    bio text check (length(bio) <= 5000),
    links jsonb not null check (jsonb_typeof(links) = 'array'),
    contact_email text check (length(contact_email) <= 254),
    contact_phone text check (length(contact_phone) <= 50),
    private_email text check (length(private_email) <= 254),
    listed boolean not null,
    created_at timestamptz not null,
    created_by uuid not null references account,
    saved_at timestamptz not null,
    saved_by uuid not null references account
);
comment on column author.private_email is 'For the newsroom only; never in a public answer';

create index author_name on author (name, id);
