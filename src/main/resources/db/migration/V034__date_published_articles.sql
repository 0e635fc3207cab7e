-- When anything public of it changed last, for Last-Modified; so far only in the finished JSON.
alter table published_article add modified_at timestamptz;
update published_article set modified_at = cast(cast('{' || facts || '}' as json) ->> 'modifiedAt' as timestamptz);
alter table published_article alter modified_at set not null;
