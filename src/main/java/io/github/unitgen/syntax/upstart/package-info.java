/**
 * Upstart jobs: a lossless tree, a parser with the verdict of Upstart 1.13.2 and libnih 1.0.4, what
 * Upstart makes of a job, and quoting. Looks into source and catalog.
 */
@NullMarked
package io.github.unitgen.syntax.upstart;

import org.jspecify.annotations.NullMarked;
