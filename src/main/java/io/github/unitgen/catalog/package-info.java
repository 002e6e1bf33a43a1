/** Facts about the inits: settings, signals, unit names. This room uses no other room. */
@NullMarked
package io.github.unitgen.catalog;

import org.jspecify.annotations.NullMarked;
