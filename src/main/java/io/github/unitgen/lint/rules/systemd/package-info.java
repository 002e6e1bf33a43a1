/** The rules for units: one class and one page each; no rule knows another. */
@NullMarked
package io.github.unitgen.lint.rules.systemd;

import org.jspecify.annotations.NullMarked;
