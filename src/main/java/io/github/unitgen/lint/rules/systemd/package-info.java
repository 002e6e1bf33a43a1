/** The rules for units, one class and one page each; rules are independent of each other. */
@NullMarked
package io.github.unitgen.lint.rules.systemd;

import org.jspecify.annotations.NullMarked;
