package io.github.unitgen.manifest;

import io.github.unitgen.source.Located;

/** An environment variable; the name is a POSIX name. */
public record EnvVar(Located<String> name, Located<Text> value) {}
