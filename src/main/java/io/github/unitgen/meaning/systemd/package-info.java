/** The meaning of the settings of a unit in the versions of systemd that it is judged for. */
@NullMarked
package io.github.unitgen.meaning.systemd;

import org.jspecify.annotations.NullMarked;
