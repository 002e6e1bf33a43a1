/** Existing findings that are ignored. Uses lint and the rooms that lint uses. */
@NullMarked
package io.github.unitgen.workspace.baseline;

import org.jspecify.annotations.NullMarked;
