package org.broadsheet.badinput;

import jakarta.annotation.Priority;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** How far requests come: hostile ones that all fail at the door prove nothing about the rooms behind it. */
final class Reached {

    private static final AtomicInteger MATCHED = new AtomicInteger();
    private static final AtomicInteger ENTERED = new AtomicInteger();

    private Reached() {}

    /** Requests that were routed to a resource method and let in. */
    static int matched() {
        return MATCHED.get();
    }

    /** Requests whose parameters and body were read and handed to the resource method. */
    static int entered() {
        return ENTERED.get();
    }

    static class Matching {

        @ServerRequestFilter
        void count() {
            MATCHED.incrementAndGet();
        }
    }

    /** Every resource method says who may call it, and that makes it interceptable. */
    private static Object enter(InvocationContext call) throws Exception {
        ENTERED.incrementAndGet();
        return call.proceed();
    }

    /** Ahead of the check of constraints, which belongs to the operation. */
    @Interceptor
    @PermitAll
    @Priority(Interceptor.Priority.PLATFORM_BEFORE + 500)
    static class OfEverybody {

        @AroundInvoke
        Object count(InvocationContext call) throws Exception {
            return enter(call);
        }
    }

    @Interceptor
    @RolesAllowed("")
    @Priority(Interceptor.Priority.PLATFORM_BEFORE + 500)
    static class OfSome {

        @AroundInvoke
        Object count(InvocationContext call) throws Exception {
            return enter(call);
        }
    }
}
