/**
 * Rules, what they are given, and the run over one file. Looks into source, diagnostic, catalog,
 * syntax and manifest.
 */
@NullMarked
package io.github.unitgen.lint;

import org.jspecify.annotations.NullMarked;
