/**
 * Upstart jobs: a lossless tree, a parser that accepts and refuses like Upstart 1.13.2 and libnih
 * 1.0.4, the meaning of a job to Upstart, and quoting. Looks into source and catalog.
 */
@NullMarked
package io.github.unitgen.syntax.upstart;

import org.jspecify.annotations.NullMarked;
