-- Notes are read one by one and in pages, and a note need not come with an action.
alter table article_action drop id;
alter table article_action add id uuid primary key default gen_random_uuid();
alter table article_action alter id drop default;

alter table article_action drop constraint article_action_action_check;
alter table article_action add constraint article_action_action_check check (action in (
    'note', 'submit', 'approve', 'sendBack', 'requestLegal', 'signOff', 'hold', 'release', 'publish', 'schedule',
    'cancelSchedule', 'unpublish', 'kill', 'archive', 'unarchive', 'liftEmbargo', 'scheduleFailed'));
alter table article_action add check (action <> 'note' or note is not null);

create index article_action_notes on article_action (article_id, at desc, id desc) where note is not null;
-- For the deletion of an article and of its revisions.
create index article_action_article on article_action (article_id);
create index article_action_revision on article_action (revision_id);
