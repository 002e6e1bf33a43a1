/**
 * Rules, their input, and the run over a set of files: {@link io.github.unitgen.lint.Linter}. This
 * room uses source, diagnostic, catalog, syntax and manifest.
 */
@NullMarked
package io.github.unitgen.lint;

import org.jspecify.annotations.NullMarked;
