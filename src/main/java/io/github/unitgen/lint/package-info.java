/**
 * Rules, what they are given, and the run over a set of files: {@link
 * io.github.unitgen.lint.Linter}. Looks into source, diagnostic, catalog, syntax and manifest.
 */
@NullMarked
package io.github.unitgen.lint;

import org.jspecify.annotations.NullMarked;
