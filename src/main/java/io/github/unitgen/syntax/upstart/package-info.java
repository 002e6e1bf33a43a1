/**
 * Upstart jobs as lossless trees, and what Upstart understands. Looks into source, diagnostic and
 * catalog.
 */
@NullMarked
package io.github.unitgen.syntax.upstart;

import org.jspecify.annotations.NullMarked;
