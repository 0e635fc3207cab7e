-- Which moderator is about to decide about a comment. A claim that has ended is none; its row waits for the next one.
create table comment_claim (
    comment_id uuid primary key references comment on delete cascade,
    held_by uuid not null references account,
    taken_at timestamptz not null,
    expires_at timestamptz not null
);

create index comment_claim_holder on comment_claim (held_by);
create index comment_claim_end on comment_claim (expires_at);
