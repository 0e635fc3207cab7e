-- What people type to pick a section, author or tag is looked up here: words of its name and, in ASCII, of its slug. The
-- marks that PostgreSQL would keep inside a word, as in COVID-19, AC/DC or v1.5, end one.
create index section_words on section
    using gin (to_tsvector('simple', translate(normalize(name || ' ' || slug, NFC), '-./', '   ')));
create index author_words on author
    using gin (to_tsvector('simple', translate(normalize(name || ' ' || slug, NFC), '-./', '   ')));
create index tag_words on tag
    using gin (to_tsvector('simple', translate(normalize(name || ' ' || slug, NFC), '-./', '   ')));
