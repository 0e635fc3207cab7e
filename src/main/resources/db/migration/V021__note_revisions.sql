alter table article_revision add note text check (length(note) <= 2000);
comment on column article_revision.note is 'What the newsroom says about this save';
