/** The rules for files that lie together, one class each. */
@NullMarked
package io.github.unitgen.lint.rules.folder;

import org.jspecify.annotations.NullMarked;
