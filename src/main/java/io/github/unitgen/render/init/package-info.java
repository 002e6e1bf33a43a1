/** What every init that files are rendered for has in common. */
@NullMarked
package io.github.unitgen.render.init;

import org.jspecify.annotations.NullMarked;
