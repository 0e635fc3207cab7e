package org.broadsheet.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What holds below a public article.
 *
 * @param language of the article, BCP 47
 * @param settings every one has a value, but for {@code closesAt}
 * @param closesAt when comments close; empty for never
 * @param words the version of the word lists; 0 before anything was listed
 */
public record CommentPolicy(
        UUID article, String language, CommentSettings settings, Optional<Instant> closesAt, long words) {

    /** @param published the date line of the article; null for none so far */
    static CommentPolicy of(UUID article, String language, CommentSettings settings, Instant published, long words) {
        Optional<Instant> byDays = settings.closeAfterDays() == 0 || published == null
                ? Optional.empty()
                : Optional.of(published.plus(Duration.ofDays(settings.closeAfterDays())));
        return new CommentPolicy(
                article,
                language,
                settings,
                Optional.ofNullable(settings.closesAt()).or(() -> byDays),
                words);
    }

    public CommentMode mode() {
        return settings.mode();
    }

    /** Whether comments are taken at that time. */
    public boolean isOpen(Instant now) {
        return mode().isAccepting() && closesAt.filter(at -> !at.isAfter(now)).isEmpty();
    }

    /** Zero where there need be none. */
    public Duration slowMode() {
        return Duration.ofSeconds(settings.slowModeSeconds());
    }

    /** Zero where nobody edits. */
    public Duration editWindow() {
        return Duration.ofSeconds(settings.editWindowSeconds());
    }
}
