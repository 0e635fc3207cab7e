-- What moderators look for: a reader's comments, and words of texts and names. The marks that PostgreSQL would keep inside a
-- word, as in COVID-19, AC/DC or v1.5, end one.
create index comment_reader on comment (reader_id, created_at desc, id desc) where reader_id is not null;

create index comment_words on comment using gin (to_tsvector('simple', translate(normalize(
    coalesce(body_text, '') || ' ' || coalesce(author_name, ''), NFC), '-./', '   ')));
