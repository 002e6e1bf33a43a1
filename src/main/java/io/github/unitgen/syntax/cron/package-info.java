/** Cron lines of five fields, and the equivalent calendar events. Looks into source. */
@NullMarked
package io.github.unitgen.syntax.cron;

import org.jspecify.annotations.NullMarked;
