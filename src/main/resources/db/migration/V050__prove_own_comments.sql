-- Whose a guest's comment is, what it said before, and from which network it came, as long as that is kept.
alter table comment
    add guest_id uuid,
    add revision integer not null default 1 check (revision >= 1),
    add edited_at timestamptz,
    add network_hash bytea,
    add check (guest_id is null or reader_id is null),
    add check (status <> 'deleted' or num_nonnulls(guest_id, edited_at, network_hash) = 0);
comment on column comment.guest_id is 'Made here and carried by the guest''s tokens; no answer holds it';
comment on column comment.revision is 'How many texts it has had';
comment on column comment.network_hash is 'Keyed hash of the writer''s network, erased after some days; no answer holds it';

create index comment_guest_held on comment (guest_id) where status in ('pending', 'withheld');
create index comment_reader_held on comment (reader_id) where status in ('pending', 'withheld');
create index comment_network on comment (created_at) where network_hash is not null;

-- The texts that a comment had before the present one; for moderators, and erased with the comment.
create table comment_revision (
    comment_id uuid not null references comment,
    revision integer not null check (revision >= 1),
    body_source text not null,
    at timestamptz not null,
    primary key (comment_id, revision)
);
comment on column comment_revision.at is 'When it was written';

alter table comment_decision alter by drop not null;
comment on column comment_decision.by is 'Null where whoever wrote the comment decided';
