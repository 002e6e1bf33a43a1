package io.github.unitgen.meaning.upstart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobInputTest {
  @ParameterizedTest
  @CsvSource({
    "etc/init/worker.conf, worker, false",
    "worker.override, worker, true",
    "debian/worker.upstart, worker, false",
    "worker.conf.upstart, worker.conf, false",
    "a.d/worker, worker, false",
  })
  void namesTheJobAfterItsFile(String path, String name, boolean override) {
    assertThat(JobInput.name(path)).isEqualTo(name);
    assertThat(JobInput.isOverride(path)).isEqualTo(override);
  }
}
