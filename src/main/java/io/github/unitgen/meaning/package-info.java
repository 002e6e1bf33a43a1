/**
 * What a unit, a job or a command line means to an init: one answer to each question, whoever asks.
 * Here: the machine and the versions of the inits that a file is judged for. The packages below
 * look into this one; {@code command} looks into {@code systemd} and {@code upstart}, which do not
 * know each other.
 */
@NullMarked
package io.github.unitgen.meaning;

import org.jspecify.annotations.NullMarked;
