/** The configuration of the linter, {@code .unitgen.yml}. Looks into lint and what lint does. */
@NullMarked
package io.github.unitgen.workspace.config;

import org.jspecify.annotations.NullMarked;
