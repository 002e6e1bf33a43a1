package io.github.unitgen.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.catalog.Releases.Release;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReleasesTest {
  private static SystemdVersions systemd(String release) {
    return new SystemdVersions(
        List.of(Releases.find(release).orElseThrow().systemd().orElseThrow()));
  }

  @Test
  void everyReleaseBootsOneInit() {
    assertThat(Releases.all()).isNotEmpty();
    assertThat(Releases.all()).allMatch(r -> r.systemd().isPresent() != r.upstart().isPresent());
  }

  @Test
  void namesAreUniqueAndFindTheirRelease() {
    assertThat(Releases.names()).doesNotHaveDuplicates();
    for (Release release : Releases.all()) {
      assertThat(Releases.find(release.name())).contains(release);
      assertThat(release.also())
          .allMatch(also -> Releases.find(also).equals(Releases.find(release.name())));
    }
    assertThat(Releases.find("trusty").orElseThrow().name()).isEqualTo("ubuntu-14.04");
    assertThat(Releases.find("ubuntu-14.4")).isEmpty();
  }

  @Test
  void theNewestVersionOfTheTablesIsTheNewestKnown() {
    int newest =
        Releases.all().stream()
            .flatMap(release -> release.systemd().stream())
            .max(Comparator.comparingInt(SystemdVersion::number))
            .orElseThrow()
            .number();
    assertThat(newest).isEqualTo(SystemdVersion.NEWEST);
    int newestDirective = 0;
    for (String section : List.of("Unit", "Service", "Install")) {
      for (String key : Directives.all().keys(section)) {
        newestDirective =
            Math.max(newestDirective, Directives.all().find(section, key).orElseThrow().addedIn());
      }
    }
    assertThat(newestDirective).isLessThanOrEqualTo(SystemdVersion.NEWEST);
  }

  @Test
  void aVersionKnowsWhatCameWithItAndNotWhatWentWithIt() {
    assertThat(SystemdVersions.of(230).know("Service", "MemoryMax")).isFalse();
    assertThat(SystemdVersions.of(231).know("Service", "MemoryMax")).isTrue();
    assertThat(SystemdVersions.of(257).know("Service", "MemoryLimit")).isTrue();
    assertThat(SystemdVersions.of(258).know("Service", "MemoryLimit")).isFalse();
    assertThat(SystemdVersions.of(219).know("Service", "NoSuchThing")).isFalse();
  }

  @Test
  void severalVersionsKnowWhatAllOfThemKnow() {
    SystemdVersions both = SystemdVersions.of(252, 219);
    assertThat(both.oldest()).isEqualTo(219);
    assertThat(both.newest()).isEqualTo(252);
    assertThat(both.know("Service", "MemoryMax")).isFalse();
    assertThat(both.know("Service", "MemoryLimit")).isTrue();
    assertThat(SystemdVersions.of(219, 262).know("Service", "MemoryLimit")).isFalse();
    assertThat(both.meet(232, 245)).isTrue();
    assertThat(both.meet(253, 260)).isFalse();
    assertThat(both).hasToString("systemd 219 to 252");
  }

  @Test
  void aMinorReleaseKnowsWhatItsBranchBroughtBack() {
    assertThat(systemd("rhel-7.3").know("Service", "TasksMax")).isFalse();
    assertThat(systemd("rhel-7.4").know("Service", "TasksMax")).isTrue();
    assertThat(systemd("rhel-7.9").know("Service", "TasksMax")).isTrue();
    assertThat(systemd("rhel-8.1").know("Service", "RestrictSUIDSGID")).isFalse();
    assertThat(systemd("rhel-8.10").know("Service", "RestrictSUIDSGID")).isTrue();
    assertThat(systemd("rhel-8.10").know("Service", "ProtectProc")).isFalse();
    assertThat(systemd("amazon-linux-2").know("Service", "TasksMax")).isFalse();
  }

  @Test
  void aMajorReleaseKnowsWhatEachOfItsMinorOnesKnows() {
    assertThat(systemd("rhel-7").know("Service", "TasksMax")).isFalse();
    assertThat(systemd("centos-7").know("Service", "Delegate")).isTrue();
    assertThat(systemd("rhel-8").know("Service", "RestrictSUIDSGID")).isFalse();
  }
}
