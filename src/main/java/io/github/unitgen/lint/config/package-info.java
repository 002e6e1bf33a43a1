/** The configuration of the linter, {@code .unitgen.yml}. Looks into what lint looks into. */
@NullMarked
package io.github.unitgen.lint.config;

import org.jspecify.annotations.NullMarked;
