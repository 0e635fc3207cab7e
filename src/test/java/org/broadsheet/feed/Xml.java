package org.broadsheet.feed;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** A document that a strict parser has taken. */
record Xml(Document document) {

    static Xml of(byte[] bytes) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        DocumentBuilder builder = factory.newDocumentBuilder();
        builder.setErrorHandler(null);
        return new Xml(builder.parse(new ByteArrayInputStream(bytes)));
    }

    Element root() {
        return document.getDocumentElement();
    }

    /** All elements of this name, whatever their namespace. */
    List<Element> all(String name) {
        return all(root(), name);
    }

    static List<Element> all(Element below, String name) {
        NodeList found = below.getElementsByTagNameNS("*", name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }

    List<String> texts(String name) {
        return all(name).stream().map(Element::getTextContent).toList();
    }
}
