-- What moderators know of readers who comment, and what they have imposed on them.
alter table reader add version integer not null default 1;
create index reader_newest on reader (created_at desc, id desc);
create index reader_words on reader
    using gin (to_tsvector('simple', translate(normalize(name, NFC), '-./', '   ')));

create table reader_sanction (
    id uuid primary key,
    reader_id uuid not null references reader,
    kind text not null check (kind in ('ban', 'alwaysHold', 'warning')),
    section_id uuid references section on delete cascade,
    until timestamptz,
    text text,
    at timestamptz not null,
    by uuid not null references account,
    lifted_at timestamptz,
    lifted_by uuid references account,
    check ((lifted_at is null) = (lifted_by is null)),
    check (kind = 'alwaysHold' or text is not null),
    check (kind <> 'warning' or section_id is null and until is null)
);
comment on column reader_sanction.section_id is 'With all below it; null for everywhere';
comment on column reader_sanction.text is 'Of a ban or a warning, for the reader; else for moderators';

create index reader_sanction_reader on reader_sanction (reader_id, at desc, id desc);
create index reader_sanction_standing on reader_sanction (kind, reader_id) where lifted_at is null;
create index reader_sanction_section on reader_sanction (section_id) where section_id is not null;

-- What moderators tell each other about a reader; append-only.
create table reader_note (
    id uuid primary key,
    reader_id uuid not null references reader,
    text text not null,
    at timestamptz not null,
    by uuid not null references account
);

create index reader_note_reader on reader_note (reader_id, at desc, id desc);
