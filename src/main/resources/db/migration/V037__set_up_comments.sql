-- What is set for the threads of an article, of a section, or of the whole publication, whose id is fixed.
create table comment_settings (
    id uuid primary key,
    scope text not null check (scope in ('article', 'section', 'publication')),
    settings jsonb not null check (jsonb_typeof(settings) = 'object'),
    version integer not null,
    created_at timestamptz not null,
    created_by uuid not null references account,
    saved_at timestamptz not null,
    saved_by uuid not null references account
);
comment on column comment_settings.id is 'That of the article or section';

alter table saved_version drop constraint saved_version_kind_check;
alter table saved_version add constraint saved_version_kind_check
    check (kind in ('section', 'author', 'tag', 'media', 'article', 'user', 'commentSettings', 'commentWords'));

-- What readers see of the settings: of a section as they hold there, of an article only its own.
alter table published_ref
    add comments_mode text,
    add comments_votes text,
    add comments_days integer;
comment on column published_ref.comments_mode is 'Of sections: as set there, above or for the publication; null where it is not';
comment on column published_ref.comments_votes is 'Likewise';
comment on column published_ref.comments_days is 'Likewise: days after publication; 0 for always';

alter table article_stats
    add comments_mode text,
    add comments_votes text,
    add comments_close_at timestamptz;
comment on column article_stats.comments_mode is 'As set for the article; null where it is not';
comment on column article_stats.comments_votes is 'Likewise';
comment on column article_stats.comments_close_at is 'Likewise; infinity for never';
create index article_stats_closing on article_stats (comments_close_at) where comments_close_at is not null;

alter table published_article add published_at timestamptz;
update published_article
set published_at = cast(cast('{' || facts || '}' as json) ->> 'publishedAt' as timestamptz);
alter table published_article alter published_at set not null;
create index published_article_published on published_article (published_at);

-- Comments are closed where their time was over at this moment, which moves in the transactions that tell of it.
create table thread_clock (
    one boolean primary key default true check (one),
    at timestamptz not null
);
insert into thread_clock (at) values (now());
