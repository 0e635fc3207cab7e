-- Why moderators decided as they did, and what they took back.
alter table comment_decision drop constraint comment_decision_action_check;
alter table comment_decision
    add status_after text,
    add queued_before boolean,
    add code text check (code in ('offTopic', 'abusive', 'spam', 'illegal', 'personalData', 'duplicate', 'other')),
    add public_text text,
    add note text,
    add undoes bigint unique references comment_decision;

update comment_decision set
    status_after = case action when 'approve' then 'approved' when 'reject' then 'rejected' else 'deleted' end,
    queued_before = status_before in ('pending', 'withheld') or action = 'approve' and status_before = 'approved';

alter table comment_decision
    alter status_after set not null,
    alter queued_before set not null,
    add constraint comment_decision_action_check check (action in ('approve', 'reject', 'delete', 'undo')),
    add check ((action = 'undo') = (undoes is not null));
comment on column comment_decision.public_text is 'For who wrote the comment';
comment on column comment_decision.note is 'For moderators; no public answer holds it';
comment on column comment_decision.undoes is 'The decision that this one takes back; none is taken back twice';
