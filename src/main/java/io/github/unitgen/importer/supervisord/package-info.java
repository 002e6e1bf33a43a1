/** The programs of supervisord as processes. */
@NullMarked
package io.github.unitgen.importer.supervisord;

import org.jspecify.annotations.NullMarked;
