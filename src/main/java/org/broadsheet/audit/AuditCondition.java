package org.broadsheet.audit;

/** What an entry is like, each with its one parameter. */
enum AuditCondition {
    USER("account", "account = :account"),
    TOKEN("token", "token = :token"),
    OPERATION("operation", "operation = :operation"),
    OUTCOME("outcome", "outcome = :outcome"),
    KIND("kind", "kind = :kind"),
    OBJECT("object", "object = :object"),
    FROM("from", "at >= :from"),
    BEFORE("before", "at < :before");

    private final String parameter;
    private final String hql;

    AuditCondition(String parameter, String hql) {
        this.parameter = parameter;
        this.hql = hql;
    }

    String parameter() {
        return parameter;
    }

    String hql() {
        return hql;
    }
}
