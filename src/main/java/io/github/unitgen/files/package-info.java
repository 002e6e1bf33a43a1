/** The changes that a set of files makes in a folder, and their execution. Uses source. */
@NullMarked
package io.github.unitgen.files;

import org.jspecify.annotations.NullMarked;
