package io.github.unitgen.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.diagnostic.Parsed;
import io.github.unitgen.manifest.ValueOrigins.From;
import io.github.unitgen.manifest.ValueOrigins.Origin;
import io.github.unitgen.source.Place;
import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ValueOriginsTest {
  private static final String HEAD = "unitgen: 1\nname: g\n";

  private static List<Origin> origins(String... layers) {
    List<Source> sources = new ArrayList<>();
    for (String layer : layers) {
      sources.add(new Source("l" + sources.size(), layer));
    }
    Parsed<Manifest> read = ManifestReader.read(sources, List.of());
    assertThat(read.value()).as("%s", read.problems()).isPresent();
    return ValueOrigins.of(sources, List.of(), read.value().orElseThrow(), Target.SYSTEMD);
  }

  /** As {@code GIVEN 4 @l1 over l0}, each place without line and column. */
  private static String of(String key, String... layers) {
    List<Origin> found =
        origins(layers).stream().filter(origin -> origin.key().equals(key)).toList();
    assertThat(found).as(key).hasSizeLessThan(2);
    return found.isEmpty() ? "absent" : show(found.get(0));
  }

  private static String show(Origin origin) {
    return origin.from()
        + " "
        + origin.value().orElse("-")
        + origin.at().map(at -> " @" + at.source().name()).orElse("")
        + (origin.replaced().isEmpty()
            ? ""
            : origin.replaced().stream()
                .map(Place::text)
                .collect(Collectors.joining(", ", " over ", "")));
  }

  @Test
  void namesTheLastLayerAndWhatItReplaced() {
    assertThat(
            of(
                "processes.w.count",
                HEAD + "processes: { w: { command: /x, count: 2 } }",
                "processes: { w: { count: 3 } }",
                "name: h",
                "processes: { w: { count: 4 } }"))
        .isEqualTo("GIVEN 4 @l3 over 3, 2");
  }

  @Test
  void tellsWhatAProcessTakesFromDefaultsFromWhatItSetsOverThem() {
    String base =
        HEAD + "defaults: { user: a, env: { X: 1, Y: 2 } }\nprocesses: { w: { command: /x";
    assertThat(of("processes.w.user", base + " } }")).isEqualTo("DEFAULTS a @l0");
    assertThat(of("processes.w.user", base + ", user: b } }")).isEqualTo("GIVEN b @l0 over a");
    assertThat(of("processes.w.env.X", base + ", env: { X: 3 } } }"))
        .isEqualTo("GIVEN 3 @l0 over 1");
    assertThat(of("processes.w.env.Y", base + ", env: { X: 3 } } }")).isEqualTo("DEFAULTS 2 @l0");
    assertThat(of("processes.w.user", base + " } }", "defaults: { user: c }"))
        .isEqualTo("DEFAULTS c @l1 over a");
    assertThat(
            of(
                "processes.w.user",
                base + ", user: b } }",
                "{ defaults: { user: c }, processes: { w: { user: d } } }"))
        .isEqualTo("GIVEN d @l1 over b, c, a");
    assertThat(of("processes.w.user", base + ", user: b } }", "processes: { w: { user: ~ } }"))
        .isEqualTo("DEFAULTS a @l0 over b");
    assertThat(of("defaults.user", base + " } }")).isEqualTo("absent");
  }

  @Test
  void namesTheNullThatRemovedAValueAndWhatCountsNow() {
    String base =
        HEAD
            + "stop_on: runlevel 1\nprocesses: { v: { command: /x }, w: { command: /x, stop_timeout:"
            + " 9s, env: { X: 1, Y: 2 } } }";
    assertThat(of("processes.w.stop_timeout", base, "processes: { w: { stop_timeout: ~ } }"))
        .isEqualTo("REMOVED 30s @l1 over 9s");
    assertThat(of("processes.w.env.X", base, "processes: { w: { env: { X: null } } }"))
        .isEqualTo("REMOVED - @l1 over 1");
    assertThat(of("stop_on", base, "stop_on: ~"))
        .isEqualTo("REMOVED runlevel [!2345] @l1 over runlevel 1");
    assertThat(of("processes.v", base, "processes: { v: ~ }")).startsWith("REMOVED - @l1 over {");
    assertThat(of("processes.v.command", base, "processes: { v: ~ }")).isEqualTo("absent");
    assertThat(
            of(
                "processes.w.env.X",
                base,
                "processes: { w: { env: { X: ~ } } }",
                "processes: { w: ~ }"))
        .isEqualTo("absent");
    assertThat(
            of(
                "processes.w.stop_timeout",
                base,
                "processes: { w: { stop_timeout: ~ } }",
                "processes: { w: { stop_timeout: 7s } }"))
        .isEqualTo("GIVEN 7s @l2 over 9s");
    String defaults = HEAD + "defaults: { nice: 3 }\nprocesses: { w: { command: /x, nice: ~ } }";
    assertThat(of("processes.w.nice", defaults)).isEqualTo("REMOVED - @l0 over 3");
    assertThat(of("defaults.nice", defaults.replace("nice: ~", "nice: 1"), "defaults: { nice: ~ }"))
        .isEqualTo("REMOVED - @l1 over 3");
  }

  @Test
  void fillsInWhatNothingSetsAsTheReaderDoes() {
    List<Origin> origins = origins(HEAD + "x-more: { a: b }\nprocesses: { w: { command: /x } }");
    for (Origin origin : origins) {
      boolean written = List.of("unitgen", "name", "processes.w.command").contains(origin.key());
      assertThat(origin.from()).as(origin.key()).isEqualTo(written ? From.GIVEN : From.UNITGEN);
    }
    assertThat(origins)
        .filteredOn(origin -> origin.from() == From.UNITGEN && origin.value().isPresent())
        .extracting(origin -> origin.key() + "=" + origin.value().orElse(""))
        .containsExactly(
            "description=g",
            "target=systemd",
            "for=systemd 262",
            "wanted_by=multi-user.target",
            "start_on=runlevel [2345]",
            "stop_on=runlevel [!2345]",
            "processes.w.shell=false",
            "processes.w.oneshot=false",
            "processes.w.stop_signal=TERM",
            "processes.w.stop_timeout=30s",
            "processes.w.restart=on-failure",
            "processes.w.restart_delay=1s",
            "processes.w.restart_limit=5 in 30s",
            "processes.w.kill=group",
            "processes.w.notify=false",
            "processes.w.watchdog=false",
            "processes.w.hardening=none",
            "processes.w.description=w");
  }

  /** Each default without a value is one that the reader has left empty as well. */
  @Test
  void hasNoValueWhereTheReaderHasNone() {
    ProcessSpec spec =
        ManifestReader.read(
                List.of(new Source("m", HEAD + "processes: { w: { command: /x } }")), List.of())
            .value()
            .orElseThrow()
            .processes()
            .get(0);
    assertThat(
            List.of(
                spec.account().user(),
                spec.account().group(),
                spec.program().directory(),
                spec.account().umask()))
        .containsOnly(Optional.empty());
    assertThat(spec.program().instances()).isEmpty();
    assertThat(spec.resources().nice()).isEmpty();
    assertThat(spec.resources().oomScoreAdjust()).isEmpty();
    assertThat(spec.program().port()).isEmpty();
    assertThat(spec.supervision().reloadSignal()).isEmpty();
    assertThat(
            List.of(
                spec.resources().limits(),
                spec.program().env(),
                spec.program().envFiles(),
                spec.restarts().successExit(),
                spec.order().before(),
                spec.order().after(),
                spec.order().requires(),
                spec.program().preStart(),
                spec.identity().documentation(),
                spec.raw().systemd(),
                spec.raw().upstart()))
        .containsOnly(List.of());
  }

  @Test
  void writesKeysAsSettingsTakeThemAndValuesInOneLine() {
    String text =
        HEAD
            + "processes:\n  a.b:\n    command: [/x, \"a, b\", \"\"]\n    env: { A: ' x', B: \"q\\\"\" }\n"
            + "    systemd: { Service: { IOWeight: [5] } }\n    limits: {}\n";
    assertThat(of("processes.a\\.b.command", text)).isEqualTo("GIVEN [/x, \"a, b\", \"\"] @l0");
    assertThat(of("processes.a\\.b.env.A", text)).isEqualTo("GIVEN \" x\" @l0");
    assertThat(of("processes.a\\.b.env.B", text)).isEqualTo("GIVEN q\" @l0");
    assertThat(of("processes.a\\.b.systemd.Service.IOWeight", text)).isEqualTo("GIVEN [5] @l0");
    assertThat(of("processes.a\\.b.limits", text)).isEqualTo("GIVEN {} @l0");
    YamlNode setting = Settings.layer("--set", "processes.a\\.b.nice=4").value().orElseThrow();
    List<Source> layers = List.of(new Source("l0", text));
    Manifest manifest = ManifestReader.read(layers, List.of(setting)).value().orElseThrow();
    assertThat(ValueOrigins.of(layers, List.of(setting), manifest, Target.UPSTART))
        .filteredOn(origin -> origin.key().equals("processes.a\\.b.nice"))
        .extracting(ValueOriginsTest::show)
        .containsExactly("GIVEN 4 @--set");
  }
}
