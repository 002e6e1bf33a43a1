package io.github.unitgen.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The example of a package build with rpmbuild: what is in the package that it makes. */
@Timeout(300)
class PackagingRpmIT {
  private static final String[] REPRODUCIBLE = {
    "--define", "source_date_epoch_from_changelog 1",
    "--define", "use_source_date_epoch_as_buildtime 1",
    "--define", "clamp_mtime_to_source_date_epoch 1",
    "--define", "_buildhost localhost"
  };

  @TempDir private static Path folder;
  private static Path built;

  @TempDir private Path temporary;

  @BeforeAll
  static void build() throws IOException {
    PackagingExample.needs(
        "rpmbuild of rpm", "rpm2archive of rpm2cpio", "systemd-analyze of systemd");
    built = PackagingExample.copy("rpm", folder).rpm(REPRODUCIBLE);
  }

  private static String ask(Path rpm, String... options) {
    return Rig.outside(List.of("/bin/sh", "-c", "rpm -qp " + String.join(" ", options) + " " + rpm))
        .text();
  }

  @Test
  void theUnitsLieWhereSystemdLooks() throws IOException {
    assertThat(ask(built, "--list").lines())
        .containsExactly(
            "/etc/sysconfig/orders",
            "/usr/lib/systemd/system/orders-clock.service",
            "/usr/lib/systemd/system/orders-worker@.service",
            "/usr/lib/systemd/system/orders.target",
            "/usr/lib/sysusers.d/orders.conf",
            "/usr/libexec/orders",
            "/usr/libexec/orders/clock",
            "/usr/libexec/orders/worker",
            "/var/spool/orders");
    Path image = PackagingExample.unpack(built, temporary);
    PackagingExample.checkUnits(image, "usr/lib/systemd/system");
  }

  @Test
  void theFileOfTheSiteIsConfigurationThatAnUpgradeKeeps() {
    assertThat(ask(built, "--configfiles")).isEqualTo("/etc/sysconfig/orders");
    // 17: config (1) and noreplace (16).
    assertThat(ask(built, "--qf '[%{FILENAMES} %{FILEFLAGS}\\n]'").lines())
        .contains("/etc/sysconfig/orders 17", "/usr/lib/systemd/system/orders.target 0");
  }

  @Test
  void scriptletsSpeakOfTheTargetOnly() {
    String scripts = ask(built, "--scripts");
    assertThat(scripts.lines().map(String::strip).filter(line -> line.startsWith("systemctl")))
        .containsExactly(
            "systemctl reload orders.target || :",
            "systemctl daemon-reload || :",
            "systemctl daemon-reload || :",
            "systemctl --no-reload preset orders.target || :",
            "systemctl --no-reload disable --now orders.target || :",
            "systemctl daemon-reload || :",
            "systemctl try-restart orders.target || :");
    assertThat(scripts).doesNotContain("%systemd").doesNotContain("@");
  }

  @Test
  void theMacrosOfSystemdAreTakenWhereTheyAre() throws IOException {
    Path rpm =
        PackagingExample.copy("rpm", temporary)
            .rpm(
                "--define", "systemd_post() echo real post %*",
                "--define", "systemd_preun() echo real preun %*",
                "--define", "systemd_postun_with_restart() echo real postun %*",
                "--define", "_unitdir /usr/lib/elsewhere");
    assertThat(ask(rpm, "--scripts"))
        .contains("echo real post orders.target", "echo real preun orders.target")
        .contains("echo real postun orders.target")
        .doesNotContain("preset", "try-restart");
    assertThat(ask(rpm, "--list")).contains("/usr/lib/elsewhere/orders.target");
  }

  @Test
  void anotherBuildGivesTheSameBytes() throws IOException {
    Path other = PackagingExample.copy("rpm", temporary).rpm(REPRODUCIBLE);
    assertThat(other).hasSameBinaryContentAs(built);
  }
}
