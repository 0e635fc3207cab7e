-- Readers who have signed in at the publisher's provider and commented.
create table reader (
    id uuid primary key,
    issuer text not null,
    subject text not null,
    name text not null check (length(name) between 1 and 80),
    created_at timestamptz not null,
    unique (issuer, subject)
);
comment on column reader.name is 'Under which the last comment was written';

alter table comment
    add reader_id uuid references reader,
    add check (status <> 'deleted' or reader_id is null);
comment on column comment.reader_id is 'Null for guests; for moderators, no public answer holds it';
