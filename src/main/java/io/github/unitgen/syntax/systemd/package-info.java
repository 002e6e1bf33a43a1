/**
 * Systemd unit files as lossless trees, and the meaning of their values. Looks into source,
 * diagnostic and catalog.
 */
@NullMarked
package io.github.unitgen.syntax.systemd;

import org.jspecify.annotations.NullMarked;
