/** The rules that compare files of a folder, one class each. */
@NullMarked
package io.github.unitgen.lint.rules.folder;

import org.jspecify.annotations.NullMarked;
