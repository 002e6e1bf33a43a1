package io.github.unitgen.manifest;

import io.github.unitgen.source.Place;
import java.util.OptionalLong;

/**
 * A resource limit under the name of the manifest (nofile, memory …). {@code soft} and {@code hard}
 * are empty where there is none; in bytes, seconds or a plain number after the resource. A {@code
 * percent} limit (memory, tasks, cpu) has the percentage in {@code soft} and {@code hard}.
 */
public record Limit(
    Resource resource, OptionalLong soft, OptionalLong hard, boolean percent, Place at) {}
