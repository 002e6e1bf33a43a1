/** Upstart jobs with their overrides: a manager and what it starts, or jobs that stand alone. */
@NullMarked
package io.github.unitgen.importer.upstart;

import org.jspecify.annotations.NullMarked;
