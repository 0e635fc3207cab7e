package org.broadsheet.feed;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A sitemap, or an index of some (sitemaps.org, protocol 0.9), perhaps with news. All text becomes fit for XML here. */
final class SitemapXml {

    private static final String NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static final String NEWS_NAMESPACE = "http://www.google.com/schemas/sitemap-news/0.9";
    private static final String NEWS = "news";

    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private final StringWriter text = new StringWriter();
    private final String entry;
    private final XMLStreamWriter xml;

    private SitemapXml(String root, String entry, boolean news) {
        this.entry = entry;
        try {
            xml = FACTORY.createXMLStreamWriter(text);
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            xml.writeStartElement(root);
            xml.writeDefaultNamespace(NAMESPACE);
            if (news) {
                xml.writeNamespace(NEWS, NEWS_NAMESPACE);
            }
        } catch (XMLStreamException e) {
            throw inMemory(e);
        }
    }

    /** Of sitemaps. */
    static SitemapXml index() {
        return new SitemapXml("sitemapindex", "sitemap", false);
    }

    /** Of pages. */
    static SitemapXml pages() {
        return new SitemapXml("urlset", "url", false);
    }

    /** Of articles that are news. */
    static SitemapXml news() {
        return new SitemapXml("urlset", "url", true);
    }

    /** @param modified null where nobody knows */
    SitemapXml add(String location, Instant modified) {
        try {
            begin(location, modified);
            xml.writeEndElement();
        } catch (XMLStreamException e) {
            throw inMemory(e);
        }
        return this;
    }

    /** @param language two or three letters of ISO 639; Chinese also zh-cn or zh-tw */
    SitemapXml addNews(
            String location, Instant modified, String publication, String language, Instant published, String title) {
        try {
            begin(location, modified);
            xml.writeStartElement(NEWS_NAMESPACE, NEWS);
            xml.writeStartElement(NEWS_NAMESPACE, "publication");
            element(NEWS_NAMESPACE, "name", publication);
            element(NEWS_NAMESPACE, "language", language);
            xml.writeEndElement();
            element(NEWS_NAMESPACE, "publication_date", date(published));
            element(NEWS_NAMESPACE, "title", title);
            xml.writeEndElement();
            xml.writeEndElement();
        } catch (XMLStreamException e) {
            throw inMemory(e);
        }
        return this;
    }

    private void begin(String location, Instant modified) throws XMLStreamException {
        xml.writeStartElement(entry);
        element(NAMESPACE, "loc", WebAddress.ascii(location));
        if (modified != null) {
            element(NAMESPACE, "lastmod", date(modified));
        }
    }

    private void element(String namespace, String name, String value) throws XMLStreamException {
        xml.writeStartElement(namespace, name);
        xml.writeCharacters(XmlText.of(value));
        xml.writeEndElement();
    }

    /** W3C's profile of ISO 8601, to the second. */
    private static String date(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** The whole, in UTF-8. */
    byte[] bytes() {
        try {
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException e) {
            throw inMemory(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static IllegalStateException inMemory(XMLStreamException e) {
        return new IllegalStateException("Elements in their order can be written", e);
    }
}
