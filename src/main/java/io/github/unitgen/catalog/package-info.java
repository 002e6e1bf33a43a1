/** What the inits know: settings, signals, unit names. Looks into no other room. */
@NullMarked
package io.github.unitgen.catalog;

import org.jspecify.annotations.NullMarked;
