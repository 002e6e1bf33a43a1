/** Findings that were there before and are passed over. Looks into what lint looks into. */
@NullMarked
package io.github.unitgen.lint.baseline;

import org.jspecify.annotations.NullMarked;
