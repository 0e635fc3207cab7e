package org.broadsheet.testkit.contract;

import io.quarkus.test.junit.callback.QuarkusTestBeforeClassCallback;
import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;

/** Installs the check for every test by META-INF/services, so that none can forget it. */
public final class ContractInstaller implements QuarkusTestBeforeClassCallback, QuarkusTestBeforeEachCallback {

    @Override
    public void beforeClass(Class<?> test) {
        install();
    }

    /** Again, should a test have reset REST Assured. */
    @Override
    public void beforeEach(QuarkusTestMethodContext test) {
        install();
    }

    private static void install() {
        RestAssured.replaceFiltersWith(new ContractCheck());
    }
}
