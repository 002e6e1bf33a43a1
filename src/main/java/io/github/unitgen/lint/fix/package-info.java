/** Applies the fixes of findings to a text. Looks into what lint looks into. */
@NullMarked
package io.github.unitgen.lint.fix;

import org.jspecify.annotations.NullMarked;
