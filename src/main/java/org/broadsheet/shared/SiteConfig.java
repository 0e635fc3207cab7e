package org.broadsheet.shared;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.ZoneId;

/** The publication's site, which feeds, sitemaps and structured data speak of; see {@link SiteLinks}. */
@ConfigMapping(prefix = "broadsheet.site")
public interface SiteConfig {

    /** A path on the site with what tells one thing from another. */
    String PATH = "(\\{path}|/[^{}#\\s]*\\{(path|slug|id)})[^{}#\\s]*";

    /** Where the front end is: http or https, host, and whatever every path begins with. */
    @WithDefault("http://localhost:8080")
    @Pattern(regexp = "https?://[^/?#\\s]+(/[^?#\\s]*)?")
    String url();

    /** Where readers reach this service itself, whose paths begin behind it; the site unless it is set. */
    @WithDefault("${broadsheet.site.url:http://localhost:8080}")
    @Pattern(regexp = "https?://[^/?#\\s]+(/[^?#\\s]*)?")
    String apiUrl();

    /** What the publication is called. */
    @WithDefault("Broadsheet")
    @Size(min = 1, max = 200) String name();

    /** Language of content that names none (BCP 47). */
    @WithDefault("en")
    String language();

    /** Where its days begin and end, of the IANA time zone database. */
    @WithDefault("UTC")
    ZoneId timeZone();

    /** Where an article stands, with {@code {path}}, {@code {slug}} or {@code {id}} in it. */
    @WithDefault("{path}")
    @Pattern(regexp = PATH) String articlePath();

    /** Where a section stands, likewise. */
    @WithDefault("{path}")
    @Pattern(regexp = PATH) String sectionPath();

    /** Where an author stands, with {@code {slug}} or {@code {id}} in it. */
    @WithDefault("/authors/{slug}")
    @Pattern(regexp = PATH) String authorPath();

    /** Where a tag stands, likewise. */
    @WithDefault("/tags/{slug}")
    @Pattern(regexp = PATH) String tagPath();
}
