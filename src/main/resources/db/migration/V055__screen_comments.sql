-- What comments are looked through for, and what was found in them.
create table comment_word_list (
    id uuid primary key,
    lists jsonb not null check (jsonb_typeof(lists) = 'object'),
    version integer not null,
    created_at timestamptz not null,
    created_by uuid not null references account,
    saved_at timestamptz not null,
    saved_by uuid not null references account
);

create table comment_finding (
    comment_id uuid not null references comment,
    place integer not null,
    rule text not null,
    verdict text not null check (verdict in ('flag', 'hold', 'reject')),
    start_at integer,
    end_at integer,
    detail text not null,
    primary key (comment_id, place)
);
comment on table comment_finding is 'About the present text; for moderators only';
comment on column comment_finding.start_at is 'In UTF-16 code units of the plain text';

-- Tells the same text again, whoever says it how.
alter table comment add text_hash bytea;
comment on column comment.text_hash is 'Of the letters and digits only, without case; null where it was erased, or is older than this column';

create index comment_sender on comment (network_hash, created_at desc) where network_hash is not null;
