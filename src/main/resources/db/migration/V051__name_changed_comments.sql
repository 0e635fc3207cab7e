-- Which comment an article's change is about, for who follows its thread.
alter table change add part_id uuid;
comment on column change.part_id is 'What of the subject changed, where that has an id of its own: a comment';

create index change_parts on change (subject_id, position) where part_id is not null;
