package org.broadsheet.security;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.broadsheet.shared.Ids;
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

    private static final String FIRST_SIGN_IN = """
            insert into account (id, name, kind, issuer, subject, created_by, saved_by)
            values (:id, :name, 'person', :issuer, :subject, :id, :id) on conflict (issuer, subject) do nothing""";

    private static final String BY_SUBJECT = """
            select id, name, cast(grants as text) as grants from account
            where issuer = :issuer and subject = :subject and active""";

    private final Session session;
    private final SectionBranches branches;
    private final SignInConfig signIn;
    private final ObjectMapper json;

    CredentialQueries(Session session, SectionBranches branches, SignInConfig signIn, ObjectMapper json) {
        this.session = session;
        this.branches = branches;
        this.signIn = signIn;
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

    /** Makes an account where there is none; empty where it is not active. */
    Optional<Credential> signedIn(SignedIn who) {
        Optional<Credential> known = bySubject(who);
        if (known.isPresent()) {
            return known;
        }
        session.createNativeMutationQuery(FIRST_SIGN_IN)
                .setParameter("id", Ids.next())
                .setParameter("name", who.name())
                .setParameter("issuer", who.issuer())
                .setParameter("subject", who.subject())
                .executeUpdate();
        return bySubject(who);
    }

    private Optional<Credential> bySubject(SignedIn who) {
        return session.createNativeQuery(BY_SUBJECT, Object[].class)
                .addScalar("id", UUID.class)
                .addScalar("name", String.class)
                .addScalar("grants", String.class)
                .setParameter("issuer", who.issuer())
                .setParameter("subject", who.subject())
                .uniqueResultOptional()
                .map(row -> {
                    List<RoleGrant> grants = new ArrayList<>(kept((String) row[2]));
                    grants.addAll(ofClaims(who.claims()));
                    Caller caller =
                            Caller.of((UUID) row[0], (String) row[1], effective(grants, Rights.ALL, null), null);
                    return new Credential(caller, false, null, null);
                });
    }

    private List<RoleGrant> ofClaims(Set<String> claims) {
        return signIn.grants().stream()
                .filter(grant -> claims.contains(grant.claim()))
                .map(grant -> new RoleGrant(
                        grant.role(),
                        grant.sections()
                                .map(names -> List.copyOf(branches.named(names)))
                                .orElse(null),
                        grant.languages().orElse(null)))
                .toList();
    }

    private Credential credential(Object[] row) {
        Set<String> rights = row[5] == null ? Rights.ALL : read((String) row[5], new TypeReference<Set<String>>() {});
        List<UUID> sections = row[6] == null ? null : read((String) row[6], new TypeReference<List<UUID>>() {});
        List<Grant> grants = effective(kept((String) row[2]), rights, sections);
        Caller caller = Caller.of((UUID) row[0], (String) row[1], grants, (UUID) row[3]);
        return new Credential(caller, (Boolean) row[4], (Instant) row[7], (Instant) row[8]);
    }

    /**
     * What the grants of an account give.
     *
     * @param rights no others
     * @param sections in these and those below them only; null for everywhere
     */
    private List<Grant> effective(List<RoleGrant> grants, Set<String> rights, List<UUID> sections) {
        Set<UUID> within = sections == null ? null : branches.withAllBelow(sections);
        return grants.stream()
                .map(grant -> new Grant(
                        grant.role().rights().stream().filter(rights::contains).collect(Collectors.toUnmodifiableSet()),
                        grant.role().own(),
                        common(grant.sections() == null ? null : branches.withAllBelow(grant.sections()), within),
                        grant.languages() == null ? null : Set.copyOf(grant.languages())))
                .toList();
    }

    private List<RoleGrant> kept(String grants) {
        return read(grants, new TypeReference<>() {});
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
