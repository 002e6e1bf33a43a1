/**
 * The manifest: read from YAML, checked, with every default filled in and every place kept. Looks
 * into source, diagnostic, catalog and syntax.
 */
@NullMarked
package io.github.unitgen.manifest;

import org.jspecify.annotations.NullMarked;
