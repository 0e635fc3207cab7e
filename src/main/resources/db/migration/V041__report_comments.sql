-- What readers say is wrong with comments, and on each comment what the reports come to that nobody has decided about.
create table comment_report (
    id uuid primary key,
    comment_id uuid not null references comment,
    revision integer not null default 1 check (revision > 0),
    reporter text not null,
    weight double precision not null check (weight > 0 and weight <= 1),
    reason text not null check (reason in ('offensive', 'abusive', 'spam', 'illegal', 'other')),
    note text check (length(note) between 1 and 1000),
    at timestamptz not null,
    decision text check (decision in ('upheld', 'dismissed')),
    decided_at timestamptz,
    unique (comment_id, revision, reporter),
    check ((decision is null) = (decided_at is null))
);
comment on column comment_report.reporter is 'As comment_vote.voter; of guests a keyed digest of their network';
comment on column comment_report.weight is 'As it was when the report came';

create index comment_report_newest on comment_report (comment_id, at desc, id desc);
create index comment_report_decided on comment_report (reporter) where decision is not null;

alter table comment
    add reports integer not null default 0 check (reports >= 0),
    add reports_weight double precision not null default 0 check (reports_weight >= 0),
    add reports_reasons text[] not null default '{}',
    add cleared_revision integer,
    add check ((reports = 0) = (reports_weight = 0) and (reports = 0) = (cardinality(reports_reasons) = 0)),
    add check (status <> 'deleted' or reports = 0);
comment on column comment.reports is 'Of its present revision, as far as nobody has decided about them; as the next two';
comment on column comment.cleared_revision is 'The last one that a moderator approved: reports of it hide nothing';

create index comment_reported on comment (created_at desc, id desc) where reports > 0;
