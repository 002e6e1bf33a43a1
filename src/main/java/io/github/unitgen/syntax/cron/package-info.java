/** Cron lines of five fields, and the calendar events that say the same. Looks into source. */
@NullMarked
package io.github.unitgen.syntax.cron;

import org.jspecify.annotations.NullMarked;
