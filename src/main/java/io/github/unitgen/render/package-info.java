/**
 * What a manifest becomes: targets, templates, the self-check, and the commands that apply a
 * change. Looks into source, diagnostic, catalog, syntax and manifest.
 */
@NullMarked
package io.github.unitgen.render;

import org.jspecify.annotations.NullMarked;
