/**
 * The programs that units, jobs and manifests start, whatever they are wrapped into: one model for
 * rules of every kind. Looks into lint, source, catalog, syntax and manifest.
 */
@NullMarked
package io.github.unitgen.lint.command;

import org.jspecify.annotations.NullMarked;
