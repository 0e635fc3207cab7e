-- What readers are told about what was wrong or has changed in an article; append-only.
create table correction (
    id uuid primary key,
    article_id uuid not null references article,
    kind text not null check (kind in ('correction', 'clarification', 'update', 'retraction')),
    text text not null check (length(text) between 1 and 2000),
    revision integer not null,
    at timestamptz not null,
    by uuid not null references account,
    foreign key (article_id, revision) references article_revision (article_id, number)
);
comment on column correction.revision is 'Number of the revision that it was said of';

create index correction_article on correction (article_id, at desc, id desc);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name;
end
$$;

create trigger correction_append_only before update or delete on correction
    for each row execute function refuse_change();

-- The read model of corrections; readers see those of public articles.
create table published_correction (
    id uuid primary key,
    article_id uuid not null references article,
    kind text not null,
    at timestamptz not null,
    card text not null
);
comment on column published_correction.card is 'JSON members without braces';

create index published_correction_newest on published_correction (at desc, id desc);
create index published_correction_article on published_correction (article_id, at, id);
