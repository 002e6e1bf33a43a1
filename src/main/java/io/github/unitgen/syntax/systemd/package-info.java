/**
 * Systemd unit files as lossless trees, and what their values mean. Looks into source, diagnostic
 * and catalog.
 */
@NullMarked
package io.github.unitgen.syntax.systemd;

import org.jspecify.annotations.NullMarked;
