package org.broadsheet.shared;

import jakarta.enterprise.context.ApplicationScoped;

/** Absolute addresses on the publication's site, where readers see what this service tells front ends of. */
@ApplicationScoped
public class SiteLinks {

    private final SiteConfig config;

    SiteLinks(SiteConfig config) {
        this.config = config;
    }

    /** The front page. */
    public String home() {
        return absolute("/");
    }

    /** @param path of the article, as delivery gives it */
    public String article(String path, String slug, String id) {
        return absolute(filled(config.articlePath(), path, slug, id));
    }

    /** @param path of the section, as delivery gives it */
    public String section(String path, String slug, String id) {
        return absolute(filled(config.sectionPath(), path, slug, id));
    }

    public String author(String slug, String id) {
        return absolute(filled(config.authorPath(), "", slug, id));
    }

    public String tag(String slug, String id) {
        return absolute(filled(config.tagPath(), "", slug, id));
    }

    /** @param address an absolute one, which stays, or a path on the site */
    public String absolute(String address) {
        return address.startsWith("/") && !address.startsWith("//") ? base() + address : address;
    }

    /** @param path of this service itself, with its query: {@code /api/v1/…} */
    public String service(String path) {
        return withoutSlash(config.apiUrl()) + path;
    }

    private String base() {
        return withoutSlash(config.url());
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    private static String filled(String pattern, String path, String slug, String id) {
        return pattern.replace("{path}", path).replace("{slug}", slug).replace("{id}", id);
    }
}
