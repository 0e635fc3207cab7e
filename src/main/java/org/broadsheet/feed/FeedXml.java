package org.broadsheet.feed;

import com.rometools.modules.mediarss.MediaEntryModuleImpl;
import com.rometools.modules.mediarss.types.Credit;
import com.rometools.modules.mediarss.types.MediaContent;
import com.rometools.modules.mediarss.types.Metadata;
import com.rometools.modules.mediarss.types.UrlReference;
import com.rometools.rome.feed.WireFeed;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.module.Module;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedOutput;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jsoup.nodes.Entities;

/** What RSS and Atom have in common. */
final class FeedXml {

    private static final Namespace OPEN_SEARCH =
            Namespace.getNamespace("opensearch", "http://a9.com/-/spec/opensearch/1.1/");

    private FeedXml() {}

    /** As it is, without white space that would become part of texts. */
    static byte[] write(WireFeed feed) {
        feed.setEncoding(StandardCharsets.UTF_8.name());
        try {
            return new WireFeedOutput().outputString(feed, false).getBytes(StandardCharsets.UTF_8);
        } catch (FeedException e) {
            throw new IllegalStateException("A feed of ours has all that its format wants", e);
        }
    }

    /** Of the page itself and to its neighbours. */
    static List<Link> links(FeedPage page, String type) {
        List<Link> links = new ArrayList<>();
        add(links, "self", page.self(), type);
        add(links, "first", page.first(), type);
        add(links, "next", page.next(), type);
        add(links, "previous", page.previous(), type);
        return links;
    }

    private static void add(List<Link> links, String relation, String address, String type) {
        if (address != null) {
            Link link = new Link();
            link.setRel(relation);
            link.setHref(address);
            link.setType(type);
            links.add(link);
        }
    }

    /** How much the whole feed holds, where it was counted (OpenSearch 1.1, whose module would say where the page begins). */
    static List<Element> total(FeedPage page) {
        return page.total() == null
                ? List.of()
                : List.of(new Element("totalResults", OPEN_SEARCH)
                        .setText(page.total().toString()));
    }

    /** A picture (Media RSS 1.5); none where its address cannot be written as a URI. */
    static Optional<Module> media(FeedItem.Image image) {
        URI address;
        try {
            address = new URI(WebAddress.ascii(image.url()));
        } catch (URISyntaxException ofNobodysWeb) {
            return Optional.empty();
        }
        MediaContent content = new MediaContent(new UrlReference(address));
        content.setMedium("image");
        content.setWidth(image.width());
        content.setHeight(image.height());
        Metadata metadata = new Metadata();
        metadata.setTitle(image.alt());
        metadata.setDescription(image.caption());
        if (image.credit() != null) {
            metadata.setCredits(new Credit[] {new Credit(null, null, image.credit())});
        }
        content.setMetadata(metadata);
        MediaEntryModuleImpl media = new MediaEntryModuleImpl();
        media.setMediaContents(new MediaContent[] {content});
        return Optional.of(media);
    }

    /** Plain text as HTML, which RSS takes every description for. */
    static String escaped(String text) {
        return Entities.escape(text);
    }
}
