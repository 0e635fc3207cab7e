package org.broadsheet;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

@QuarkusMain
class Broadsheet {

    public static void main(String... args) {
        Quarkus.run(args);
    }
}
