/**
 * What other tools have, as a manifest. Each setting of a source ends in one list: carried over,
 * approximated, or not carried; nothing vanishes.
 */
@NullMarked
package io.github.unitgen.importer;

import org.jspecify.annotations.NullMarked;
