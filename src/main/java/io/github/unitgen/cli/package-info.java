/**
 * The command line: the only room that prints, ends the program and reads its environment. Looks
 * into all others.
 */
@NullMarked
package io.github.unitgen.cli;

import org.jspecify.annotations.NullMarked;
