-- Hashes of networks are erased by age. Where hardly any comment has one, the index for that seemed as good to whoever asks
-- about one network, and every comment with a hash was read for each new one; a condition of its own keeps the two apart.
drop index comment_network;
create index comment_network on comment (created_at) where octet_length(network_hash) > 0;
