/**
 * The requests, results and steps that the importers of several tools share. It uses no other
 * package of the room.
 */
@NullMarked
package io.github.unitgen.importer.shared;

import org.jspecify.annotations.NullMarked;
