/** What a manifest promises on each init, as the rendered files say it. */
@NullMarked
package io.github.unitgen.render.compare;

import org.jspecify.annotations.NullMarked;
