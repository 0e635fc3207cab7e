-- What readers think of comments: the votes, and on each comment what they come to.
create table comment_vote (
    comment_id uuid not null references comment,
    voter text not null,
    value integer not null check (value in (-1, 1)),
    at timestamptz not null,
    primary key (comment_id, voter)
);
comment on column comment_vote.voter is 'What tells voters apart: a kind, a colon, and a digest of who it is';

alter table comment
    add votes_up integer not null default 0 check (votes_up >= 0),
    add votes_down integer not null default 0 check (votes_down >= 0),
    add check (status <> 'deleted' or votes_up + votes_down = 0);

-- The lower bound of the score interval at 95 %: E. B. Wilson, Probable Inference, the Law of Succession, and Statistical
-- Inference, Journal of the American Statistical Association 22 (1927), 209-212. With z = 1.959963984540054 the numbers are
-- z^2/2, z^2/4 and z^2, both sides of the fraction multiplied by the number of votes.
alter table comment
    add best double precision not null generated always as (
        case when votes_up = 0 then 0 else
            (votes_up + 1.920729410347062 - 1.959963984540054 * sqrt(
                cast(votes_up as double precision) * votes_down / (votes_up + votes_down) + 0.960364705173531))
            / (votes_up + votes_down + 3.841458820694124) end) stored,
    add controversy double precision not null generated always as (
        case when votes_up = 0 or votes_down = 0 then 0 else
            cast(least(votes_up, votes_down) as double precision) * least(votes_up, votes_down)
            / greatest(votes_up, votes_down) end) stored;
comment on column comment.best is 'What share of all votes would at least be for it, were there very many; 0 without votes';
comment on column comment.controversy is 'The votes of the smaller side times its size by that of the larger one';

create index comment_liked on comment (article_id, votes_up desc, created_at desc, id desc)
    where parent_id is null and shown;
create index comment_best on comment (article_id, best desc, created_at desc, id desc)
    where parent_id is null and shown;
create index comment_controversial on comment (article_id, controversy desc, created_at desc, id desc)
    where parent_id is null and shown;

alter table article_stats add voted boolean not null default false;
comment on column article_stats.voted is 'There are votes below it of which the log of changes does not tell yet';
create index article_stats_voted on article_stats (article_id) where voted;
