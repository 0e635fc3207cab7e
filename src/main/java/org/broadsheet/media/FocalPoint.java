package org.broadsheet.media;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a crop must keep in sight.
 *
 * @param x from the left edge, 0 to 1
 * @param y from the upper edge, 0 to 1
 */
@Schema(description = "What a crop must keep in sight, as parts of width and height from the upper left")
public record FocalPoint(
        @NotNull @DecimalMin("0") @DecimalMax("1") Double x,
        @NotNull @DecimalMin("0") @DecimalMax("1") Double y) {}
