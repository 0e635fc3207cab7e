package org.broadsheet.media;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.shared.Cursor;
import org.broadsheet.shared.NewestFirst;
import org.broadsheet.shared.Tracked;

@Entity
@Table(name = "media")
class MediaItem extends Tracked {

    private String url;
    private String alt;
    private String caption;
    private String credit;
    private Integer width;
    private Integer height;

    @Column(name = "focal_x")
    private Double focalX;

    @Column(name = "focal_y")
    private Double focalY;

    private String rights;

    MediaItem() {}

    MediaItem(UUID id, SaveMedia input, UUID caller, Instant now) {
        super(id, caller, now);
        take(input);
    }

    void change(SaveMedia input, UUID caller, Instant now) {
        take(input);
        savedBy(caller, now);
    }

    private void take(SaveMedia input) {
        this.url = input.url();
        this.alt = input.alt();
        this.caption = input.caption();
        this.credit = input.credit();
        this.width = input.width();
        this.height = input.height();
        this.focalX = input.focalPoint() == null ? null : input.focalPoint().x();
        this.focalY = input.focalPoint() == null ? null : input.focalPoint().y();
        this.rights = input.rights();
    }

    /** Newest first, from behind (or, backwards, before) the cursor's. */
    static List<MediaItem> page(Optional<Cursor> from, int size) {
        NewestFirst.Page page = NewestFirst.by("createdAt").from(from);
        return MediaItem.<MediaItem>find(page.query(), page.parameters())
                .page(0, size)
                .list();
    }

    /** What is said about the picture. */
    SaveMedia input() {
        FocalPoint focalPoint = focalX == null ? null : new FocalPoint(focalX, focalY);
        return new SaveMedia(url, alt, caption, credit, width, height, focalPoint, rights);
    }
}
