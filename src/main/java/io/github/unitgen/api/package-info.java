/**
 * unitgen for Java programs: {@link io.github.unitgen.api.Unitgen} renders and lints texts. It
 * reads and writes no files, prints nothing and never ends the program.
 */
@NullMarked
package io.github.unitgen.api;

import org.jspecify.annotations.NullMarked;
