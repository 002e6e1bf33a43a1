/**
 * What a manifest becomes: targets, templates, the self-check, and the commands that apply a
 * change. Looks into source, diagnostic, catalog, syntax and manifest. Here are the ways in; {@code
 * init} has what all inits have in common, {@code systemd} and {@code upstart} each its own, {@code
 * deploy} the tasks of those who deploy, and {@code template} fills templates in.
 */
@NullMarked
package io.github.unitgen.render;

import org.jspecify.annotations.NullMarked;
