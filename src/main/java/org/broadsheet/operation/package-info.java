/**
 * What those see who run the service: whether it is ready, and the numbers of what all requests share. A feature's own
 * numbers are in the feature, in an {@code XMetrics}: a {@link io.micrometer.core.instrument.binder.MeterBinder} that
 * registers meters named {@code broadsheet.…}, with labels from closed lists only. What it must ask the database for it
 * takes from a {@link Sample}, so that no number of gauges, scrapes and probes makes work or waits for ever.
 */
package org.broadsheet.operation;
