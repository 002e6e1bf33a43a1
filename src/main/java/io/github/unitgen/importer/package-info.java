/**
 * Makes a manifest of what other tools have. Each setting of a source ends in one list: carried
 * over, approximated, or not carried; nothing vanishes. Each tool has a package of its own.
 */
@NullMarked
package io.github.unitgen.importer;

import org.jspecify.annotations.NullMarked;
