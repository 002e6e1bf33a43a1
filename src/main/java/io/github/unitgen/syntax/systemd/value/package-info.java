/**
 * The values that the settings of unit files accept, type by type, as systemd 252 reads them. Looks
 * into {@code source}, {@code catalog} and {@code syntax.systemd}.
 */
@NullMarked
package io.github.unitgen.syntax.systemd.value;

import org.jspecify.annotations.NullMarked;
