/** What rules of one kind or of several report alike. A rule never uses another rule. */
@NullMarked
package io.github.unitgen.lint.shared;

import org.jspecify.annotations.NullMarked;
