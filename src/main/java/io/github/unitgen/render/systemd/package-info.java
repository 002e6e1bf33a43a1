/** Target units and service units. */
@NullMarked
package io.github.unitgen.render.systemd;

import org.jspecify.annotations.NullMarked;
