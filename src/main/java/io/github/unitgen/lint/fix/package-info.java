/** Applies the fixes of findings to a text. It uses the same rooms as lint. */
@NullMarked
package io.github.unitgen.lint.fix;

import org.jspecify.annotations.NullMarked;
