/** Texts and places in them. Looks into no other room. */
@NullMarked
package io.github.unitgen.source;

import org.jspecify.annotations.NullMarked;
