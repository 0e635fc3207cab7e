-- The one word for where an article stands, for lists; Article.status() says the same of what is not stored yet.
alter table article add status text not null generated always as (
    case
        when publication = 'killed' then 'killed'
        when archived then 'archived'
        when schedule_failed_at is not null then 'scheduleFailed'
        when publication = 'none' then stage
        else publication
    end) stored;

create index article_status on article (status, saved_at desc, id desc);
drop index article_publication;
