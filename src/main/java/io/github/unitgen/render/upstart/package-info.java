/** The manager job and the jobs that it starts. */
@NullMarked
package io.github.unitgen.render.upstart;

import org.jspecify.annotations.NullMarked;
