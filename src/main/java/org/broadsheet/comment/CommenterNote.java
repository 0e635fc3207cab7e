package org.broadsheet.comment;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.shared.Cursor;
import org.broadsheet.shared.Ids;
import org.broadsheet.shared.NewestFirst;
import org.hibernate.annotations.Immutable;

/** What moderators tell each other about a reader. */
@Entity
@Immutable
@Table(name = "reader_note")
class CommenterNote extends PanacheEntityBase {

    @Id
    private UUID id;

    @Column(name = "reader_id")
    private UUID reader;

    private String text;
    private Instant at;
    private UUID by;

    CommenterNote() {}

    CommenterNote(UUID reader, String text, UUID caller, Instant now) {
        this.id = Ids.next();
        this.reader = reader;
        this.text = text;
        this.at = now;
        this.by = caller;
    }

    /** Newest first, from behind (or, backwards, before) the cursor's. */
    static List<CommenterNote> page(UUID reader, Optional<Cursor> from, int size) {
        NewestFirst.Page page =
                NewestFirst.by("at").where("reader = :reader", "reader", reader).from(from);
        return CommenterNote.<CommenterNote>find(page.query(), page.parameters())
                .page(0, size)
                .list();
    }

    static Optional<CommenterNote> of(UUID reader, UUID id) {
        return CommenterNote.<CommenterNote>findByIdOptional(id).filter(note -> note.reader.equals(reader));
    }

    String[] key() {
        return new String[] {at.toString(), id.toString()};
    }

    UUID id() {
        return id;
    }

    String text() {
        return text;
    }

    Instant at() {
        return at;
    }

    UUID by() {
        return by;
    }
}
