package io.github.unitgen.syntax.cron;

/** The result of reading cron text: times, or the reason why it is refused. */
public sealed interface CronReading permits CronLine, CronFault {}
