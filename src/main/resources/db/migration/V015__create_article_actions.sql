-- Who did what to an article, and what they noted about it; append-only.
create table article_action (
    id bigint generated always as identity primary key,
    article_id uuid not null references article on delete cascade,
    action text not null check (action in ('publish', 'unpublish')),
    revision_id uuid not null references article_revision on delete cascade,
    note text check (length(note) <= 2000),
    at timestamptz not null,
    by uuid not null references account
);

create index article_action_article on article_action (article_id, id desc);
