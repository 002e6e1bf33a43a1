package io.github.unitgen.manifest;

import io.github.unitgen.source.Place;

/** A file of {@code NAME=value} lines, by absolute path; {@code optional}: it may be absent. */
public record EnvFile(Text path, boolean optional, Place at) {}
