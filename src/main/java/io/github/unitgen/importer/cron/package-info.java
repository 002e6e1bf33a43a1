/** Crontabs, and the lines of {@code /etc/cron.d} that start Upstart jobs. */
@NullMarked
package io.github.unitgen.importer.cron;

import org.jspecify.annotations.NullMarked;
