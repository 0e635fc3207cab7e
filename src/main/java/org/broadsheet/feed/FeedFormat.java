package org.broadsheet.feed;

import java.util.function.Function;

/** The formats that feeds come in. */
enum FeedFormat {
    rss(FeedFormat.RSS, RssFeed::write),
    atom(FeedFormat.ATOM, AtomFeed::write),
    json(FeedFormat.JSON, JsonFeed::write);

    static final String RSS = "application/rss+xml";
    static final String ATOM = "application/atom+xml";
    static final String JSON = "application/feed+json";

    private final String mediaType;
    private final Function<FeedPage, byte[]> writer;

    FeedFormat(String mediaType, Function<FeedPage, byte[]> writer) {
        this.mediaType = mediaType;
        this.writer = writer;
    }

    String mediaType() {
        return mediaType;
    }

    /** The page in this format, in UTF-8. */
    byte[] write(FeedPage page) {
        return writer.apply(page);
    }
}
