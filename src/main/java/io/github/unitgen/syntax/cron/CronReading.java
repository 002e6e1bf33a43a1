package io.github.unitgen.syntax.cron;

/** What a text of cron comes to: times, or the reason why it is refused. */
public sealed interface CronReading permits CronLine, CronFault {}
