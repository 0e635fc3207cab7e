-- What accounts may do, and with which tokens.
alter table account
    add kind text not null default 'person' check (kind in ('person', 'service')),
    add active boolean not null default true,
    add grants jsonb not null default '[]' check (jsonb_typeof(grants) = 'array'),
    add issuer text,
    add subject text,
    add version integer not null default 1,
    add created_by uuid references account,
    add saved_at timestamptz not null default now(),
    add saved_by uuid references account,
    add unique (issuer, subject),
    add check ((issuer is null) = (subject is null));

update account set grants = '[{"role": "administrator"}]', created_by = id, saved_by = id;

alter table account alter created_by set not null, alter saved_by set not null;
comment on column account.grants is 'Roles, each with the sections and languages that limit it; null for no limit';
comment on column account.issuer is 'With subject: who signs in elsewhere (OpenID Connect)';

create index account_newest on account (created_at desc, id desc);

drop index api_token_account;
alter table api_token drop constraint api_token_pkey;
alter table api_token
    add id uuid,
    add name text not null default 'First token' check (length(name) between 1 and 200),
    add read_only boolean not null default false,
    add rights jsonb check (jsonb_typeof(rights) = 'array'),
    add sections jsonb check (jsonb_typeof(sections) = 'array'),
    add expires_at timestamptz,
    add revoked_at timestamptz,
    add last_used_at timestamptz,
    add created_by uuid references account,
    add version integer not null default 1,
    add unique (digest);

update api_token set id = '00000000-0000-7000-8000-000000000002', created_by = account_id;

alter table api_token alter created_by set not null, alter name drop default, add primary key (id);
comment on column api_token.rights is 'No others; null for all that the account has';
comment on column api_token.sections is 'Only in these and those below them; null for everywhere';

create index api_token_account on api_token (account_id);
create index api_token_newest on api_token (created_at desc, id desc);

-- Grows with every change of what anybody may do, so that nodes know when to forget what they have learnt.
create table access_version (
    one boolean primary key default true check (one),
    version bigint not null
);
insert into access_version (version) values (1);

create function access_changed() returns trigger language plpgsql as $$
begin
    update access_version set version = version + 1;
    return null;
end
$$;

create trigger account_access after update on account
    for each statement execute function access_changed();
create trigger token_access after update of revoked_at on api_token
    for each statement execute function access_changed();
create trigger section_access after insert or update of parent_id or delete on section
    for each statement execute function access_changed();

-- The articles of one who sees only their own.
create index article_created_by on article (created_by, saved_at desc, id desc);

-- Whether one of the grants counts for an article: [{"sections": […], "languages": […], "creator": …}], null for no limit.
create function grants_count(grants text, section uuid, language text, creator uuid) returns boolean
language sql stable as $$
    select exists (
        select from jsonb_to_recordset(cast($1 as jsonb)) as g (sections uuid[], languages text[], creator uuid)
        where (g.sections is null or $2 = any(g.sections))
            and (g.languages is null
                or exists (select from unnest(g.languages) l where $3 = l or starts_with($3, l || '-')))
            and (g.creator is null or g.creator = $4))
$$;

create function grants_count_for(grants text, article uuid) returns boolean
language sql stable as $$
    select exists (
        select from article a join article_revision r on r.id = a.draft_revision
        where a.id = $2 and grants_count($1, r.section_id, r.language, a.created_by))
$$;

alter table saved_version drop constraint saved_version_kind_check;
alter table saved_version add constraint saved_version_kind_check
    check (kind in ('section', 'author', 'tag', 'media', 'article', 'user'));
