/** The rules for manifests, one class and one page each; rules are independent of each other. */
@NullMarked
package io.github.unitgen.lint.rules.manifest;

import org.jspecify.annotations.NullMarked;
