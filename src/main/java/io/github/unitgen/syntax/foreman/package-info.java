/** The files of foreman, as foreman 0.87 reads them. */
@NullMarked
package io.github.unitgen.syntax.foreman;

import org.jspecify.annotations.NullMarked;
