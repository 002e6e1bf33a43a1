/** The common parts of every init that files are rendered for. */
@NullMarked
package io.github.unitgen.render.init;

import org.jspecify.annotations.NullMarked;
