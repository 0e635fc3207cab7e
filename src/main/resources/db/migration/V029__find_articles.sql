-- What editors' lists are narrowed by lies in the drafts; from there it leads to their articles.
create unique index article_draft on article (draft_revision);

create index article_revision_type on article_revision (type);
create index article_revision_language on article_revision (language);

-- What people type is looked up here. The marks that PostgreSQL would keep inside a word, as in COVID-19, AC/DC or v1.5,
-- end one.
create index article_revision_words on article_revision using gin (to_tsvector('simple', translate(normalize(
    headline || ' ' || coalesce(kicker, '') || ' ' || coalesce(standfirst, '') || ' ' || slug, NFC), '-./', '   ')));
