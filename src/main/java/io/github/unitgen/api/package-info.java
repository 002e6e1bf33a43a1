/**
 * unitgen for programs: {@link io.github.unitgen.api.Unitgen} renders and lints texts; it reads and
 * writes no files, prints nothing, never ends the program.
 */
@NullMarked
package io.github.unitgen.api;

import org.jspecify.annotations.NullMarked;
