package io.github.unitgen.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.diagnostic.Parsed;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.Target;
import io.github.unitgen.render.RandomGroup.Kind;
import io.github.unitgen.render.RandomGroup.Member;
import io.github.unitgen.render.RandomGroup.Value;
import io.github.unitgen.render.RandomGroup.World;
import io.github.unitgen.source.NamedText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;

/** Any value of a manifest reaches the program under an old systemd as it was. */
class OldUnitsPropertyTest {
  private static final World WORLD =
      new World(
          List.of("/usr/bin/p", "bundle", "/opt/$x/it", "/opt/my app/100%", "/opt/${x}/$$"),
          List.of(""),
          List.of(""));

  @Provide
  Arbitrary<RandomGroup> groups() {
    return RandomGroup.groups(12, Kind.values()).map(OldUnitsPropertyTest::withoutControls);
  }

  /** Those systemds ignore a variable with one; that it is refused, another test says. */
  private static RandomGroup withoutControls(RandomGroup group) {
    List<Member> members = new ArrayList<>();
    for (Member m : group.processes()) {
      List<Value> environment = new ArrayList<>();
      for (Value value : m.environment()) {
        List<String> parts = new ArrayList<>();
        value
            .parts()
            .forEach(
                part ->
                    parts.add(part == null ? null : part.replaceAll("[\\x01-\\x1f\\x7f]", "?")));
        environment.add(new Value(parts));
      }
      members.add(
          new Member(
              m.kind(),
              m.arguments(),
              environment,
              m.preStart(),
              m.program(),
              m.directory(),
              m.file(),
              m.hasPort()));
    }
    return new RandomGroup(members);
  }

  @Property(tries = 60, shrinking = ShrinkingMode.BOUNDED)
  void everyValueReachesTheProgram(
      @ForAll("groups") RandomGroup group, @ForAll @IntRange(min = 208, max = 219) int version) {
    Manifest manifest = group.manifest(WORLD, Map.of(), "app", "for: systemd " + version);
    Map<String, String> files = Manifests.render(manifest, Target.SYSTEMD);
    for (int i = 0; i < group.processes().size(); i++) {
      Member process = group.processes().get(i);
      String unit = files.get("p" + i + (process.isTemplate() ? "@.service" : ".service"));
      for (String instance : process.instances()) {
        check(new OldSystemd(unit, instance), process, 2000 + 10 * i, instance);
      }
    }
  }

  private static void check(OldSystemd unit, Member process, int port, String instance) {
    Map<String, String> environment =
        new LinkedHashMap<>(RandomGroup.environment(process, Map.of(), instance));
    List<String> front = new ArrayList<>();
    String program = WORLD.program(process);
    if (process.hasPort() && process.isTemplate()) {
      String add = "export PORT=$((" + (port - 1) + " + " + instance + ")); exec \"$0\" \"$@\"";
      front.addAll(List.of("/bin/sh", "-c", add));
    } else if (!program.startsWith("/") || program.contains("%") || program.contains("${")) {
      front.add("/usr/bin/env");
    }
    if (process.hasPort() && !process.isTemplate()) {
      environment.put("PORT", "" + port);
    }
    assertThat(unit.environment()).isEqualTo(environment);
    List<List<String>> preStart =
        process.preStart().stream().map(words -> argv(front, program, words, instance)).toList();
    assertThat(unit.commands("ExecStartPre")).isEqualTo(preStart);
    assertThat(unit.commands("ExecStart"))
        .containsExactly(argv(front, program, process.arguments(), instance));
  }

  private static List<String> argv(
      List<String> front, String program, List<Value> words, String instance) {
    List<String> argv = new ArrayList<>(front);
    argv.addAll(RandomGroup.argv(program, words, instance));
    return argv;
  }

  @Property(tries = 40, shrinking = ShrinkingMode.OFF)
  void noVersionIsWrittenForWrongly(
      @ForAll("groups") RandomGroup group, @ForAll @IntRange(min = 208, max = 262) int version) {
    Manifest manifest = group.manifest(WORLD, Map.of(), "app", "for: systemd " + version);
    Parsed<List<NamedText>> rendered =
        Renderer.render(manifest, Target.SYSTEMD, name -> Optional.empty());
    assertThat(rendered.value()).as("%s", rendered.problems()).isPresent();
  }

  @Example
  void anOldSystemdWouldReadWhatIsWrittenForNewOnesOtherwise() {
    String unit = "[Service]\nEnvironment=\"A=a\\tb\" B=c\nExecStart=/p \"$$HOME\" a$$b \";\" /q\n";
    OldSystemd read = new OldSystemd(unit, "");
    assertThat(read.environment()).containsExactly(Map.entry("B", "c"));
    assertThat(read.commands("ExecStart")).containsExactly(List.of("/p", "a$b"), List.of("/q"));
  }
}
