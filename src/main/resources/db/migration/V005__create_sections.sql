create table section (
    id uuid primary key,
    version integer not null,
    name text not null check (length(name) between 1 and 100),
    slug text not null unique,
    segment text not null check (segment ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(segment) <= 100),
    parent_id uuid references section check (parent_id <> id),
    description text check (length(description) <= 2000),
    position integer not null check (position between 0 and 1000000),
    listed boolean not null,
    created_at timestamptz not null,
    created_by uuid not null references account,
    saved_at timestamptz not null,
    saved_by uuid not null references account,
    constraint section_segment_unique unique nulls not distinct (parent_id, segment)
);
comment on column section.segment is 'This section''s part of the path; unique among siblings';

create index section_name on section (name, id);
