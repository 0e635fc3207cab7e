package org.broadsheet.feed;

import com.rometools.rome.feed.atom.Category;
import com.rometools.rome.feed.atom.Content;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.atom.Person;
import com.rometools.rome.feed.module.DCModuleImpl;
import com.rometools.rome.feed.module.Module;
import com.rometools.rome.feed.synd.SyndPerson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

/** Atom (RFC 4287), with further pages (RFC 5005), pictures in {@code media:content} and languages in {@code dc:language}. */
final class AtomFeed {

    private AtomFeed() {}

    static byte[] write(FeedPage page) {
        Feed feed = new Feed("atom_1.0");
        feed.setId(page.first());
        feed.setTitle(page.title());
        feed.setUpdated(Date.from(page.updated().orElse(Instant.EPOCH)));
        feed.setAuthors(List.of(person(page.publisher(), null)));
        feed.setAlternateLinks(List.of(alternate(page.home(), page.language())));
        feed.setOtherLinks(FeedXml.links(page, FeedFormat.ATOM));
        feed.setForeignMarkup(FeedXml.total(page));
        feed.setEntries(page.items().stream().map(AtomFeed::entry).toList());
        return FeedXml.write(feed);
    }

    private static Entry entry(FeedItem item) {
        Entry entry = new Entry();
        entry.setId(item.urn());
        entry.setTitle(item.title());
        entry.setAlternateLinks(List.of(alternate(item.url(), item.language())));
        entry.setPublished(Date.from(item.published()));
        entry.setUpdated(Date.from(item.updated()));
        entry.setAuthors(item.authors().stream()
                .map(author -> person(author.name(), author.url()))
                .toList());
        entry.setCategories(item.categories().stream().map(AtomFeed::category).toList());
        if (item.summary() != null) {
            entry.setSummary(content(Content.TEXT, item.summary()));
        }
        entry.setContents(List.of(content(Content.HTML, item.html())));
        List<Module> modules = new ArrayList<>();
        if (item.language() != null) {
            DCModuleImpl dublinCore = new DCModuleImpl();
            dublinCore.setLanguage(item.language());
            modules.add(dublinCore);
        }
        if (item.image() != null) {
            FeedXml.media(item.image()).ifPresent(modules::add);
        }
        entry.setModules(modules);
        return entry;
    }

    private static Content content(String type, String value) {
        Content content = new Content();
        content.setType(type);
        content.setValue(value);
        return content;
    }

    private static SyndPerson person(String name, String url) {
        Person person = new Person();
        person.setName(name);
        person.setUri(url);
        return person;
    }

    private static Link alternate(String url, String language) {
        Link link = new Link();
        link.setRel("alternate");
        link.setType("text/html");
        link.setHref(url);
        link.setHreflang(language);
        return link;
    }

    private static Category category(FeedItem.Category category) {
        Category written = new Category();
        written.setTerm(category.term());
        written.setLabel(category.label());
        return written;
    }
}
