package io.github.unitgen.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.source.Located;
import io.github.unitgen.source.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ManifestReaderTest {
  private static Manifest fixture(String name) throws IOException {
    return new Fixture(Path.of("test-fixtures", "manifest", "ok", name))
        .read()
        .value()
        .orElseThrow();
  }

  private static ProcessSpec process(String settings) {
    String text = "unitgen: 1\nname: g\nprocesses:\n  web:\n" + settings.indent(4);
    return ManifestReader.read(List.of(new Source("m", text)), List.of())
        .value()
        .orElseThrow()
        .processes()
        .get(0);
  }

  @Test
  void readsEveryKey() throws IOException {
    Manifest manifest = fixture("every-key");
    assertThat(manifest.name().value()).isEqualTo("shop");
    assertThat(manifest.fileName("web")).isEqualTo("acme-web");
    assertThat(manifest.description()).contains("The shop");
    assertThat(manifest.target()).contains(Target.SYSTEMD);
    assertThat(manifest.boot().startOn().value()).isEqualTo("runlevel [2345] and started network");
    ProcessSpec web = manifest.process("web").orElseThrow();
    assertThat(words(web.program().command()))
        .containsExactly("puma", "-p", "3000", "", "a b", "yes", "08", "22:30");
    assertThat(web.program().instances()).contains(new Instances.Numbered(1, 2));
    assertThat(web.program().directory().orElseThrow().value().with("7")).isEqualTo("/srv/web/7");
    assertThat(web.account().umask()).contains("022");
    assertThat(web.resources().nice()).hasValue(-5);
    assertThat(web.supervision().stopSignal()).isEqualTo(new Signal("INT"));
    assertThat(web.supervision().stopTimeout()).isEqualTo(Duration.ofSeconds(90));
    assertThat(web.supervision().reloadSignal()).contains(new Signal("RTMIN+3"));
    assertThat(web.restarts().policy()).isEqualTo(Restart.ALWAYS);
    assertThat(web.restarts().delay()).isEqualTo(Duration.ofMillis(500));
    assertThat(web.restarts().limit()).contains(new RestartLimit(10, Duration.ofMinutes(1)));
    assertThat(web.restarts().successExit())
        .containsExactly(
            new ExitStatus.Code(3),
            new ExitStatus.BySignal(new Signal("TERM")),
            new ExitStatus.BySignal(new Signal("USR1")));
    assertThat(web.order().before()).singleElement().matches(Dependency::ofGroup);
    assertThat(web.order().after()).extracting(Dependency::name).contains("redis").hasSize(3);
    assertThat(web.program().preStart())
        .extracting(ManifestReaderTest::words)
        .containsExactly(List.of("/bin/true"), List.of("echo", "$HOME"));
    assertThat(web.supervision().notifies()).isTrue();
    assertThat(web.supervision().watchdog()).contains(Duration.ofSeconds(10));
    assertThat(web.account().hardening()).isEqualTo(Hardening.SAFE);
    assertThat(web.resources().limits()).hasSize(17);
    assertThat(web.raw().systemd()).hasSize(5);
    assertThat(web.raw().upstart())
        .extracting(Located::value)
        .containsExactly("console log\n", "pre-start script\n  echo hello\nend script\n");
    assertThat(web.sets("user")).isTrue();
    assertThat(web.sets("shell")).isFalse();
    assertThat(web.at("count").text()).isEqualTo("2");
    assertThat(web.at("shell").text()).isEqualTo("web");
    ProcessSpec clock = manifest.process("clock").orElseThrow();
    assertThat(words(clock.program().command()))
        .containsExactly("clock", "--every=5", "a b", "c;d", "e f");
    assertThat(clock.restarts().limit()).isEmpty();
    assertThat(clock.supervision().watchdog()).isEmpty();
    assertThat(clock.account().user().orElseThrow().value()).isEqualTo("root");
  }

  @Test
  void givesVariablesTheTextAsWritten() throws IOException {
    Map<String, String> env =
        fixture("every-key").processes().get(0).program().env().stream()
            .collect(Collectors.toMap(v -> v.name().value(), v -> v.value().value().with("7")));
    assertThat(env)
        .containsEntry("A", "no")
        .containsEntry("B", "08")
        .containsEntry("C", "22:30")
        .containsEntry("D", "1_000")
        .containsEntry("E", "on")
        .containsEntry("F", "")
        .containsEntry("G", "1.10")
        .containsEntry("H", "2026-11-23")
        .containsEntry("I", "0x10")
        .containsEntry("J", ".inf")
        .containsEntry("L", "7 of shop")
        .containsEntry("M", "{{ x }}");
  }

  @Test
  void fillsInEveryDefault() {
    ProcessSpec web = process("command: run");
    assertThat(web.identity().description()).isEqualTo("web");
    assertThat(web.program().instances()).isEmpty();
    assertThat(web.hasInstances()).isFalse();
    assertThat(web.supervision().stopSignal()).isEqualTo(new Signal("TERM"));
    assertThat(web.supervision().stopTimeout()).isEqualTo(Duration.ofSeconds(30));
    assertThat(web.supervision().reloadSignal()).isEmpty();
    assertThat(web.restarts().policy()).isEqualTo(Restart.ON_FAILURE);
    assertThat(web.restarts().delay()).isEqualTo(Duration.ofSeconds(1));
    assertThat(web.restarts().limit()).contains(new RestartLimit(5, Duration.ofSeconds(30)));
    assertThat(web.account().hardening()).isEqualTo(Hardening.NONE);
    assertThat(web.supervision().notifies()).isFalse();
  }

  @Test
  void laysLayersOverEachOther() throws IOException {
    Manifest manifest = fixture("overlay");
    assertThat(manifest.name().value()).isEqualTo("jobs");
    assertThat(manifest.source().name()).isEqualTo("manifest.yml");
    assertThat(manifest.description()).contains("Production");
    assertThat(manifest.processes()).hasSize(1);
    ProcessSpec web = manifest.processes().get(0);
    assertThat(web.program().instances()).contains(new Instances.Numbered(1, 8));
    assertThat(web.account().user()).isEmpty();
    assertThat(web.account().group().orElseThrow().value()).isEqualTo("www");
    assertThat(words(web.program().command())).containsExactly("run", "a b");
    assertThat(web.program().env())
        .extracting(v -> v.name().value() + "=" + v.value().value().with(""))
        .containsExactly("B=2", "C=08", "D=a=b # c", "E=", "F=x");
    assertThat(web.at("count").source().name()).isEqualTo("--set");
  }

  @Test
  void laysDefaultsUnderEachProcess() throws IOException {
    Manifest manifest = fixture("defaults-and-null");
    ProcessSpec a = manifest.process("a").orElseThrow();
    ProcessSpec b = manifest.process("b").orElseThrow();
    assertThat(words(a.program().command())).containsExactly("run", "a");
    assertThat(a.account().user().orElseThrow().value()).isEqualTo("deploy");
    assertThat(b.account().user()).isEmpty();
    assertThat(b.program().env()).extracting(v -> v.name().value()).containsExactly("B", "C");
    assertThat(b.resources().limits()).isEmpty();
    assertThat(manifest.process("c").orElseThrow().supervision().reloadSignal())
        .contains(new Signal("HUP"));
  }

  @Test
  void resolvesAnchorsAndMergeKeys() throws IOException {
    Manifest manifest = fixture("anchors-and-merge-keys");
    assertThat(manifest.processes())
        .extracting(p -> p.name().value())
        .containsExactly("a", "b", "c", "workers");
    ProcessSpec b = manifest.process("b").orElseThrow();
    assertThat(words(b.program().command())).containsExactly("run", "it");
    assertThat(b.account().user().orElseThrow().value()).isEqualTo("deploy");
    assertThat(b.resources().nice()).hasValue(5);
    assertThat(b.program().env())
        .extracting(v -> v.name().value() + v.value().value().with(""))
        .containsExactly("A3", "B2");
    assertThat(words(manifest.process("workers").orElseThrow().program().command()))
        .containsExactly("w", "run", "w");
  }

  @Test
  void handsShellTextsToTheirShellWithExec() throws IOException {
    Manifest manifest = fixture("shell");
    assertThat(script(manifest, "simple"))
        .containsExactly("/bin/sh", "-c", "exec run \"$HOME\" > /dev/null");
    assertThat(script(manifest, "assigned"))
        .containsExactly("/bin/sh", "-c", "A=assigned exec run");
    assertThat(script(manifest, "exec"))
        .containsExactly("/bin/bash", "-l", "-c", "cd /srv && exec run 7");
    assertThat(script(manifest, "off")).containsExactly("run");
    ProcessSpec pre = manifest.process("pre").orElseThrow();
    assertThat(words(pre.program().command())).containsExactly("/bin/sh", "-c", "exec run");
    assertThat(pre.program().preStart())
        .extracting(ManifestReaderTest::words)
        .containsExactly(List.of("/bin/sh", "-c", "mkdir -p /run/x; true"), List.of("run", "$A"));
  }

  private static List<String> script(Manifest manifest, String process) {
    return words(manifest.process(process).orElseThrow().program().command());
  }

  private static List<String> words(Command command) {
    return command.words().stream().map(word -> word.value().with("7")).toList();
  }

  @Test
  void namesInstancesAsTheyAreWritten() throws IOException {
    Manifest manifest = fixture("instances");
    assertThat(instances(manifest, "queue"))
        .containsExactly(
            "mailers",
            "federation_sender",
            "low-prio",
            "a.b",
            "A",
            "_x",
            "0",
            "00",
            "1.50",
            "no",
            "on",
            "1_000");
    assertThat(instances(manifest, "single")).containsExactly("mailers");
    assertThat(instances(manifest, "quoted")).containsExactly("3");
  }

  @Test
  void numbersInstancesFromTheFirstOneOn() throws IOException {
    Manifest manifest = fixture("instances");
    assertThat(instances(manifest, "zero")).containsExactly("0", "1");
    assertThat(instances(manifest, "none")).isEmpty();
    assertThat(instances(manifest, "high")).hasSize(1000).startsWith("1000").endsWith("1999");
    assertThat(port(manifest, "zero", "0")).isEqualTo(3000);
    assertThat(port(manifest, "zero", "1")).isEqualTo(3001);
    assertThat(port(manifest, "high", "1000")).isEqualTo(80);
  }

  private static List<String> instances(Manifest manifest, String process) {
    ProcessSpec spec = manifest.process(process).orElseThrow();
    return spec.program().instances().orElseThrow().names();
  }

  private static int port(Manifest manifest, String process, String instance) {
    return manifest.process(process).orElseThrow().program().port(instance).orElseThrow();
  }

  @Test
  void keepsTextsByteForByte() {
    ProcessSpec web =
        process(
            """
            command: ["a%b", "$HOME", '"q"', "\\\\", "#", "a\\nb\\tc", "é😀", " ", "{{{{x}}"]
            """);
    assertThat(words(web.program().command()))
        .containsExactly("a%b", "$HOME", "\"q\"", "\\", "#", "a\nb\tc", "é😀", " ", "{{x}}");
  }

  @Test
  void readsLimitsInTheirUnits() {
    ProcessSpec web =
        process(
            """
            command: run
            limits: { as: 2K, nofile: 5:infinity, cpu_time: 2min, memory: 50%, cpu: 150%, tasks: 7 }
            """);
    assertThat(web.resources().limits())
        .extracting(l -> l.resource().key() + " " + l.soft() + l.hard() + l.percent())
        .containsExactly(
            "as OptionalLong[2048]OptionalLong[2048]false",
            "nofile OptionalLong[5]OptionalLong.emptyfalse",
            "cpu_time OptionalLong[120]OptionalLong[120]false",
            "memory OptionalLong[50]OptionalLong[50]true",
            "cpu OptionalLong[150]OptionalLong[150]true",
            "tasks OptionalLong[7]OptionalLong[7]false");
  }

  @Test
  void reportsProblemsInTheOrderOfLayersAndLines() {
    List<Source> layers =
        List.of(
            new Source("a", "unitgen: 1\nname: a b\ncolour: x\nprocesses: {w: {count: z}}\n"),
            new Source("b", "processes: {w: {command: a | b}}\ncolor: y\n"));
    assertThat(ManifestReader.read(layers, List.of()).problems())
        .extracting(ManifestReaderTest::place)
        .containsExactly("a:2", "a:3", "a:4", "b:1", "b:2");
  }

  private static String place(Diagnostic problem) {
    Source source = problem.at().source();
    return source.name() + ":" + source.at(problem.at().span().start()).line();
  }

  @Test
  void reportsAValueOfDefaultsOnce() {
    Source source =
        new Source(
            "m",
            "unitgen: 1\nname: a\ndefaults: {command: x | y, nice: 50}\nprocesses: {a: {}, b: {}}\n");
    assertThat(ManifestReader.read(List.of(source), List.of()).problems()).hasSize(2);
  }
}
