package org.broadsheet.conversation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.broadsheet.shared.WholeNumber;

/** What holds in the publication's threads where no setting says otherwise. */
@ConfigMapping(prefix = "broadsheet.comments")
public interface CommentsConfig {

    @WithDefault("pre")
    CommentMode mode();

    /** How deep replies nest, 0 to 20; a deeper one becomes a reply to the deepest that may have some. */
    @WithDefault("5")
    @WithConverter(Depth.class)
    int maxDepth();

    /** Days after publication for which comments are taken, 0 to 3650; 0 for always. */
    @WithDefault("0")
    @WithConverter(Days.class)
    int closeAfterDays();

    /** Between two comments of one commenter on an article, 0 s to a day; 0 for none. */
    @WithDefault("0s")
    Duration slowMode();

    @WithDefault("everyone")
    Commenters commenters();

    @WithDefault("up")
    VoteMode votes();

    /** How long a comment can be edited, 0 s to a day; 0 for not at all. */
    @WithDefault("5m")
    Duration editWindow();

    /** The weight of reports that hides a comment, 0 to 1000; 0 for none. */
    @WithDefault("5")
    @WithConverter(Weight.class)
    int hideAtReports();

    /** The most links of a comment that is not held, 0 to 100. */
    @WithDefault("2")
    @WithConverter(Percent.class)
    int maxLinks();

    /** How many comments of somebody must have been approved before their next is not held, 0 to 100. */
    @WithDefault("0")
    @WithConverter(Percent.class)
    int trustedAfter();

    /** The percentage of somebody's comments of a week that, once rejected, has their next one held; 0 for none. */
    @WithDefault("30")
    @WithConverter(Percent.class)
    int holdAtRejected();

    /** Minutes within which nobody says the same twice, 0 to 10080; 0 for none. */
    @WithDefault("5")
    @WithConverter(Minutes.class)
    int duplicateMinutes();

    /** After how many days it is forgotten from which networks comments came, 0 to 3650; 0 for never to keep it. */
    @WithDefault("30")
    @WithConverter(Days.class)
    int networkDays();

    /** How long a comment is a moderator's who has claimed it. */
    @WithDefault("10m")
    Duration claim();

    /** How many may follow threads on this node at once, 0 to 100,000. */
    @WithDefault("1000")
    @WithConverter(Streams.class)
    int streams();

    /** How many of them from one network. */
    @WithDefault("50")
    @WithConverter(Streams.class)
    int streamsPerClient();

    /** How often who follows a thread is given a sign of life. */
    @WithDefault("15s")
    Duration heartbeat();

    /** Public because it is made from outside, as are those below. */
    final class Depth extends WholeNumber {

        private static final long serialVersionUID = 1L;

        public Depth() {
            super(0, 20);
        }
    }

    final class Days extends WholeNumber {

        private static final long serialVersionUID = 1L;

        public Days() {
            super(0, CommentSettings.MOST_DAYS);
        }
    }

    final class Weight extends WholeNumber {

        private static final long serialVersionUID = 1L;

        public Weight() {
            super(0, CommentSettings.MOST_WEIGHT);
        }
    }

    final class Percent extends WholeNumber {

        private static final long serialVersionUID = 1L;

        public Percent() {
            super(0, 100);
        }
    }

    final class Minutes extends WholeNumber {

        private static final long serialVersionUID = 1L;

        public Minutes() {
            super(0, CommentSettings.MOST_MINUTES);
        }
    }

    final class Streams extends WholeNumber {

        private static final long serialVersionUID = 1L;

        public Streams() {
            super(0, 100_000);
        }
    }
}
