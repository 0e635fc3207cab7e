package org.broadsheet.conversation;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.callback.QuarkusTestAfterAllCallback;
import io.quarkus.test.junit.callback.QuarkusTestContext;
import jakarta.enterprise.inject.spi.CDI;
import org.broadsheet.cache.EmptyCache;

/** What one class has set for the whole publication, no other one finds. */
public class NothingSet implements QuarkusTestAfterAllCallback {

    @Override
    public void afterAll(QuarkusTestContext context) {
        ThreadStates states = CDI.current().select(ThreadStates.class).get();
        QuarkusTransaction.requiringNew().run(() -> {
            states.lock();
            if (StoredSettings.deleteById(SettingsScope.PUBLICATION)) {
                states.sectionsSet();
            }
        });
        EmptyCache.now();
    }
}
