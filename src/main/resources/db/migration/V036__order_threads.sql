-- Threads by how much they were answered, and without their form: every comment that readers can read.
create index comment_answered on comment (article_id, reply_count desc, created_at desc, id desc)
    where parent_id is null and shown;
create index comment_flat on comment (article_id, created_at desc, id desc) where status = 'approved';
