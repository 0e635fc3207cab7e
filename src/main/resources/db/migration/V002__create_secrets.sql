-- Signs cursors when no secret is configured; one row, so that all nodes agree.
create table service_secret (
    name text primary key,
    value bytea not null check (octet_length(value) >= 32)
);
