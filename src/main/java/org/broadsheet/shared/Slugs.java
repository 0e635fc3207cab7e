package org.broadsheet.shared;

import com.github.slugify.Slugify;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;

/**
 * Who owns which slug. Within a kind a slug has one owner; one that was ever public keeps it for ever, so that no old
 * address ever leads to something else. Claims are made in the caller's transaction and hold against concurrent ones.
 */
@ApplicationScoped
public class Slugs {

    /**
     * What a slug may look like. As many words as fit into {@link #MAX_LENGTH}: Java calls itself for each, so that without
     * a bound a long text would exhaust the stack.
     */
    public static final String PATTERN = "^[a-z0-9]+(-[a-z0-9]+){0,49}$";

    /** Longest slug that is accepted, in characters. */
    public static final int MAX_LENGTH = 100;

    private static final int MAX_DERIVED_LENGTH = 80;

    /** Of a text, in code points, so many make the slug: more than a headline has, and transliteration takes their square. */
    private static final int MAX_TEXT = 1_000;

    private static final int SUFFIX_LENGTH = 4;
    private static final String SUFFIX_ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Slugify SLUGIFY =
            Slugify.builder().transliterator(true).build();

    private final Session session;

    Slugs(Session session) {
        this.session = session;
    }

    /**
     * Derives a slug from a headline or name and claims it; where another owner has it, four random characters make it
     * unique.
     *
     * @param fallback used where the text has nothing that can be transliterated
     */
    public String claimDerived(String kind, String text, String fallback, UUID owner) {
        String slug = derive(text, MAX_DERIVED_LENGTH);
        // Shorter, so that what makes it unique is not cut off again.
        String stem = derive(slug, MAX_DERIVED_LENGTH - SUFFIX_LENGTH - 1);
        while (slug.isEmpty() || !holderAfterClaim(kind, slug, owner).equals(owner)) {
            slug = (stem.isEmpty() ? fallback : stem) + "-" + suffix();
        }
        return slug;
    }

    /** Claims the slug that a client asked for or, where it asked for none, one derived from the name. */
    public String claimWanted(String kind, String wanted, String name, UUID owner) {
        if (wanted == null) {
            return claimDerived(kind, name, kind, owner);
        }
        claim(kind, wanted, owner);
        return wanted;
    }

    /** Claims the slug that a client asked for; 409 {@code slugTaken} names the holder. */
    public void claim(String kind, String slug, UUID owner) {
        UUID holder = holderAfterClaim(kind, slug, owner);
        if (!holder.equals(owner)) {
            throw new ProblemException(
                            ProblemType.slugTaken,
                            "The slug \"" + slug + "\" belongs to another " + kind + ": " + holder)
                    .with("holder", holder.toString());
        }
    }

    /** From now on the slug is its owner's for ever. */
    public void markPublic(String kind, String slug) {
        session.createNativeMutationQuery(
                        "update slug set was_public = true where kind = :kind and slug = :slug and not was_public")
                .setParameter("kind", kind)
                .setParameter("slug", slug)
                .executeUpdate();
    }

    /** Gives up what the owner claimed and never made public, except for the slugs it still has. */
    public void releaseUnused(String kind, UUID owner, String... kept) {
        session.createNativeMutationQuery(
                        "delete from slug where kind = :kind and owner = :owner and not was_public and slug <> all(:kept)")
                .setParameter("kind", kind)
                .setParameter("owner", owner)
                .setParameter("kept", kept)
                .executeUpdate();
    }

    /** Gives every slug, present and former, to another owner. */
    void passOn(String kind, UUID owner, UUID next) {
        session.createNativeMutationQuery("update slug set owner = :next where kind = :kind and owner = :owner")
                .setParameter("kind", kind)
                .setParameter("owner", owner)
                .setParameter("next", next)
                .executeUpdate();
    }

    /** Gives up every slug of something that is deleted. */
    public void releaseAll(String kind, UUID owner) {
        session.createNativeMutationQuery("delete from slug where kind = :kind and owner = :owner")
                .setParameter("kind", kind)
                .setParameter("owner", owner)
                .executeUpdate();
    }

    private Map<String, UUID> owners(String kind, Collection<String> names) {
        Map<String, UUID> owners = new HashMap<>();
        session.createNativeQuery(
                        "select slug, owner from slug where kind = :kind and slug = any(:names)", Object[].class)
                .setParameter("kind", kind)
                .setParameter("names", names.toArray(String[]::new))
                .getResultList()
                .forEach(row -> owners.put((String) row[0], (UUID) row[1]));
        return owners;
    }

    /**
     * What the names that clients use for references stand for: ids as they are, slugs and former slugs by their owner.
     * Whether an id exists is for the feature to say.
     */
    public Map<String, UUID> resolve(String kind, Collection<String> names) {
        Map<String, UUID> ids = new HashMap<>();
        List<String> slugs = new ArrayList<>();
        for (String name : names) {
            if (Ids.isId(name)) {
                ids.put(name, UUID.fromString(name));
            } else {
                slugs.add(name);
            }
        }
        if (!slugs.isEmpty()) {
            ids.putAll(owners(kind, slugs));
        }
        return ids;
    }

    private UUID holderAfterClaim(String kind, String slug, UUID owner) {
        session.createNativeMutationQuery(
                        "insert into slug (kind, slug, owner) values (:kind, :slug, :owner) on conflict do nothing")
                .setParameter("kind", kind)
                .setParameter("slug", slug)
                .setParameter("owner", owner)
                .executeUpdate();
        return owners(kind, List.of(slug)).getOrDefault(slug, owner);
    }

    /** The text as a slug, cut between words; empty where nothing of it can be transliterated or it would look like an id. */
    public static String derive(String text, int maxLength) {
        int end = Math.min(MAX_TEXT, text.codePointCount(0, text.length()));
        String slug = SLUGIFY.slugify(text.substring(0, text.offsetByCodePoints(0, end)))
                .replace('_', '-')
                .replaceAll("-{2,}", "-");
        if (slug.length() > maxLength) {
            int lastWord = slug.lastIndexOf('-', maxLength);
            slug = slug.substring(0, lastWord > 0 ? lastWord : maxLength);
        }
        slug = slug.replaceAll("^-+|-+$", "");
        return slug.matches(PATTERN) && !Ids.isId(slug) ? slug : "";
    }

    private static String suffix() {
        return RANDOM.ints(SUFFIX_LENGTH, 0, SUFFIX_ALPHABET.length())
                .mapToObj(i -> String.valueOf(SUFFIX_ALPHABET.charAt(i)))
                .collect(Collectors.joining());
    }
}
