/** Procfiles and their files of variables, as foreman starts them. */
@NullMarked
package io.github.unitgen.importer.procfile;

import org.jspecify.annotations.NullMarked;
