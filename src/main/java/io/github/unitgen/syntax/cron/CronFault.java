package io.github.unitgen.syntax.cron;

import io.github.unitgen.source.Span;

/**
 * The reason why cron text is refused.
 *
 * @param at its place in the text
 * @param message what is wrong
 * @param help what to write instead
 */
public record CronFault(Span at, String message, String help) implements CronReading {}
