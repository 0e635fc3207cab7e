package org.broadsheet.audit;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

@Audited
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_AFTER + 900)
class AuditInterceptor {

    private static final List<Class<? extends Annotation>> WRITING =
            List.of(POST.class, PUT.class, PATCH.class, DELETE.class);

    private final AuditedWrites writes;

    AuditInterceptor(AuditedWrites writes) {
        this.writes = writes;
    }

    @AroundInvoke
    Object around(InvocationContext context) throws Exception {
        return isWriting(context.getMethod())
                ? writes.perform(context::proceed, operationOf(context.getMethod()))
                : context.proceed();
    }

    private static String operationOf(Method method) {
        return method.getAnnotation(Operation.class).operationId();
    }

    private static boolean isWriting(Method method) {
        return WRITING.stream().anyMatch(method::isAnnotationPresent);
    }
}
