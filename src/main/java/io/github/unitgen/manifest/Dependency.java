package io.github.unitgen.manifest;

import io.github.unitgen.source.Place;

/**
 * What a process is ordered against or needs: a process of the group by its name, or a unit or job
 * of the system as written.
 */
public record Dependency(String name, boolean ofGroup, Place at) {}
