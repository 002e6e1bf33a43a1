/** YAML as a tree of located nodes. Looks into source and diagnostic. */
@NullMarked
package io.github.unitgen.syntax.yaml;

import org.jspecify.annotations.NullMarked;
