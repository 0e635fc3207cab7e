-- Sitemaps: how many articles there are of each month, and their addresses, without a look at what the articles say.
create index published_article_month on published_article (published_at, article_id) include (modified_at);
