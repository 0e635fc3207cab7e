-- Whoever can act: people and programs. The administrator is there from the start.
create table account (
    id uuid primary key,
    name text not null check (length(name) between 1 and 200),
    created_at timestamptz not null default now()
);

insert into account (id, name) values ('00000000-0000-7000-8000-000000000001', 'Administrator');

create table api_token (
    digest bytea primary key check (octet_length(digest) = 32),
    account_id uuid not null references account,
    created_at timestamptz not null default now()
);
comment on column api_token.digest is 'SHA-256 of the token; the token itself is never stored';

create unique index api_token_account on api_token (account_id);
comment on index api_token_account is 'Two nodes that start at once make one first token';
