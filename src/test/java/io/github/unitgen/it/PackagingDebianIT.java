package io.github.unitgen.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The example of a package build with debhelper: what is in the package that it makes. */
@Timeout(300)
class PackagingDebianIT {
  @TempDir private static Path folder;
  private static PackagingExample example;
  private static Path built;

  @TempDir private Path temporary;

  @BeforeAll
  static void build() throws IOException {
    PackagingExample.needs(
        "dpkg-buildpackage of dpkg-dev",
        "dh of debhelper",
        "pkg-config of pkgconf",
        "lintian of lintian",
        "systemd-analyze of systemd");
    example = PackagingExample.copy("debian", folder);
    example.run("dpkg-source", "-b", ".");
    built = example.debian();
  }

  private static String script(String name) throws IOException {
    Path control = folder.resolve("control");
    Rig.outside(List.of("dpkg-deb", "-e", built.toString(), control.toString())).text();
    return Files.readString(control.resolve(name));
  }

  @Test
  void nothingIsNeededForTheBuildThatIsNotNamed() {
    // All else that CI has is what the package says that it needs.
    String unmet = example.tryRun("dpkg-checkbuilddeps", "-I").err();
    assertThat(unmet.strip())
        .isIn("", "dpkg-checkbuilddeps: error: Unmet build dependencies: unitgen");
  }

  @Test
  void theUnitsLieWhereDebhelperAndSystemdLook() throws IOException {
    Path image = PackagingExample.unpack(built, temporary.resolve("image"));
    assertThat(PackagingExample.files(image))
        .containsExactly(
            "etc/default/orders",
            "lib/systemd/system/orders-clock.service",
            "lib/systemd/system/orders-worker@.service",
            "lib/systemd/system/orders.target",
            "usr/lib/sysusers.d/orders.conf",
            "usr/lib/tmpfiles.d/orders.conf",
            "usr/libexec/orders/clock",
            "usr/libexec/orders/worker",
            "usr/share/doc/orders/changelog.gz",
            "usr/share/doc/orders/copyright",
            "usr/share/lintian/overrides/orders");
    PackagingExample.checkUnits(image, "lib/systemd/system");
  }

  @Test
  void theTargetIsEnabledAndNoMemberOfIt() throws IOException {
    List<String> commands = new ArrayList<>();
    for (String name : List.of("postinst", "prerm", "postrm")) {
      script(name)
          .lines()
          .map(String::strip)
          .filter(line -> line.matches("deb-systemd-(helper|invoke) .*"))
          .map(line -> name + ": " + line.replace(" >/dev/null", "").replace(" || true", ""))
          .forEach(commands::add);
    }
    assertThat(commands)
        .containsExactly(
            "postinst: deb-systemd-helper unmask 'orders.target'",
            "postinst: deb-systemd-helper enable 'orders.target'",
            "postinst: deb-systemd-helper update-state 'orders.target'",
            "postinst: deb-systemd-invoke $_dh_action 'orders.target'",
            "prerm: deb-systemd-invoke reload orders.target",
            "prerm: deb-systemd-invoke stop 'orders.target'",
            "postrm: deb-systemd-helper purge 'orders.target'");
  }

  @Test
  void theFileOfTheSiteIsAConffile() throws IOException {
    assertThat(script("conffiles")).isEqualTo("/etc/default/orders\n");
  }

  @Test
  void lintianHasNothingToSay() {
    Rig.Result result =
        example.tryRun(
            "/bin/sh", "-c", "exec lintian -EI --pedantic ../orders_*.changes ../orders_*.dsc");
    assertThat(result.out()).as(result.err()).isEmpty();
    assertThat(result.code()).as(result.err()).isZero();
  }

  @Test
  void noOverrideOfLintianIsWithoutUse() throws IOException {
    String shown = example.run("lintian", "-I", "--show-overrides", built.toString());
    List<String> overrides =
        Files.readAllLines(example.tree().resolve("debian/orders.lintian-overrides"));
    assertThat(shown.lines().filter(line -> line.startsWith("O: ")))
        .hasSize((int) overrides.stream().filter(line -> !line.startsWith("#")).count());
    assertThat(overrides.get(0)).as("each has its reason above it").startsWith("# ");
  }

  @Test
  void anotherBuildGivesTheSameBytes() throws IOException {
    PackagingExample other = PackagingExample.copy("debian", temporary);
    other.run("/bin/sh", "-c", "umask 077; TZ=UTC+9 exec dpkg-buildpackage -us -uc -b -d");
    assertThat(temporary.resolve(built.getFileName())).hasSameBinaryContentAs(built);
  }

  @Test
  void theBuildEndsWhereTheManifestIsWrong() throws IOException {
    PackagingExample wrong =
        PackagingExample.copy("debian", temporary).replace("manifest.yml", "stop_timeout", "drain");
    Rig.Result result = wrong.tryRun("dpkg-buildpackage", "-us", "-uc", "-b", "-d");
    assertThat(result.code()).isNotZero();
    assertThat(result.out() + result.err()).contains("unknown process key `drain`");
  }
}
