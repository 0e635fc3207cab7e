-- Who is at work on an article. A lock that has ended is none; its row waits for the next one.
create table article_lock (
    article_id uuid primary key references article on delete cascade,
    held_by uuid not null references account,
    taken_at timestamptz not null,
    expires_at timestamptz not null
);
