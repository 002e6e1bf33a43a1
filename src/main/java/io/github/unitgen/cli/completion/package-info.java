/**
 * The scripts with which shells complete the command line, made of the same options as its help.
 */
@NullMarked
package io.github.unitgen.cli.completion;

import org.jspecify.annotations.NullMarked;
