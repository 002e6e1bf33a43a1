/**
 * Rendering of a manifest: targets, templates, the self-check, and the commands that apply a
 * change. Looks into source, diagnostic, catalog, syntax and manifest. This package has the entry
 * points; {@code init} has the common parts of all inits, {@code systemd} and {@code upstart} the
 * parts of each, {@code deploy} the tasks for deployments, and {@code template} fills in templates.
 */
@NullMarked
package io.github.unitgen.render;

import org.jspecify.annotations.NullMarked;
