package org.broadsheet.shared;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;

/** Turns places in a list into links of the same query and back. Links never depend on the Host header. */
public final class PageLinks {

    private static final String CURSOR = "cursor";
    private static final String PAGE = "page";
    private static final String ANCHOR = "anchor";

    /** The ways to say where in a list a page is. */
    private static final Set<String> PLACES = Set.of(CURSOR, PAGE, ANCHOR);

    /** What may differ from page to page of one walk. */
    private static final Set<String> NOT_THE_QUERY =
            Set.of(CURSOR, PAGE, ANCHOR, "limit", "total", "include", "fields");

    private final String path;
    private final MultivaluedMap<String, String> parameters;
    private final Signer signer;

    public PageLinks(UriInfo uri, Signer signer) {
        this(uri, Map.of(), signer);
    }

    /**
     * Links that are the same for all queries that mean the same.
     *
     * @param defaults of parameters, by name; one that has its default anyway is left out
     */
    public PageLinks(UriInfo uri, Map<String, String> defaults, Signer signer) {
        this.path = uri.getRequestUri().getRawPath();
        this.parameters = new MultivaluedHashMap<>();
        uri.getQueryParameters().forEach((name, values) -> {
            if (values.size() > 1 || !values.get(0).equals(defaults.get(name))) {
                parameters.put(name, values.stream().sorted().toList());
            }
        });
        this.signer = signer;
    }

    /** Of another list than the one that is asked for, without parameters. */
    public PageLinks(String path, Signer signer) {
        this.path = path;
        this.parameters = new MultivaluedHashMap<>();
        this.signer = signer;
    }

    /** The path of the list's beginning. */
    public String path() {
        return path;
    }

    /** The path of the page at a place of the list. */
    public String link(Cursor cursor) {
        return link(CURSOR, cursor.encode(query(), signer));
    }

    /** @throws ProblemException 400 where the cursor was not made by this query */
    public Optional<Cursor> cursor(String text) {
        return Optional.ofNullable(text).map(cursor -> Cursor.decode(cursor, query(), signer, CURSOR));
    }

    public PageInfo info(Slice<?> slice, int limit) {
        return new PageInfo(
                limit,
                slice.total(),
                slice.next().map(this::link).orElse(null),
                slice.previous().map(this::link).orElse(null));
    }

    /** @param page number of the page, from 1 */
    public PageInfo numbered(int page, int limit, boolean more, Long total) {
        return new PageInfo(
                limit,
                total,
                more ? link(PAGE, String.valueOf(page + 1)) : null,
                page > 1 ? link(PAGE, String.valueOf(page - 1)) : null);
    }

    /** Adds {@code Link} where there is a neighbour. */
    public static Response.ResponseBuilder header(Response.ResponseBuilder response, PageInfo page) {
        String links = header(page);
        return links.isEmpty() ? response : response.header("Link", links);
    }

    /** The value of {@code Link} (RFC 8288); empty where there is no neighbour. */
    public static String header(PageInfo page) {
        StringJoiner links = new StringJoiner(", ").setEmptyValue("");
        if (page.next() != null) {
            links.add("<" + page.next() + ">; rel=\"next\"");
        }
        if (page.previous() != null) {
            links.add("<" + page.previous() + ">; rel=\"prev\"");
        }
        return links.toString();
    }

    private String query() {
        StringJoiner query = new StringJoiner("&", path + "?", "");
        new TreeMap<>(parameters).forEach((name, values) -> {
            if (!NOT_THE_QUERY.contains(name)) {
                values.forEach(value -> query.add(name + "=" + value));
            }
        });
        return query.toString();
    }

    /** The path of the same query from another place. */
    public String link(String place, String value) {
        StringJoiner link = new StringJoiner("&", path + "?", "");
        new TreeMap<>(parameters).forEach((name, values) -> {
            if (!PLACES.contains(name) && !name.equals(place)) {
                values.forEach(v -> link.add(encoded(name) + "=" + encoded(v)));
            }
        });
        return link.add(place + "=" + encoded(value)).toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
