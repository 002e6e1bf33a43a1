/** The promises of a manifest on each init, as the rendered files make them. */
@NullMarked
package io.github.unitgen.render.compare;

import org.jspecify.annotations.NullMarked;
