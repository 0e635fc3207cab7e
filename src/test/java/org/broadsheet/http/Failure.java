package org.broadsheet.http;

import io.quarkus.arc.ArcUndeclaredThrowableException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.RollbackException;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.ServiceUnavailableException;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.broadsheet.shared.ProblemException;
import org.broadsheet.shared.ProblemType;
import org.hibernate.StaleObjectStateException;
import org.hibernate.exception.GenericJDBCException;
import org.hibernate.exception.JDBCConnectionException;

/** What may be thrown at the mapper, wrapped as Hibernate, the transaction manager and the container wrap it. */
enum Failure {
    problem(() -> new ProblemException(ProblemType.slugTaken, "Taken by another article").with("holder", "0190")),
    problemInATransaction(() -> new ArcUndeclaredThrowableException(
            rollback(new ProblemException(ProblemType.inUse, "Three articles are in it")))),
    bug(() -> new IllegalStateException("the password is swordfish")),
    error(() -> {
        throw new StackOverflowError();
    }),
    unauthorized(UnauthorizedException::new),
    badToken(AuthenticationFailedException::new),
    forbidden(ForbiddenException::new),
    teapot(() -> new ClientErrorException(418)),
    maintenance(ServiceUnavailableException::new),
    noConnectionInTime(() -> new GenericJDBCException(
            "Unable to acquire JDBC Connection",
            new SQLException("Acquisition timeout while waiting for new connection"))),
    refusedConnection(() -> new JDBCConnectionException("Unable to acquire JDBC Connection", sql("08001"))),
    databaseStops(() -> new PersistenceException(sql("57P01"))),
    tooManyConnections(() -> new PersistenceException(sql("53300"))),
    diskFull(() -> new PersistenceException(sql("53100"))),
    brokenDisk(() -> new PersistenceException(sql("58030"))),
    deadlock(() -> new ArcUndeclaredThrowableException(rollback(new PersistenceException(sql("40P01"))))),
    serialization(() -> suppressed(sql("40001"))),
    valueTooLong(() -> new PersistenceException(sql("22001"))),
    uniqueViolation(() -> new PersistenceException(sql("23505"))),
    checkViolation(() -> new PersistenceException(sql("23514"))),
    syntaxError(() -> new PersistenceException(sql("42601"))),
    optimisticLock(() -> new ArcUndeclaredThrowableException(rollback(new OptimisticLockException()))),
    staleObject(() -> new StaleObjectStateException("Article", 1));

    private final Supplier<Exception> maker;

    Failure(Supplier<Exception> maker) {
        this.maker = maker;
    }

    Exception exception() {
        return maker.get();
    }

    private static SQLException sql(String state) {
        return new SQLException("secret detail of the database", state);
    }

    private static RollbackException rollback(Throwable cause) {
        RollbackException rollback = new RollbackException("Could not commit transaction.");
        rollback.initCause(cause);
        return rollback;
    }

    private static RollbackException suppressed(Throwable cause) {
        RollbackException rollback = new RollbackException("Could not commit transaction.");
        rollback.addSuppressed(cause);
        return rollback;
    }
}
