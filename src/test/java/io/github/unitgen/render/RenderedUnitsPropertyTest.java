package io.github.unitgen.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.diagnostic.Parsed;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.Target;
import io.github.unitgen.render.RandomGroup.Kind;
import io.github.unitgen.render.RandomGroup.Member;
import io.github.unitgen.render.RandomGroup.World;
import io.github.unitgen.source.NamedText;
import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.systemd.EnvironmentLine;
import io.github.unitgen.syntax.systemd.ExecLine;
import io.github.unitgen.syntax.systemd.Specifiers;
import io.github.unitgen.syntax.systemd.UnitFile;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import io.github.unitgen.syntax.systemd.UnitParser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Any value of a manifest comes back from the unit, read line by line, as it was. */
class RenderedUnitsPropertyTest {
  private static final World WORLD =
      new World(
          List.of("/usr/bin/p", "bundle", "/opt/$x/it", "/opt/my app/100%", "a=b"),
          List.of("", "/srv", "/srv/it's 100% \"odd\" $x", "/srv/back\\slash", "/srv/ü 😀"),
          List.of("", "/etc/x", "-/etc/it's 100%"));

  @Provide
  Arbitrary<RandomGroup> groups() {
    return RandomGroup.groups(12, Kind.values());
  }

  @Property(tries = 60, shrinking = ShrinkingMode.BOUNDED)
  void everyValueComesBack(@ForAll("groups") RandomGroup group, @ForAll boolean user) {
    check(group, user, Map.of());
  }

  @Property(tries = 15, shrinking = ShrinkingMode.BOUNDED)
  void everyValueComesBackWithAPathThatSystemdSearches(@ForAll("groups") RandomGroup group) {
    check(group, false, Map.of("PATH", "/opt/100%/bin:/usr/bin"));
  }

  private static void check(RandomGroup group, boolean user, Map<String, String> variables) {
    Manifest manifest = group.manifest(WORLD, variables);
    Parsed<List<NamedText>> rendered =
        Renderer.render(
            manifest, user ? Target.SYSTEMD_USER : Target.SYSTEMD, name -> Optional.empty());
    assertThat(rendered.value()).as("%s", rendered.problems()).isPresent();
    Map<String, String> files = new LinkedHashMap<>();
    rendered.value().get().forEach(file -> files.put(file.name(), file.text()));
    for (int i = 0; i < group.processes().size(); i++) {
      Member process = group.processes().get(i);
      String text = files.get("p" + i + (process.isTemplate() ? "@.service" : ".service"));
      UnitFile unit = UnitParser.parse(new Source("", text));
      for (String instance : process.instances()) {
        check(unit, process, 2000 + 10 * i, instance, variables);
      }
    }
  }

  private static void check(
      UnitFile unit, Member process, int port, String instance, Map<String, String> variables) {
    Map<String, String> expected = RandomGroup.environment(process, variables, instance);
    List<String> shell = new ArrayList<>();
    if (process.hasPort() && process.isTemplate()) {
      shell.addAll(
          List.of(
              "/bin/sh",
              "-c",
              "export PORT=$((" + (port - 1) + " + " + instance + ")); exec \"$0\" \"$@\""));
    } else if (process.hasPort()) {
      expected.put("PORT", "" + port);
    }
    Map<String, String> environment = new LinkedHashMap<>();
    for (Assignment line : unit.all("Service", "Environment")) {
      EnvironmentLine read = EnvironmentLine.read(line.value(), Map.of('i', instance));
      assertThat(read.dropped()).isEmpty();
      read.variables().forEach(v -> environment.put(v.name(), v.value()));
    }
    assertThat(environment).isEqualTo(expected);

    List<List<String>> expectedPre = new ArrayList<>();
    for (List<RandomGroup.Value> words : process.preStart()) {
      expectedPre.add(argv(shell, RandomGroup.argv(WORLD.program(process), words, instance)));
    }
    assertThat(commands(unit, "ExecStartPre", instance, environment)).isEqualTo(expectedPre);
    assertThat(commands(unit, "ExecStart", instance, environment))
        .containsExactly(
            argv(shell, RandomGroup.argv(WORLD.program(process), process.arguments(), instance)));

    assertThat(raw(unit, "WorkingDirectory")).isEqualTo(WORLD.directory(process));
    assertThat(raw(unit, "EnvironmentFile")).isEqualTo(WORLD.file(process));
    assertThat(raw(unit, "ExecSearchPath"))
        .isEqualTo(
            WORLD.program(process).contains("/") || !shell.isEmpty()
                ? ""
                : variables.getOrDefault("PATH", ""));
  }

  private static List<String> argv(List<String> shell, List<String> words) {
    List<String> argv = new ArrayList<>(shell);
    argv.addAll(words);
    return argv;
  }

  private static List<List<String>> commands(
      UnitFile unit, String key, String instance, Map<String, String> environment) {
    List<List<String>> commands = new ArrayList<>();
    for (Assignment line : unit.all("Service", key)) {
      ExecLine read = ExecLine.read(line.value());
      assertThat(read.problems()).as(line.value()).isEmpty();
      assertThat(read.commands()).hasSize(1);
      commands.add(read.commands().get(0).argv(Map.of('i', instance), environment).orElseThrow());
    }
    return commands;
  }

  private static String raw(UnitFile unit, String key) {
    return unit.last("Service", key)
        .map(line -> Specifiers.expand(line.value(), Map.of()).text().orElseThrow())
        .orElse("");
  }
}
