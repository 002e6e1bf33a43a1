package io.github.unitgen.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The example of a package build with Maven and jdeb: what is in the package that it makes. */
@Timeout(300)
class PackagingMavenIT {
  @TempDir private static Path folder;
  private static Path built;

  @TempDir private Path temporary;

  @BeforeAll
  static void build() throws IOException {
    PackagingExample.needs(
        "mvn of maven", "dpkg-deb of dpkg", "lintian of lintian", "systemd-analyze of systemd");
    built = PackagingExample.copy("maven", folder).maven();
  }

  @Test
  void theUnitsLieWhereSystemdLooks() throws IOException {
    Path image = PackagingExample.unpack(built, temporary);
    assertThat(PackagingExample.files(image))
        .containsExactly(
            "etc/default/orders",
            "usr/lib/systemd/system/orders-worker@.service",
            "usr/lib/systemd/system/orders.target",
            "usr/lib/sysusers.d/orders.conf",
            "usr/lib/tmpfiles.d/orders.conf",
            "usr/share/doc/orders/copyright",
            "usr/share/orders/orders.jar");
    PackagingExample.checkUnits(image, "usr/lib/systemd/system");
  }

  @Test
  void maintainerScriptsSpeakOfTheTargetOnly() throws IOException {
    Path control = temporary.resolve("control");
    Rig.outside(List.of("dpkg-deb", "-e", built.toString(), control.toString())).text();
    assertThat(Files.readString(control.resolve("postinst")))
        .contains("deb-systemd-helper enable orders.target")
        .contains("deb-systemd-invoke restart orders.target")
        .doesNotContain("worker@");
    assertThat(Files.readString(control.resolve("conffiles"))).isEqualTo("/etc/default/orders\n");
    for (String script : List.of("postinst", "prerm", "postrm")) {
      assertThat(control.resolve(script)).isExecutable();
      Rig.outside(List.of("/bin/sh", "-n", control.resolve(script).toString())).text();
    }
  }

  @Test
  void lintianMissesTheChangelogOnly() {
    Rig.Result result = Rig.outside(List.of("lintian", "-EI", "--pedantic", built.toString()));
    assertThat(result.out().lines())
        .containsExactly(
            "E: orders: no-changelog usr/share/doc/orders/changelog.gz (native package)");
  }
}
