package io.github.unitgen.render.deploy;

/**
 * What cron runs as root at its times.
 *
 * @param times what stands before the user in a line of {@code /etc/cron.d}
 * @param command a line for the shell, without a percent sign
 */
public record CronEntry(String times, String command) {}
