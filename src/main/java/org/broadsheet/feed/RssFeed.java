package org.broadsheet.feed;

import com.rometools.modules.atom.modules.AtomLinkModuleImpl;
import com.rometools.modules.content.ContentModuleImpl;
import com.rometools.rome.feed.module.DCModuleImpl;
import com.rometools.rome.feed.module.Module;
import com.rometools.rome.feed.rss.Category;
import com.rometools.rome.feed.rss.Channel;
import com.rometools.rome.feed.rss.Description;
import com.rometools.rome.feed.rss.Guid;
import com.rometools.rome.feed.rss.Item;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

/**
 * RSS 2.0. Whole articles are in {@code content:encoded}, authors in {@code dc:creator} (RSS's own {@code author} is a mail
 * address), pictures in {@code media:content}, further pages in {@code atom:link} (RFC 5005).
 */
final class RssFeed {

    private RssFeed() {}

    static byte[] write(FeedPage page) {
        Channel channel = new Channel("rss_2.0");
        channel.setTitle(page.title());
        channel.setLink(page.home());
        channel.setDescription(page.title());
        channel.setLanguage(page.language());
        page.updated().map(Date::from).ifPresent(channel::setLastBuildDate);
        AtomLinkModuleImpl links = new AtomLinkModuleImpl();
        links.setLinks(FeedXml.links(page, FeedFormat.RSS));
        channel.setModules(List.of(links));
        channel.setForeignMarkup(FeedXml.total(page));
        channel.setItems(page.items().stream().map(RssFeed::item).toList());
        return FeedXml.write(channel);
    }

    private static Item item(FeedItem item) {
        Item written = new Item();
        written.setTitle(item.title());
        written.setLink(item.url());
        Guid guid = new Guid();
        guid.setValue(item.urn());
        guid.setPermaLink(false);
        written.setGuid(guid);
        written.setPubDate(Date.from(item.published()));
        if (item.summary() != null) {
            Description description = new Description();
            description.setValue(FeedXml.escaped(item.summary()));
            written.setDescription(description);
        }
        written.setCategories(item.categories().stream().map(RssFeed::category).toList());
        List<Module> modules = new ArrayList<>();
        DCModuleImpl dublinCore = new DCModuleImpl();
        dublinCore.setCreators(
                item.authors().stream().map(FeedItem.Author::name).toList());
        if (item.language() != null) {
            dublinCore.setLanguage(item.language());
        }
        modules.add(dublinCore);
        if (!item.html().isEmpty()) {
            ContentModuleImpl content = new ContentModuleImpl();
            // In HTML it is the same, and in a section of character data it would be the end.
            content.setEncodeds(List.of(item.html().replace("]]>", "]]&gt;")));
            modules.add(content);
        }
        if (item.image() != null) {
            FeedXml.media(item.image()).ifPresent(modules::add);
        }
        written.setModules(modules);
        return written;
    }

    private static Category category(FeedItem.Category category) {
        Category written = new Category();
        written.setValue(category.label());
        return written;
    }
}
