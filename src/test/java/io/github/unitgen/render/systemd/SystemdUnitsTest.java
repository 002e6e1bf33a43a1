package io.github.unitgen.render.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.render.Manifests;
import org.junit.jupiter.api.Test;

class SystemdUnitsTest {
  /** Requires=, After= and Before= of a process. */
  private static String order(Manifest manifest, String process) {
    SystemdUnits units = new SystemdUnits(manifest);
    return manifest
        .process(process)
        .map(
            p -> units.requires(p) + " | " + units.after(p, Manager.USER) + " | " + units.before(p))
        .orElseThrow();
  }

  @Test
  void ordersPlainServicesByTheLaterOne() {
    Manifest after = Manifests.group("a: {}", "b: { after: [a] }", "c: {}");
    assertThat(order(after, "a")).isEqualTo(" | g.target | ");
    assertThat(order(after, "b")).isEqualTo(" | g.target a.service | ");
    assertThat(order(after, "c")).isEqualTo(" | g.target | ");
    Manifest before = Manifests.group("a: { before: [b] }", "b: {}", "c: {}");
    assertThat(order(before, "a")).isEqualTo(" | g.target | ");
    assertThat(order(before, "b")).isEqualTo(" | g.target a.service | ");
    assertThat(order(before, "c")).isEqualTo(" | g.target | ");
  }

  @Test
  void ordersInstancesBeforeAPlainServiceInTheirTemplate() {
    Manifest after = Manifests.group("a: { count: 2 }", "b: { after: [a] }", "c: { count: 1 }");
    assertThat(order(after, "a")).isEqualTo(" | g.target | b.service");
    assertThat(order(after, "b")).isEqualTo(" | g.target | ");
    assertThat(order(after, "c")).isEqualTo(" | g.target | ");
    Manifest before = Manifests.group("a: { count: 2, before: [b] }", "b: {}");
    assertThat(order(before, "a")).isEqualTo(" | g.target | b.service");
    assertThat(order(before, "b")).isEqualTo(" | g.target | ");
  }

  @Test
  void ordersInstancesAfterWhatComesFirst() {
    Manifest plain = Manifests.group("a: {}", "b: { count: 2, after: [a] }");
    assertThat(order(plain, "a")).isEqualTo(" | g.target | ");
    assertThat(order(plain, "b")).isEqualTo(" | g.target a.service | ");
    Manifest counted = Manifests.group("a: { count: 2, before: [b] }", "b: { count: 1 }");
    assertThat(order(counted, "a")).isEqualTo(" | g.target | ");
    assertThat(order(counted, "b")).isEqualTo(" | g.target a@1.service a@2.service | ");
  }

  @Test
  void whatIsRequiredComesFirst() {
    Manifest manifest =
        Manifests.group("a: { requires: [b, c, x, y.socket] }", "b: {}", "c: { count: 2 }");
    assertThat(order(manifest, "a"))
        .isEqualTo(
            "b.service c@1.service c@2.service x.service y.socket"
                + " | g.target b.service x.service y.socket | ");
    assertThat(order(manifest, "b")).isEqualTo(" | g.target | ");
    assertThat(order(manifest, "c")).isEqualTo(" | g.target | a.service");
  }

  @Test
  void namesUnitsOfTheSystem() {
    Manifest manifest =
        Manifests.group(
            "a: { after: [x, x.service, y.target, z@1, a-b.mount], before: [v, w.slice] }");
    assertThat(order(manifest, "a"))
        .isEqualTo(" | g.target x.service y.target z@1.service a-b.mount | v.service w.slice");
  }

  @Test
  void whatWaitsForTheNetworkPullsItIn() {
    Manifest manifest =
        Manifests.group("a: { after: [network-online.target] }", "b: { after: [x] }");
    SystemdUnits units = new SystemdUnits(manifest);
    assertThat(units.wants(manifest.process("a").orElseThrow(), Manager.SYSTEM))
        .isEqualTo("network-online.target");
    assertThat(units.wants(manifest.process("a").orElseThrow(), Manager.USER)).isEmpty();
    assertThat(units.wants(manifest.process("b").orElseThrow(), Manager.SYSTEM)).isEmpty();
  }

  @Test
  void theNetworkIsOfTheSystem() {
    Manifest manifest = Manifests.group("a: {}");
    assertThat(new SystemdUnits(manifest).after(manifest.processes().get(0), Manager.SYSTEM))
        .isEqualTo("g.target network.target");
  }
}
