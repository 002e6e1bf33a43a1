/** Findings that were there before and are passed over. Looks into lint and what lint does. */
@NullMarked
package io.github.unitgen.workspace.baseline;

import org.jspecify.annotations.NullMarked;
