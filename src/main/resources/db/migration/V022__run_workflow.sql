alter table article
    add legal_hold boolean not null default false,
    add archived boolean not null default false,
    add embargoed_until timestamptz,
    add publish_at timestamptz,
    add unpublish_at timestamptz,
    add schedule_zone text check (length(schedule_zone) <= 50),
    add scheduled_by uuid references account,
    add schedule_failed_at timestamptz,
    add schedule_problem jsonb,
    add constraint article_scheduled_whole check (
        (publication <> 'scheduled' or publish_at is not null)
        and (publication <> 'killed' or coalesce(publish_at, unpublish_at) is null)
        and ((publish_at is null and unpublish_at is null) = (scheduled_by is null))
        and (schedule_failed_at is null) = (schedule_problem is null)
        and (schedule_failed_at is null or scheduled_by is not null)
    ),
    add constraint article_killed_was_public check (publication <> 'killed' or first_published_at is not null);
comment on column article.publish_at is 'When the draft of that moment becomes public';
comment on column article.schedule_zone is 'The IANA zone that the times were given in';

-- What is due; a schedule that failed waits for an editor.
create index article_due on article (least(publish_at, unpublish_at))
    where scheduled_by is not null and schedule_failed_at is null;

alter table article_action drop constraint article_action_action_check;
alter table article_action add check (action in (
    'submit', 'approve', 'sendBack', 'requestLegal', 'signOff', 'hold', 'release', 'publish', 'schedule',
    'cancelSchedule', 'unpublish', 'kill', 'archive', 'unarchive', 'liftEmbargo', 'scheduleFailed'));

-- What readers are told of articles that were withdrawn for good.
create table published_withdrawal (
    article_id uuid primary key references article on delete cascade,
    statement text not null check (length(statement) between 1 and 2000),
    at timestamptz not null
);
