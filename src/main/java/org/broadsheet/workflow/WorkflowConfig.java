package org.broadsheet.workflow;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "broadsheet.workflow")
public interface WorkflowConfig {

    /** Whether only what stands at the stage {@code ready} can be published. */
    @WithDefault("false")
    boolean requireReady();
}
