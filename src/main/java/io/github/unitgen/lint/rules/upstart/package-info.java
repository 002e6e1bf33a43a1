/** The rules for jobs, one class and one page each; rules are independent of each other. */
@NullMarked
package io.github.unitgen.lint.rules.upstart;

import org.jspecify.annotations.NullMarked;
