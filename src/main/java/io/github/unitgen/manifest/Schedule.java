package io.github.unitgen.manifest;

import io.github.unitgen.source.Located;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The times at which a process runs.
 *
 * @param at calendar texts of systemd or cron lines of five fields, at least one
 * @param catchUp whether a time that passed while the group was down is made up for, once
 * @param jitter how long after its time a run may begin, drawn at random
 */
public record Schedule(List<Located<String>> at, boolean catchUp, Optional<Duration> jitter) {
  public Schedule {
    at = List.copyOf(at);
  }
}
