-- A duplicate that was merged keeps its row, for revisions never change and go on mentioning its id; from then on that stands
-- for another one, which is no duplicate itself. Its slug is that one's.
alter table author add merged_into uuid references author check (merged_into <> id);
alter table author drop constraint author_slug_key;
create unique index author_slug on author (slug) where merged_into is null;
create index author_merged on author (merged_into) where merged_into is not null;

alter table tag add merged_into uuid references tag check (merged_into <> id);
alter table tag drop constraint tag_slug_key;
create unique index tag_slug on tag (slug) where merged_into is null;
create index tag_merged on tag (merged_into) where merged_into is not null;

-- Articles that were published with a duplicate show the other one, and no article is written for it.
alter table published_ref add merged_into uuid references published_ref
    check (merged_into is null or (merged_into <> id and kind <> 'section'));
alter table published_ref drop constraint published_ref_kind_slug_key;
create unique index published_ref_slug on published_ref (kind, slug) where merged_into is null;
create index published_ref_merged on published_ref (merged_into) where merged_into is not null;
comment on column published_ref.merged_into is 'What it stands for and whose card it has; null where it is no duplicate';
comment on column published_ref.lineage is
    'The ids of its ancestors and of itself, from the root; of a duplicate, of what it was merged into and of itself';
