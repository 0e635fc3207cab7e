-- Every path that a section has now, or had, and which section had it last: whoever asks for it is sent on.
create table published_path (
    path text primary key,
    section_id uuid not null
);

create index published_path_section on published_path (section_id);

insert into published_path (path, section_id)
select path, id from published_ref where kind = 'section'
on conflict do nothing;
