package org.broadsheet.conversation;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.broadsheet.shared.Tracked;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What is set in one place; its id is that of the article or section. */
@Entity
@Table(name = "comment_settings")
class StoredSettings extends Tracked {

    @Enumerated(EnumType.STRING)
    private SettingsScope scope;

    @JdbcTypeCode(SqlTypes.JSON)
    private CommentSettings settings;

    StoredSettings() {}

    StoredSettings(UUID id, SettingsScope scope, CommentSettings settings, UUID caller, Instant now) {
        super(id, caller, now);
        this.scope = scope;
        this.settings = settings;
    }

    void change(CommentSettings next, UUID caller, Instant now) {
        settings = next;
        savedBy(caller, now);
    }

    CommentSettings settings() {
        return settings;
    }
}
