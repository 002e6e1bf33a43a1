/** Findings and comparisons as data. Looks into source. */
@NullMarked
package io.github.unitgen.diagnostic;

import org.jspecify.annotations.NullMarked;
