-- What moderators tell a guest is found by their rejected comments.
create index comment_guest_rejected on comment (guest_id) where status = 'rejected' and guest_id is not null;
