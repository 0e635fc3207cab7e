-- The first answers to requests that carried an Idempotency-Key; each commits together with what it tells of.
create table idempotency_key (
    scope bytea primary key check (octet_length(scope) = 32),
    request bytea not null check (octet_length(request) = 32),
    created_at timestamptz not null,
    made uuid,
    status integer,
    headers jsonb,
    body text
);
comment on column idempotency_key.scope is 'SHA-256 of caller, route and key';
comment on column idempotency_key.request is 'SHA-256 of the request body; the body itself is not kept';
comment on column idempotency_key.made is 'Id of what was made; null, with the answer, only while it is being made';
comment on column idempotency_key.body is 'Null also where what was made has been erased since';

create index idempotency_key_created on idempotency_key (created_at);
create index idempotency_key_made on idempotency_key (made);
