/** Tells a template, which some engine is to fill in, from a file that an init reads. */
@NullMarked
package io.github.unitgen.lint.template;

import org.jspecify.annotations.NullMarked;
