/** Distinguishes a template, which an engine fills in, from a file that an init reads. */
@NullMarked
package io.github.unitgen.lint.template;

import org.jspecify.annotations.NullMarked;
