-- What moderators pick, pin, and close: marks that readers see.
alter table comment
    add featured boolean not null default false,
    add pinned boolean not null default false,
    add locked boolean not null default false,
    add check (not (featured or pinned) or status = 'approved'),
    add check (not locked or parent_id is null);
comment on column comment.locked is 'Of one that begins a thread: nobody answers in it any more';

create index comment_featured on comment (article_id, created_at desc, id desc) where featured;

alter table comment_decision drop constraint comment_decision_action_check;
alter table comment_decision
    add featured_before boolean not null default false,
    add pinned_before boolean not null default false,
    add constraint comment_decision_action_check check (action in (
        'approve', 'reject', 'delete', 'undo', 'feature', 'unfeature', 'pin', 'unpin', 'lock', 'unlock'));
alter table comment_decision alter featured_before drop default, alter pinned_before drop default;
