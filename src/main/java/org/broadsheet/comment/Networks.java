package org.broadsheet.comment;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.broadsheet.conversation.CommentsConfig;
import org.broadsheet.http.ClientAddress;
import org.broadsheet.shared.Purge;
import org.broadsheet.shared.Signer;
import org.hibernate.Session;

/** From which networks comments come: by a keyed hash, from which nobody without the secret tells one, and for a time. */
@ApplicationScoped
class Networks implements Purge {

    private static final String PURPOSE = "comment-network\0";

    /** Asks as no other statement does, so that its index is taken by none. */
    private static final String PURGE = """
            update comment set network_hash = null where id = any(array(
                select id from comment where octet_length(network_hash) > 0 and created_at < :before
                order by created_at limit :most for update skip locked))""";

    private final ClientAddress addresses;
    private final CurrentVertxRequest current;
    private final Signer signer;
    private final Session session;
    private final CommentsConfig config;

    Networks(
            ClientAddress addresses,
            CurrentVertxRequest current,
            Signer signer,
            Session session,
            CommentsConfig config) {
        this.addresses = addresses;
        this.current = current;
        this.signer = signer;
        this.session = session;
        this.config = config;
    }

    /** Of the present request, as limits count it; null where nothing of it is to be kept. */
    byte[] current() {
        return config.networkDays() == 0 ? null : hash(addresses.networkOf(current.getCurrent()));
    }

    byte[] hash(String network) {
        return signer.sign((PURPOSE + network).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String name() {
        return "commentNetworks";
    }

    @Override
    public int purge(Instant now, int most) {
        return session.createNativeMutationQuery(PURGE)
                .setParameter("before", now.minus(Duration.ofDays(config.networkDays())))
                .setParameter("most", most)
                .executeUpdate();
    }
}
