package org.broadsheet.media;

import java.util.UUID;

/** A picture was created or changed; fired in the transaction that did it. */
public record MediaSaved(
        UUID id,
        String url,
        String alt,
        String caption,
        String credit,
        Integer width,
        Integer height,
        FocalPoint focalPoint,
        String rights) {

    static MediaSaved of(MediaItem item) {
        SaveMedia said = item.input();
        return new MediaSaved(
                item.id(),
                said.url(),
                said.alt(),
                said.caption(),
                said.credit(),
                said.width(),
                said.height(),
                said.focalPoint(),
                said.rights());
    }
}
