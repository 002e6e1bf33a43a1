/** Findings and results as text for people and for programs. Looks into source and diagnostic. */
@NullMarked
package io.github.unitgen.report;

import org.jspecify.annotations.NullMarked;
