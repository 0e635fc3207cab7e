package org.broadsheet.comment;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.broadsheet.audit.AuditedParts;
import org.broadsheet.http.Problems;
import org.broadsheet.shared.FieldError;
import org.broadsheet.shared.Preconditions;
import org.broadsheet.shared.ProblemException;

/** Decides about many comments, each in a transaction of its own. */
@ApplicationScoped
class ModerationBulk {

    /** The operation, as it is written down. */
    static final String OPERATION = "decideComments";

    private final ModerationService service;
    private final AuditedParts audit;
    private final Problems problems;

    ModerationBulk(ModerationService service, AuditedParts audit, Problems problems) {
        this.service = service;
        this.audit = audit;
        this.problems = problems;
    }

    /** One after the other, in their order; a refused one stops no other. */
    DecidedComments decide(List<DecideComments.Item> items) {
        List<DecidedComments.Result> results = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            results.add(result(i, items.get(i)));
        }
        return new DecidedComments(results);
    }

    private DecidedComments.Result result(int index, DecideComments.Item item) {
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                decide("/items/" + index, item);
                audit.done(OPERATION, "comments", item.id());
            });
            return new DecidedComments.Result(index, item.action() == BulkAction.delete ? 204 : 200, item.id(), null);
        } catch (ProblemException refused) {
            return new DecidedComments.Result(index, refused.type().status(), item.id(), problems.part(refused));
        }
    }

    private void decide(String pointer, DecideComments.Item item) {
        if (item.action() != BulkAction.reject) {
            demandNone(pointer + "/code", item.code());
            demandNone(pointer + "/publicText", item.publicText());
        }
        String ifMatch = Preconditions.tag(item.version());
        switch (item.action()) {
            case approve -> service.decide(item.id(), ifMatch, CommentStatus.approved, item.reason());
            case reject -> service.decide(item.id(), ifMatch, CommentStatus.rejected, item.reason());
            case delete -> service.delete(item.id(), ifMatch, item.reason());
        }
    }

    private static void demandNone(String pointer, Object value) {
        if (value != null) {
            throw ProblemException.invalid(FieldError.at(pointer, "conflict", "Only a rejection says this"));
        }
    }
}
