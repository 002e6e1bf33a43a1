/** The rules for manifests: one class and one page each; no rule knows another. */
@NullMarked
package io.github.unitgen.lint.rules.manifest;

import org.jspecify.annotations.NullMarked;
