/** The manual pages, made of the same options as the help, and of the prose in docs/man. */
@NullMarked
package io.github.unitgen.cli.manual;

import org.jspecify.annotations.NullMarked;
