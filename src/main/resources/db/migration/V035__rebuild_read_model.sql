-- The parts of the read model, and the highest version of each that a node has. Only such nodes rebuild.
create table projection (
    name text primary key,
    version integer not null,
    seen_at timestamptz not null
);
comment on column projection.seen_at is 'When a node of this version was last there';

-- The read model made anew from the write side: all of it, or what an earlier version has written.
create table rebuild (
    id uuid primary key,
    cause text not null check (cause in ('requested', 'outdated')),
    started_at timestamptz not null,
    total integer check (total >= 0),
    finished_at timestamptz,
    check (finished_at is null or total is not null)
);
comment on column rebuild.total is 'How many rows; null until they are known and stand in rebuild_batch';

create unique index rebuild_unfinished on rebuild (cause) where finished_at is null;
create index rebuild_finished on rebuild (finished_at);

-- What a rebuild has yet to do. A batch is gone when it is done; what could not be done stays, with what went wrong.
create table rebuild_batch (
    id bigint generated always as identity primary key,
    rebuild_id uuid not null references rebuild on delete cascade,
    turn integer not null,
    projection text not null,
    ids uuid[] not null,
    size integer not null check (size = cardinality(ids) and size > 0),
    problem text,
    failed_at timestamptz,
    check ((problem is null) = (failed_at is null) and (problem is null or size = 1))
);
comment on column rebuild_batch.turn is 'What others refer to comes before them';

create index rebuild_batch_next on rebuild_batch (rebuild_id, turn, id) where problem is null;
create index rebuild_batch_failed on rebuild_batch (rebuild_id, id) where problem is not null;

alter table published_correction add projection integer not null default 1;
alter table published_correction alter projection drop default;

-- What an earlier version has written.
create index published_article_projection on published_article (projection, article_id);
create index published_ref_projection on published_ref (kind, projection, id);
create index published_media_projection on published_media (projection, media_id);
create index published_correction_projection on published_correction (projection, id);

-- What has had its time and was deleted, by whom of the features.
create table purge_run (
    name text primary key,
    ran_at timestamptz not null,
    deleted integer not null check (deleted >= 0)
);

alter table saved_version add kept_at timestamptz not null default now();
alter table saved_version alter kept_at drop default;
comment on column saved_version.kept_at is 'Who has the version before in mind may have it since then';
