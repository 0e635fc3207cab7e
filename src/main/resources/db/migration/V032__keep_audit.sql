-- Who did what in management, and what they were refused; append-only.
create table audit_entry (
    id uuid primary key,
    at timestamptz not null,
    account_id uuid not null references account,
    token_id uuid references api_token,
    operation text not null,
    outcome text not null check (outcome in ('done', 'refused')),
    kind text,
    object_id uuid,
    version_before integer,
    version_after integer,
    network text not null,
    request_id text not null
);
comment on column audit_entry.network is 'Of the client: /24 of IPv4, /64 of IPv6';

create index audit_entry_newest on audit_entry (at desc, id desc);
create index audit_entry_account on audit_entry (account_id, at desc, id desc);
create index audit_entry_object on audit_entry (object_id, at desc, id desc);

create trigger audit_entry_append_only before update or delete on audit_entry
    for each row execute function refuse_change();
create trigger audit_entry_not_emptied before truncate on audit_entry
    for each statement execute function refuse_change();
