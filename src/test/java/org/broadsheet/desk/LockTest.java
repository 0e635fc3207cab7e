package org.broadsheet.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.broadsheet.testkit.Newsroom.MANAGE;
import static org.broadsheet.testkit.Newsroom.act;
import static org.broadsheet.testkit.Newsroom.anArticle;
import static org.broadsheet.testkit.Newsroom.asAdministrator;
import static org.broadsheet.testkit.Newsroom.asAnonymous;
import static org.broadsheet.testkit.Newsroom.created;
import static org.broadsheet.testkit.Newsroom.patch;
import static org.broadsheet.testkit.Newsroom.with;
import static org.broadsheet.testkit.Problems.at;
import static org.broadsheet.testkit.Problems.isProblem;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.broadsheet.security.Caller;
import org.broadsheet.security.Grant;
import org.broadsheet.security.Rights;
import org.broadsheet.shared.EditLock;
import org.broadsheet.shared.ProblemException;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.junit.jupiter.api.Test;

/** Two people who are at work on one story know of each other, and neither is kept from saving. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class LockTest {

    private static final String NOTHING = "0190a8f0-0000-7000-8000-00000000000a";
    private static final TakeLock OVER = new TakeLock(null, true);

    @Inject
    LockService locks;

    @Inject
    Clock clock;

    private static String path(String article) {
        return MANAGE + "/articles/" + article + "/lock";
    }

    private static ValidatableResponse read(String article) {
        return asAdministrator().get(path(article)).then();
    }

    private static ValidatableResponse take(String article, Map<String, Object> how) {
        return asAdministrator()
                .contentType("application/json")
                .body(how)
                .post(path(article))
                .then();
    }

    private static ValidatableResponse giveUp(String article) {
        return asAdministrator().delete(path(article)).then();
    }

    private static Caller colleague(String name) {
        String id = created("users", with("name", name)).getString("id");
        Grant grant = new Grant(Set.of(Rights.READ, Rights.EDIT), false, null, null);
        return Caller.of(UUID.fromString(id), name, List.of(grant), null);
    }

    private EditLock take(String article, TakeLock how, Caller caller, Instant now) {
        return locks.take(UUID.fromString(article), how, caller, now);
    }

    @Test
    void nobodyIsAtWorkUntilSomebodySaysSo() {
        String id = anArticle().draft().getString("id");

        read(id).statusCode(200)
                .body("locked", equalTo(false))
                .body("by", nullValue())
                .body("since", nullValue())
                .body("expiresAt", nullValue())
                .body("yours", equalTo(false));
        ValidatableResponse taken = asAdministrator().post(path(id)).then();

        taken.statusCode(200)
                .body("locked", equalTo(true))
                .body("by.name", equalTo("Administrator"))
                .body("yours", equalTo(true));
        Instant since = Instant.parse(taken.extract().path("since"));
        assertThat(Instant.parse(taken.extract().path("expiresAt"))).isEqualTo(since.plusSeconds(120));
        read(id).statusCode(200).body("", equalTo(taken.extract().jsonPath().getMap("")));
        giveUp(id).statusCode(204);
        read(id).body("locked", equalTo(false));
        giveUp(id).statusCode(204);
    }

    @Test
    void whoHasItTakesItForLonger() {
        String id = anArticle().draft().getString("id");
        String since = take(id, with("seconds", 30)).statusCode(200).extract().path("since");

        ValidatableResponse renewed = take(id, with("seconds", 3600)).statusCode(200);

        renewed.body("since", equalTo(since));
        Instant end = Instant.parse(renewed.extract().path("expiresAt"));
        assertThat(end).isAfterOrEqualTo(Instant.parse(since).plusSeconds(3600));
    }

    @Test
    void somebodyElseIsToldWhoHasItAndMayTakeItOver() {
        String id = anArticle().draft().getString("id");
        Caller mara = colleague("Mara");
        EditLock hers = take(id, TakeLock.PLAIN, mara, clock.instant());

        read(id).body("locked", equalTo(true)).body("by.name", equalTo("Mara")).body("yours", equalTo(false));
        take(id, with())
                .spec(isProblem(409, "locked"))
                .body("lock.by.name", equalTo("Mara"))
                .body("lock.by.id", equalTo(mara.id().toString()))
                .body("lock.expiresAt", equalTo(hers.expiresAt().toString()))
                .body("lock.yours", equalTo(false));
        giveUp(id).spec(isProblem(409, "locked")).body("lock.by.name", equalTo("Mara"));
        take(id, with("override", true)).statusCode(200).body("yours", equalTo(true));

        assertThatThrownBy(() -> take(id, TakeLock.PLAIN, mara, clock.instant()))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.members())
                                .extractingByKey("lock", type(EditLock.class))
                                .satisfies(lock -> assertThat(lock.by().name()).isEqualTo("Administrator")));
        assertThat(take(id, OVER, mara, clock.instant()).yours()).isTrue();
    }

    @Test
    void aLockEndsByItself() {
        String id = anArticle().draft().getString("id");
        Caller mara = colleague("Mara");
        Caller jonas = colleague("Jonas");
        Instant past = clock.instant().minus(Duration.ofHours(2));
        take(id, new TakeLock(3600, null), mara, past);

        read(id).body("locked", equalTo(false)).body("by", nullValue());
        giveUp(id).statusCode(204);
        Instant end = past.plusSeconds(3600);
        assertThatThrownBy(() -> take(id, TakeLock.PLAIN, jonas, end.minusMillis(1)))
                .isInstanceOf(ProblemException.class);
        EditLock next = take(id, TakeLock.PLAIN, jonas, end);

        assertThat(next.since()).isEqualTo(end);
        assertThat(take(id, TakeLock.PLAIN, jonas, end.plusSeconds(120)).since())
                .as("what had ended begins anew")
                .isEqualTo(end.plusSeconds(120));
    }

    @Test
    void oneOfManyGetsIt() throws Exception {
        String id = anArticle().draft().getString("id");
        List<Callable<Boolean>> takers = new ArrayList<>();
        for (int n = 0; n < 12; n++) {
            Caller caller = colleague(n % 2 == 0 ? "Mara" : "Jonas");
            takers.add(() -> {
                try {
                    return take(id, TakeLock.PLAIN, caller, clock.instant()).yours();
                } catch (ProblemException refused) {
                    EditLock lock = (EditLock) refused.members().get("lock");
                    assertThat(lock.locked()).isTrue();
                    assertThat(lock.by().id()).isNotEqualTo(caller.id());
                    return false;
                }
            });
        }
        ExecutorService pool = Executors.newFixedThreadPool(takers.size());
        List<Boolean> won = new ArrayList<>();
        try {
            for (Future<Boolean> each : pool.invokeAll(takers)) {
                won.add(each.get());
            }
        } finally {
            pool.shutdown();
        }

        assertThat(won).containsOnlyOnce(true);
        read(id).body("locked", equalTo(true));
    }

    @Test
    void whoHasNoLockSavesAllTheSame() {
        String id = anArticle().draft().getString("id");
        take(id, TakeLock.PLAIN, colleague("Mara"), clock.instant());

        patch("articles/" + id, with("kicker", "K")).then().statusCode(200);
        act(id, "publish").then().statusCode(200);

        read(id).body("by.name", equalTo("Mara"));
        asAdministrator().get(MANAGE + "/articles/" + id).then().body("version", equalTo(3));
    }

    @Test
    void aLockLastsFromHalfAMinuteToAnHour() {
        String id = anArticle().draft().getString("id");

        for (Object seconds : List.of(29, 3601, -1, 0, 60.5, "60")) {
            take(id, with("seconds", seconds)).spec(isProblem(400, "invalidRequest", at("/seconds")));
        }
        take(id, with("seconds", 29, "override", "yes")).statusCode(400);
        take(id, with("seconds", null, "override", null)).statusCode(200);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        read(NOTHING).spec(isProblem(404, "notFound"));
        take(NOTHING, with()).spec(isProblem(404, "notFound"));
        giveUp(NOTHING).spec(isProblem(404, "notFound"));
        asAnonymous().get(path(NOTHING)).then().spec(isProblem(401, "unauthorized"));
    }

    @Test
    void aLockGoesWithTheArticle() {
        String id = anArticle().draft().getString("id");
        take(id, with()).statusCode(200);

        asAdministrator()
                .header("If-Match", "*")
                .delete(MANAGE + "/articles/" + id)
                .then()
                .statusCode(204);

        read(id).statusCode(404);
    }
}
