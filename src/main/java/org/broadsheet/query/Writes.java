package org.broadsheet.query;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/**
 * Runs statements that change or hold rows and say which, on the connection of the transaction. Hibernate neither writes what
 * it still has in mind before them nor learns what they changed: for what no entity stands for.
 */
@ApplicationScoped
public class Writes {

    private final Reads reads;

    Writes(Reads reads) {
        this.reads = reads;
    }

    /** @param statement one that answers with rows, by {@code returning} or as a select */
    @Transactional(Transactional.TxType.MANDATORY)
    public Reads.Reading of(SqlStatement statement) {
        return reads.of(statement);
    }
}
