-- Where the log of changes stands. One row, which who numbers changes writes; readers see the positions up to it.
create table change_log (
    one boolean primary key default true check (one),
    epoch uuid not null default gen_random_uuid(),
    position bigint not null default 0,
    cluster text
);
comment on column change_log.epoch is 'Another one means that positions of before say nothing any more';
comment on column change_log.cluster is 'Which cluster, timeline and database the positions were given in';
insert into change_log (one) values (true);

update change set type = case when type like 'comment.%' then
    replace(replace(type, 'comment.created', 'commentCreated'), 'comment.', 'comment')
    else type end;
update change set type = split_part(type, '.', 1) || initcap(split_part(type, '.', 2)) where type like '%.%';
update change set type = 'comment' || initcap(substr(type, 8)) where type like 'comment%' and type <> 'commentCreated';
alter table change add check (type ~ '^[a-z]+[A-Z][a-z]+$');
