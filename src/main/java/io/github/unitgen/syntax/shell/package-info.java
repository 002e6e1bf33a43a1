/** The words of the POSIX shell. Looks into source and diagnostic. */
@NullMarked
package io.github.unitgen.syntax.shell;

import org.jspecify.annotations.NullMarked;
