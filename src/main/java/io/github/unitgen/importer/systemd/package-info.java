/** Units with their drop-ins and links, as one group. */
@NullMarked
package io.github.unitgen.importer.systemd;

import org.jspecify.annotations.NullMarked;
