/** The rules for jobs: one class and one page each; no rule knows another. */
@NullMarked
package io.github.unitgen.lint.rules.upstart;

import org.jspecify.annotations.NullMarked;
