/** The files of supervisord 4.2, as it reads them: Python's ConfigParser, shlex and %-formats. */
@NullMarked
package io.github.unitgen.syntax.supervisor;

import org.jspecify.annotations.NullMarked;
