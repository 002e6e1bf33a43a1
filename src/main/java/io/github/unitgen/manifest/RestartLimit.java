package io.github.unitgen.manifest;

import java.time.Duration;

/** At most {@code restarts} (1 or more) automatic restarts within {@code within}. */
public record RestartLimit(int restarts, Duration within) {}
