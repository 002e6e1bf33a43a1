package io.github.unitgen.render.deploy;

import java.util.List;

/** The text of a file of {@code /etc/cron.d}. */
final class CronTable {
  private CronTable() {}

  /** One without {@code entries} has cron forget what stood there. */
  static String of(List<CronEntry> entries) {
    StringBuilder out =
        new StringBuilder(
            """
            # Starts what runs at times. A run that still goes on is left alone, and one that fails is mailed.
            # The times are those of the machine's zone.
            PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
            """);
    for (CronEntry entry : entries) {
      out.append(entry.times()).append(" root ").append(entry.command()).append('\n');
    }
    return out.toString();
  }
}
