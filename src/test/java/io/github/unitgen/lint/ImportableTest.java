package io.github.unitgen.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.source.Source;
import org.junit.jupiter.api.Test;

class ImportableTest {
  private static boolean namesUsers(String name, String text) {
    return Importable.namesUsers(new Source(name, text));
  }

  @Test
  void aTableOfTheSystemIsKnownByItsPlace() {
    assertThat(namesUsers("/etc/crontab", "")).isTrue();
    assertThat(namesUsers("etc/cron.d/app", "* * * * * run it\n")).isTrue();
  }

  @Test
  void elsewhereItIsKnownByRootOrItsHeading() {
    assertThat(namesUsers("jobs", "PATH=/bin\n17 * * * * root run-parts x\n")).isTrue();
    assertThat(namesUsers("crontab", "# m h dom mon dow user command\n@daily deploy run it\n"))
        .isTrue();
  }

  @Test
  void aCommandIsNoUser() {
    assertThat(namesUsers("crontab", "# m h dom mon dow command\n@daily backup now\n")).isFalse();
    assertThat(namesUsers("jobs", "0 1 * * * root x\n0 1 * * * /usr/bin/backup now\n")).isFalse();
    assertThat(namesUsers("jobs", "0 1 * * * backup now\n")).isFalse();
    assertThat(namesUsers("jobs", "# the user says which command\n")).isFalse();
  }
}
