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
        String rights) {}
