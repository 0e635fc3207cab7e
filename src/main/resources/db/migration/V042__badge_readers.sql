-- Which readers belong to the newsroom: the providers of the two are different ones, so somebody has to say it.
alter table reader
    add author_id uuid references author on delete set null,
    add staff boolean not null default false;
comment on column reader.author_id is 'The author that the reader is; comments on their articles carry that badge';
comment on column reader.staff is 'Whether the reader works for the newsroom';
