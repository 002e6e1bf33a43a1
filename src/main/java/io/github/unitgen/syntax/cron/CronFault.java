package io.github.unitgen.syntax.cron;

import io.github.unitgen.source.Span;

/**
 * Why a text of cron is refused.
 *
 * @param at in the text
 * @param message what is wrong
 * @param help what to write instead
 */
public record CronFault(Span at, String message, String help) implements CronReading {}
