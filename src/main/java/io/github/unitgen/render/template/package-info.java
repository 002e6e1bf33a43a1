/** Fills in templates with views: records of values that are ready for a file. */
@NullMarked
package io.github.unitgen.render.template;

import org.jspecify.annotations.NullMarked;
