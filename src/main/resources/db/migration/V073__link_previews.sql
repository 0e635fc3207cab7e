-- Links that show an article before readers see it. What stands here opens nothing: of a token only a MAC is kept.
create table preview_link (
    id uuid primary key,
    article_id uuid not null references article on delete cascade,
    revision_id uuid references article_revision on delete cascade,
    token_mac bytea not null check (octet_length(token_mac) >= 16),
    note text check (length(note) <= 200),
    created_at timestamptz not null,
    created_by uuid not null references account,
    expires_at timestamptz not null check (expires_at > created_at),
    revoked_at timestamptz,
    revoked_by uuid references account,
    used_count integer not null default 0 check (used_count >= 0),
    last_used_at timestamptz,
    check ((revoked_at is null) = (revoked_by is null))
);
comment on column preview_link.revision_id is 'What it shows; null for whichever is the draft when it is opened';

create index preview_link_article on preview_link (article_id, created_at desc, id desc);
create index preview_link_revision on preview_link (revision_id) where revision_id is not null;
