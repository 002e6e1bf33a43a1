package io.github.unitgen.meaning.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.meaning.Inputs;
import io.github.unitgen.meaning.command.Drain.Origin;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DrainTest {
  @Test
  void theConfigurationFileSaysMoreThanTheDefault() {
    Drain drain = drain("sidekiq -C c.yml", Optional.of(":timeout: 60\n")).orElseThrow();
    assertThat(drain.seconds()).hasValue(60);
    assertThat(drain.origin()).isEqualTo(Origin.FILE);
  }

  @Test
  void theCommandLineSaysMoreThanTheConfigurationFile() {
    Drain drain = drain("sidekiq -t 5", Optional.of(":timeout: 60\n")).orElseThrow();
    assertThat(drain.seconds()).hasValue(5);
    assertThat(drain.origin()).isEqualTo(Origin.FLAG);
  }

  @Test
  void aConfigurationFileWithoutTheKeyLeavesTheDefault() {
    Drain drain = drain("sidekiq", Optional.of(":concurrency: 5\n")).orElseThrow();
    assertThat(drain.seconds()).hasValue(25);
    assertThat(drain.origin()).isEqualTo(Origin.DEFAULT);
  }

  @Test
  void celeryHasNoKeyAndNoLimit() {
    Drain drain = drain("celery worker", Optional.of("timeout: 60\n")).orElseThrow();
    assertThat(drain.seconds()).isEmpty();
    assertThat(drain.jobs()).isTrue();
  }

  @Test
  void aNumberTooLongIsNotRead() {
    assertThat(drain("sidekiq -t 1234567890", Optional.empty())).isEmpty();
    assertThat(drain("sidekiq -t ''", Optional.empty())).isEmpty();
  }

  private static Optional<Drain> drain(String command, Optional<String> config) {
    Commands commands = Commands.of(Inputs.unit("[Service]\nExecStart=/usr/bin/" + command + "\n"));
    return Drain.of(commands, "TERM", config);
  }
}
