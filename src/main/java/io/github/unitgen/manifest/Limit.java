package io.github.unitgen.manifest;

import io.github.unitgen.source.Place;
import java.util.OptionalLong;

/**
 * A resource limit under the name of the manifest (nofile, memory …).
 *
 * @param resource the limited resource
 * @param soft the soft limit in bytes, seconds or a plain number, by resource; empty for none
 * @param hard the hard limit in the same unit; empty for none
 * @param percent whether both limits are percentages (memory, tasks, cpu)
 * @param at the place of the limit in the manifest
 */
public record Limit(
    Resource resource, OptionalLong soft, OptionalLong hard, boolean percent, Place at) {}
