package org.broadsheet.feed;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.broadsheet.cache.Answer;
import org.broadsheet.http.CanonicalAddress;
import org.broadsheet.shared.PageInfo;
import org.broadsheet.shared.PageLinks;
import org.broadsheet.shared.SiteConfig;
import org.broadsheet.shared.SiteLinks;

/** Answers with pages of feeds. */
@ApplicationScoped
class Feeds {

    private final SiteConfig site;
    private final SiteLinks links;
    private final CanonicalAddress addresses;

    Feeds(SiteConfig site, SiteLinks links, CanonicalAddress addresses) {
        this.site = site;
        this.links = links;
        this.addresses = addresses;
    }

    /**
     * What a feed tells of, in the words of the publication.
     *
     * @param about what is put behind its name; null for nothing
     * @param home where readers see the same on the site
     * @param language BCP 47; null for that of the publication
     * @param keys what this was made of beside the list
     */
    record Subject(String about, String home, String language, Set<String> keys) {}

    /**
     * 200 with the page.
     *
     * @param info where it stands in the list
     * @param keys what it was made of
     * @param uri what was asked for
     */
    Response page(
            FeedFormat format, Subject subject, List<FeedItem> items, PageInfo info, Set<String> keys, UriInfo uri) {
        String path = uri.getRequestUri().getRawPath();
        List<String> query = query(path, uri.getRequestUri().getRawQuery());
        List<String> filter = query.stream().filter(pair -> !isPlace(pair)).toList();
        // As the links to it have it.
        List<String> self = Stream.concat(filter.stream(), query.stream().filter(Feeds::isPlace))
                .toList();
        FeedPage page = new FeedPage(
                site.name(),
                subject.about() == null ? site.name() : site.name() + " – " + subject.about(),
                subject.home(),
                subject.language() == null ? site.language() : subject.language(),
                links.service(address(path, filter)),
                links.service(address(path, self)),
                info.next() == null ? null : links.service(info.next()),
                info.previous() == null ? null : links.service(info.previous()),
                info.total(),
                items);
        Answer answer = Answer.of(format.mediaType(), format.write(page), keys);
        String neighbours = PageLinks.header(info);
        return Response.ok(neighbours.isEmpty() ? answer : answer.with(HttpHeaders.LINK, neighbours))
                .build();
    }

    /** The parameters in their canonical spelling. */
    private List<String> query(String path, String query) {
        if (query == null) {
            return List.of();
        }
        String asked = path + "?" + query;
        String canonical = addresses.of(asked).orElse(asked).substring(path.length());
        return canonical.isEmpty() ? List.of() : List.of(canonical.substring(1).split("&"));
    }

    /** Whether it says where in the list a page is. */
    private static boolean isPlace(String pair) {
        return pair.startsWith("cursor=") || pair.startsWith("page=");
    }

    private static String address(String path, List<String> query) {
        return query.isEmpty() ? path : path + "?" + String.join("&", query);
    }
}
