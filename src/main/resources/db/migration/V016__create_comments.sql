-- What readers say about articles. A thread is a tree; "shown" rows are what readers see of it: approved comments, and those
-- that went but still have answers below them.
create table comment (
    id uuid primary key,
    version integer not null,
    article_id uuid not null references article,
    parent_id uuid references comment,
    root_id uuid not null references comment,
    depth integer not null check (depth between 0 and 20),
    path uuid[] not null,
    status text not null check (status in ('pending', 'approved', 'rejected', 'withheld', 'deleted')),
    queued boolean not null,
    shown boolean not null,
    reply_count integer not null check (reply_count >= 0),
    author_name text,
    author_email text,
    body_source text,
    body_html text,
    body_text text,
    created_at timestamptz not null,
    check (path[1] = root_id and path[depth + 1] = id and cardinality(path) = depth + 1),
    check ((parent_id is null) = (depth = 0)),
    check (shown = (status = 'approved' or reply_count > 0)),
    check (num_nonnulls(author_name, body_source, body_html, body_text) = case status when 'deleted' then 0 else 4 end),
    check (status <> 'deleted' or author_email is null)
);
comment on column comment.path is 'The ids from the root down to the comment itself';
comment on column comment.queued is 'Waits for a moderator, whether it is shown meanwhile or not';
comment on column comment.reply_count is 'Direct replies that are shown';
comment on column comment.author_email is 'For moderators'' tools; no answer holds it';

create index comment_roots on comment (article_id, created_at desc, id desc) where parent_id is null and shown;
create index comment_replies on comment (parent_id, created_at, id) where shown;
create index comment_article on comment (article_id, created_at desc, id desc);
create index comment_status on comment (status, created_at desc, id desc);
create index comment_created on comment (created_at desc, id desc);
create index comment_queue on comment (created_at desc, id desc) where queued;

-- Who decided what about a comment; append-only.
create table comment_decision (
    id bigint generated always as identity primary key,
    comment_id uuid not null references comment,
    action text not null check (action in ('approve', 'reject', 'delete')),
    status_before text not null,
    at timestamptz not null,
    by uuid not null references account
);

create index comment_decision_comment on comment_decision (comment_id, id desc);
