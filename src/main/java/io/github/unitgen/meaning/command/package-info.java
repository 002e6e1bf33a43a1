/**
 * The programs that units, jobs and manifests start, whatever wraps them: which process the init
 * follows, what it claims, how it stops and how long that takes.
 */
@NullMarked
package io.github.unitgen.meaning.command;

import org.jspecify.annotations.NullMarked;
