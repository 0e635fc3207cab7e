package org.broadsheet.security;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** Reads what a token, or who signed in elsewhere, may do. */
@ApplicationScoped
class CredentialQueries {

    private static final String VERSION = "select version from access_version";

    private static final String BY_DIGEST = """
            select a.id, a.name, cast(a.grants as text) as grants, t.id as token, t.read_only,
                cast(t.rights as text) as rights, cast(t.sections as text) as sections, t.expires_at, t.last_used_at
            from api_token t join account a on a.id = t.account_id
            where t.digest = :digest and t.revoked_at is null and a.active""";

    private final Session session;
    private final SectionBranches branches;
    private final ObjectMapper json;

    CredentialQueries(Session session, SectionBranches branches, ObjectMapper json) {
        this.session = session;
        this.branches = branches;
        this.json = json;
    }

    /** A number that grows with every change of what anybody may do. */
    long version() {
        return session.createNativeQuery(VERSION, Long.class).getSingleResult();
    }

    /** Neither of a revoked token nor of one whose account is not active; expired ones are found. */
    Optional<Credential> byDigest(byte[] digest) {
        return session.createNativeQuery(BY_DIGEST, Object[].class)
                .addScalar("id", UUID.class)
                .addScalar("name", String.class)
                .addScalar("grants", String.class)
                .addScalar("token", UUID.class)
                .addScalar("read_only", Boolean.class)
                .addScalar("rights", String.class)
                .addScalar("sections", String.class)
                .addScalar("expires_at", Instant.class)
                .addScalar("last_used_at", Instant.class)
                .setParameter("digest", digest)
                .uniqueResultOptional()
                .map(this::credential);
    }

    private Credential credential(Object[] row) {
        Set<String> rights = row[5] == null ? Rights.ALL : read((String) row[5], new TypeReference<Set<String>>() {});
        List<UUID> sections = row[6] == null ? null : read((String) row[6], new TypeReference<List<UUID>>() {});
        List<Grant> grants = grants((String) row[2], rights, sections);
        Caller caller = Caller.of((UUID) row[0], (String) row[1], grants, (UUID) row[3]);
        return new Credential(caller, (Boolean) row[4], (Instant) row[7], (Instant) row[8]);
    }

    /**
     * What the grants of an account give.
     *
     * @param rights no others
     * @param sections in these and those below them only; null for everywhere
     */
    List<Grant> grants(String kept, Set<String> rights, List<UUID> sections) {
        Set<UUID> within = sections == null ? null : branches.withAllBelow(sections);
        return read(kept, new TypeReference<List<RoleGrant>>() {}).stream()
                .map(grant -> new Grant(
                        grant.role().rights().stream().filter(rights::contains).collect(Collectors.toUnmodifiableSet()),
                        grant.role().own(),
                        common(grant.sections() == null ? null : branches.withAllBelow(grant.sections()), within),
                        grant.languages() == null ? null : Set.copyOf(grant.languages())))
                .toList();
    }

    private static Set<UUID> common(Set<UUID> some, Set<UUID> others) {
        if (some == null || others == null) {
            return some == null ? others : some;
        }
        Set<UUID> common = new HashSet<>(some);
        common.retainAll(others);
        return Set.copyOf(common);
    }

    private <T> T read(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What is kept of rights cannot be read", e);
        }
    }
}
