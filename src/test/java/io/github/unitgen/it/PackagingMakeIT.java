package io.github.unitgen.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The example of a Makefile: what it installs below DESTDIR, and what it notices. */
@Timeout(120)
class PackagingMakeIT {
  @TempDir private Path folder;
  private PackagingExample example;

  @BeforeEach
  void copy() throws IOException {
    PackagingExample.needs("make of make", "systemd-analyze of systemd");
    example = PackagingExample.copy("make", folder);
  }

  private Path destination() {
    return folder.resolve("a root");
  }

  private Rig.Result tryMake(String... words) {
    List<String> command = new ArrayList<>(List.of("make", "-s", "DESTDIR=" + destination()));
    command.addAll(Arrays.asList(words));
    return example.tryRun(command.toArray(String[]::new));
  }

  private void make(String... words) {
    Rig.Result result = tryMake(words);
    assertThat(result.code()).as(result.out() + result.err()).isZero();
  }

  @Test
  void unitsAreInstalledWhereSystemdLooks() throws IOException {
    make("prefix=/usr");
    make("prefix=/usr", "check");
    make("prefix=/usr", "install");
    make("prefix=/usr", "installcheck");
    assertThat(PackagingExample.files(destination()))
        .containsExactly(
            "etc/default/orders",
            "usr/lib/systemd/system/orders-clock.service",
            "usr/lib/systemd/system/orders-worker@.service",
            "usr/lib/systemd/system/orders.target",
            "usr/libexec/orders/clock",
            "usr/libexec/orders/worker");
    // A Makefile makes no user; the image has one.
    Path sysusers = Files.createDirectories(destination().resolve("usr/lib/sysusers.d"));
    Files.writeString(sysusers.resolve("orders.conf"), "u orders -\n");
    PackagingExample.checkUnits(destination(), "usr/lib/systemd/system");
  }

  @Test
  void theUnitsNameThePlaceOfThePrograms() throws IOException {
    make("install");
    Path units = destination().resolve("usr/local/lib/systemd/system");
    assertThat(Files.readString(units.resolve("orders-worker@.service")))
        .contains("\nExecStart=/usr/local/libexec/orders/worker\n")
        .contains("\nProtectSystem=full\n");
    assertThat(destination().resolve("usr/local/libexec/orders/worker")).isExecutable();
  }

  @Test
  void jobsAreInstalledWhereUpstartLooks() throws IOException {
    make("INIT=upstart", "install");
    make("INIT=upstart", "check", "installcheck");
    assertThat(PackagingExample.files(destination()))
        .containsExactly(
            "etc/default/orders",
            "etc/init/orders-clock.conf",
            "etc/init/orders-worker.conf",
            "etc/init/orders.conf",
            "usr/local/libexec/orders/clock",
            "usr/local/libexec/orders/worker");
    assertThat(Files.readString(destination().resolve("etc/init/orders-worker.conf")))
        .contains("\nexec /usr/local/libexec/orders/worker\n");
    String program = Fleet.PROGRAM.toString();
    String jobs = destination().resolve("etc/init").toString();
    assertThat(Rig.outside(List.of(program, "lint", "--for", "ubuntu-14.04", jobs)).text())
        .isEqualTo("3 files: no problems found");
  }

  @Test
  void whatIsOutOfDateIsNoticed() throws IOException {
    make("install");
    example.replace("manifest.yml", "count: 2", "count: 3");
    for (String target : List.of("check", "installcheck")) {
      assertThat(tryMake(target).out()).as(target).contains("update ");
      assertThat(tryMake(target).code()).as(target).isNotZero();
    }
    make("all", "check");
    assertThat(tryMake("installcheck").code()).isNotZero();
    make("install", "installcheck");
  }

  @Test
  void theFileOfTheSiteIsKept() throws IOException {
    make("install");
    Path site = destination().resolve("etc/default/orders");
    Files.writeString(site, "ORDERS_PAUSE=1\n");
    make("install");
    assertThat(Files.readString(site)).isEqualTo("ORDERS_PAUSE=1\n");
  }

  @Test
  void uninstallLeavesWhatBelongsToTheSite() throws IOException {
    for (String init : List.of("systemd", "upstart")) {
      make("INIT=" + init, "install");
      make("INIT=" + init, "uninstall");
      assertThat(PackagingExample.files(destination()))
          .as(init)
          .containsExactly("etc/default/orders");
    }
    make("clean");
    try (Stream<Path> left = Files.list(example.tree())) {
      assertThat(left.map(file -> file.getFileName().toString())).doesNotContain("build");
    }
  }
}
