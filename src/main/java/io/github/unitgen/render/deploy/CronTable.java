package io.github.unitgen.render.deploy;

import java.util.List;

/** The text of a file of {@code /etc/cron.d}. */
final class CronTable {
  private CronTable() {}

  /** Returns the text; without {@code entries} it makes cron forget the earlier ones. */
  static String of(List<CronEntry> entries) {
    StringBuilder out =
        new StringBuilder(
            """
            # Starts the scheduled processes. A run that is still active is not restarted; failures are mailed.
            # Times are in the time zone of the machine.
            PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
            """);
    for (CronEntry entry : entries) {
      out.append(entry.times()).append(" root ").append(entry.command()).append('\n');
    }
    return out.toString();
  }
}
