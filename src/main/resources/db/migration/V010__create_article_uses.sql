-- What the draft and the published revision of an article mention. The foreign keys keep what is in use from being
-- deleted; older revisions are history and hold nothing.
create table article_use (
    article_id uuid not null references article on delete cascade,
    revision_id uuid not null references article_revision on delete cascade,
    section_id uuid references section,
    author_id uuid references author,
    tag_id uuid references tag,
    check (num_nonnulls(section_id, author_id, tag_id) = 1),
    unique nulls not distinct (revision_id, section_id, author_id, tag_id)
);

create index article_use_article on article_use (article_id);
create index article_use_section on article_use (section_id, article_id) where section_id is not null;
create index article_use_author on article_use (author_id, article_id) where author_id is not null;
create index article_use_tag on article_use (tag_id, article_id) where tag_id is not null;
