package io.github.unitgen.render.deploy;

/**
 * A command that cron runs as root at its times.
 *
 * @param times the part before the user in a line of {@code /etc/cron.d}
 * @param command a line for the shell, without a percent sign
 */
public record CronEntry(String times, String command) {}
