-- Records of pictures that live elsewhere; the files are never fetched.
create table media (
    id uuid primary key,
    version integer not null,
    url text not null,
    alt text,
    caption text,
    credit text,
    width integer check (width > 0),
    height integer check (height > 0),
    focal_x double precision check (focal_x between 0 and 1),
    focal_y double precision check (focal_y between 0 and 1),
    rights text,
    created_at timestamptz not null,
    created_by uuid not null references account,
    saved_at timestamptz not null,
    saved_by uuid not null references account,
    check ((focal_x is null) = (focal_y is null))
);

create index media_created on media (created_at desc, id desc);

-- The read model of pictures; shown only where something public shows it.
create table published_media (
    media_id uuid primary key,
    projection integer not null,
    card text not null
);
comment on column published_media.card is 'JSON members without braces';

alter table author add image_id uuid references media;
create index author_image on author (image_id) where image_id is not null;

alter table article_revision add image_id uuid;

alter table article_use add media_id uuid references media;
alter table article_use drop constraint article_use_check;
alter table article_use add check (num_nonnulls(section_id, author_id, tag_id, media_id) = 1);
alter table article_use drop constraint article_use_revision_id_section_id_author_id_tag_id_key;
alter table article_use add unique nulls not distinct (revision_id, section_id, author_id, tag_id, media_id);
create index article_use_media on article_use (media_id, article_id) where media_id is not null;

alter table published_ref add image_id uuid references published_media;

alter table published_article add image_id uuid references published_media;
alter table published_article add media_ids uuid[] not null default '{}';
comment on column published_article.media_ids is 'Pictures in the body; they are filled in when read';

create index published_ref_image on published_ref (image_id) where image_id is not null;
create index published_article_image on published_article (image_id) where image_id is not null;
create index published_article_media on published_article using gin (media_ids);
