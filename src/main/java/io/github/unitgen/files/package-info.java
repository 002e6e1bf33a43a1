/** What writing a set of files would change, and doing it. Looks into source. */
@NullMarked
package io.github.unitgen.files;

import org.jspecify.annotations.NullMarked;
