/**
 * The meaning of a unit, a job or a command line to an init: one answer to each question, for all
 * who ask. This package holds the machine and the versions of the inits that a file is judged for.
 * The packages below use this one. {@code command} uses {@code systemd} and {@code upstart}, which
 * do not use each other.
 */
@NullMarked
package io.github.unitgen.meaning;

import org.jspecify.annotations.NullMarked;
