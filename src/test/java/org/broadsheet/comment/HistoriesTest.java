package org.broadsheet.comment;

import static org.broadsheet.testkit.Newsroom.anArticle;
import static org.broadsheet.testkit.Newsroom.with;
import static org.broadsheet.testkit.Readers.aComment;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.broadsheet.testkit.Plans;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class HistoriesTest {

    @Inject
    Session session;

    /**
     * Where hardly a comment has the hash of a network, as after an import, statistics do not tell the two indexes apart that
     * such comments have; so only one of them fits.
     */
    @Test
    void areNotReadByAge() {
        aComment().on(anArticle().published().getString("slug")).approved();
        Plans.whenFilled(session, List.of(), Map.of(), plans -> {
            session.createNativeMutationQuery("drop index comment_sender").executeUpdate();
            session.createNativeMutationQuery("set local enable_seqscan = off").executeUpdate();
            Instant now = Instant.now();
            Map<String, Object> parameters = with("article", UUID.randomUUID(), "except", UUID.randomUUID());
            parameters.putAll(with("hash", new byte[32], "since", now, "lately", now.minus(Duration.ofDays(7))));
            parameters.put("sender", new byte[32]);
            plans.assertNotReadBy("comment_network", Histories.OF_NETWORK.named(), parameters);
        });
    }
}
