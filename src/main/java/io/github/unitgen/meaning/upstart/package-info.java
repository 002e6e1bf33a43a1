/** The meaning of the stanzas of a job in the versions of Upstart that it is judged for. */
@NullMarked
package io.github.unitgen.meaning.upstart;

import org.jspecify.annotations.NullMarked;
