package io.github.unitgen.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The packages of the examples, installed, upgraded and removed by the real dpkg and rpm under a
 * real systemd. The upgrade takes one of two workers away, and the clock where there is one.
 */
@Timeout(300)
@ParameterizedClass(name = "{0}")
@EnumSource
class PackagedFleetIT {
  @RegisterExtension static final Rig RIG = new Rig();

  private static final String KEPT = "orders-worker@1.service";
  private static final String SURPLUS = "orders-worker@2.service";

  private record Built(Path first, Path smaller) {}

  @TempDir private static Path folder;
  private static final Map<OrdersPackage, Built> BUILT = new EnumMap<>(OrdersPackage.class);

  @Parameter private OrdersPackage kind = OrdersPackage.DEBHELPER;

  /** Where the journal stood before the installation. */
  private String cursor = "";

  private Built built() {
    return BUILT.get(kind);
  }

  @BeforeEach
  void installTheFirst() throws IOException {
    PackagingExample.needs(
        "dpkg-buildpackage of dpkg-dev",
        "dh of debhelper",
        "pkg-config of pkgconf",
        "rpmbuild of rpm",
        "useradd of passwd",
        "mvn of maven",
        "java of default-jre-headless");
    if (!BUILT.containsKey(kind)) {
      // First, and never passed over: without it the packages would be installed on this machine.
      String script = RIG.folder().resolve("install.sh").toString();
      Rig.Result layers = RIG.run("/bin/bash", script, RIG.units().toString());
      if (layers.code() != 0) {
        Rig.lacking("no layers over the folders of this machine: " + layers.err());
      }
      Path of = folder.resolve(kind.name());
      BUILT.put(kind, new Built(kind.first(of.resolve("1.0")), kind.smaller(of.resolve("2.0"))));
    }
    RIG.systemctl("start", "systemd-journald.service");
    RIG.shell("echo installing | systemd-cat && journalctl --sync").text();
    cursor = RIG.shell("journalctl -n 1 --show-cursor | sed -n 's/^-- cursor: //p'").text();
    assertThat(cursor).startsWith("s=");
    install(built().first());
    if (kind == OrdersPackage.RPMBUILD) {
      // Nothing that an RPM installs is started; the presets say whether it is at boot.
      assertThat(running()).isEmpty();
      RIG.systemctl("start", "orders.target");
    }
    awaitReady(KEPT, 1);
    awaitReady(SURPLUS, 1);
    assertThat(RIG.systemctl("is-enabled", "orders.target")).isEqualTo("enabled");
    assertThat(running()).contains(KEPT, SURPLUS);
  }

  @AfterEach
  void removeIt() {
    if (cursor.isEmpty()) {
      return; // nothing was installed
    }
    RIG.run(kind.remove().toArray(String[]::new)).text();
    assertThat(running()).isEmpty();
    Rig.Result left = RIG.shell("find /etc/systemd/system /lib/systemd/system -name '*orders*'");
    assertThat(left.text()).isEmpty();
  }

  private void install(Path built) {
    RIG.run(kind.install(built).toArray(String[]::new)).text();
  }

  private static List<String> running() {
    return RIG.systemctl("list-units", "--plain", "--no-legend", "orders*.service")
        .lines()
        .map(line -> line.substring(0, line.indexOf(' ')))
        .toList();
  }

  private void awaitReady(String unit, int times) {
    await(unit, "ready", times);
  }

  /** Waits until a worker has said something so often since the installation began. */
  private void await(String unit, String text, int times) {
    String line =
        "timeout 30 journalctl -f -n all -o cat --after-cursor '%s' -u %s | grep -m %d -x '%s'";
    assertThat(RIG.shell(line.formatted(cursor, unit, times, text)).out().lines())
        .as("`%s` of %s", text, unit)
        .hasSize(times);
  }

  /** What a worker said and what systemd did to it, in order. */
  private List<String> story(String unit) {
    RIG.run("journalctl", "--sync").text();
    return RIG.run("journalctl", "--no-pager", "-o", "cat", "--after-cursor", cursor, "-u", unit)
        .text()
        .lines()
        .map(line -> line.startsWith("Reloading ") ? "reload" : line)
        // "Stopping" is not said of a service that still reloads.
        .map(line -> line.startsWith("Stopped ") ? "stop" : line)
        .filter(line -> List.of("ready", "reload", "stop").contains(line))
        .toList();
  }

  @Test
  void aReloadOfTheTargetQuietsTheWorkers() {
    RIG.systemctl("reload", "orders.target");
    for (String unit : List.of(KEPT, SURPLUS)) {
      await(unit, "taking no new order", 1);
    }
    assertThat(running()).contains(KEPT, SURPLUS);
  }

  @Test
  void anUpgradeQuietsEarlyRestartsLateAndStopsWhatIsGone() {
    install(built().smaller());
    assertThat(running()).containsExactly(KEPT);
    awaitReady(KEPT, 2);
    assertThat(story(SURPLUS)).containsExactly("ready", "reload", "stop");
    assertThat(story(KEPT)).containsExactly("ready", "reload", "stop", "ready");
  }

  @Test
  void aFleetThatTheAdministratorStoppedForGoodStaysSo() {
    RIG.systemctl("disable", "--now", "orders.target");
    install(built().smaller());
    assertThat(running()).isEmpty();
    assertThat(RIG.run("systemctl", "is-enabled", "orders.target").out()).startsWith("disabled");
  }

  @Test
  void theCountOfASiteIsKept() throws IOException {
    Path site = Files.createDirectories(RIG.units().resolve("orders.target.d"));
    Files.writeString(site.resolve("count.conf"), "[Unit]\nWants=" + SURPLUS + "\n");
    install(built().smaller());
    assertThat(running()).containsExactly(KEPT, SURPLUS);
    Files.delete(site.resolve("count.conf"));
    Files.delete(site);
  }

  @Test
  void anUpgradeThatFailsLeavesNoWorkerQuiet(@TempDir Path temporary) throws IOException {
    Path failing = kind.failing(temporary, built().smaller());
    assertThat(RIG.run(kind.install(failing).toArray(String[]::new)).code()).isNotZero();
    if (kind == OrdersPackage.RPMBUILD) {
      // rpm runs no script then: the README of the example says what to do.
      assertThat(story(KEPT)).containsExactly("ready", "reload");
      RIG.systemctl("restart", "orders.target");
    }
    for (String unit : List.of(KEPT, SURPLUS)) {
      awaitReady(unit, 2);
      assertThat(story(unit)).containsExactly("ready", "reload", "stop", "ready");
    }
    assertThat(running()).contains(KEPT, SURPLUS);
  }
}
