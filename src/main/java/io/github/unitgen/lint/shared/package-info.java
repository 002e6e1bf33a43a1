/** Reports that several rules share. A rule never uses another rule. */
@NullMarked
package io.github.unitgen.lint.shared;

import org.jspecify.annotations.NullMarked;
