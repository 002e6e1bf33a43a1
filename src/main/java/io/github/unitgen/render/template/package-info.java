/** Fills templates in, and shows them views: records of what is ready for a file. */
@NullMarked
package io.github.unitgen.render.template;

import org.jspecify.annotations.NullMarked;
