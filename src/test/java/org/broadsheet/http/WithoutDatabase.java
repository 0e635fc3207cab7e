package org.broadsheet.http;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** What HTTP promises needs no database, and its tests need not wait for one. */
public class WithoutDatabase implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "quarkus.datasource.active", "false",
                "quarkus.hibernate-orm.active", "false",
                "quarkus.flyway.active", "false",
                "broadsheet.http.management-origins", "https://desk.example,https://lab.example:8443",
                "broadsheet.http.max-body-size", "2M");
    }
}
