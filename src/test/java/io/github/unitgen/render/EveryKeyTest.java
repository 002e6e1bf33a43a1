package io.github.unitgen.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Parsed;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ManifestReader;
import io.github.unitgen.manifest.Target;
import io.github.unitgen.source.NamedText;
import io.github.unitgen.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No key of a process is read and then forgotten. */
class EveryKeyTest {
  /** What each init gives no place to: it is for the other one. */
  private static final Map<Target, String> OF_THE_OTHER =
      Map.of(Target.SYSTEMD, "upstart", Target.SYSTEMD_USER, "upstart", Target.UPSTART, "systemd");

  private static Set<String> keys() throws IOException {
    return new TreeSet<>(
        JsonParser.parseString(Files.readString(Path.of("schema/unitgen.schema.json")))
            .getAsJsonObject()
            .getAsJsonObject("$defs")
            .getAsJsonObject("process")
            .getAsJsonObject("properties")
            .keySet());
  }

  @ParameterizedTest
  @EnumSource
  void eachChangesAFileOrIsSaidNotToBeKept(Target target) throws IOException {
    Set<String> forgotten = keys();
    // Without a command there is no manifest.
    forgotten.removeAll(Set.of("command", OF_THE_OTHER.get(target)));
    for (Path path : Manifests.everywhere()) {
      Source base = Source.of("manifest.yml", Files.readAllBytes(path));
      Optional<Manifest> with = ManifestReader.read(List.of(base), List.of()).value();
      if (with.isPresent()) {
        String rendered = rendered(with.get(), target);
        forgotten.removeIf(
            key ->
                without(base, with.get(), key)
                    .anyMatch(group -> !rendered(group, target).equals(rendered)));
      }
    }
    assertThat(forgotten).isEmpty();
  }

  /** The files, and what is said. */
  private static String rendered(Manifest group, Target target) {
    Parsed<List<NamedText>> rendered = Renderer.render(group, target, name -> Optional.empty());
    return rendered.value() + "\n" + rendered.problems().stream().map(Diagnostic::message).toList();
  }

  /** The manifest without the key in each place that has it and can do without. */
  private static Stream<Manifest> without(Source base, Manifest group, String key) {
    Stream<String> processes =
        group.processes().stream().map(p -> "processes: {\"" + p.name().value() + "\": {");
    return Stream.concat(
            Stream.of("defaults: {" + key + ": ~}"), processes.map(p -> p + key + ": ~}}"))
        .map(overlay -> new Source("overlay.yml", overlay))
        .flatMap(
            overlay -> ManifestReader.read(List.of(base, overlay), List.of()).value().stream());
  }

  /** Its tests take each line from the files of this manifest, and change each value. */
  @Test
  void eachIsReadBack() throws IOException {
    Set<String> missing = keys();
    missing.removeIf(Manifests.everything().process("web").orElseThrow()::sets);
    // Those that exclude others, three with tests of their own, and two that are not read back.
    assertThat(missing)
        .containsExactlyInAnyOrder(
            "instances",
            "listen",
            "oneshot",
            "quiet_signal",
            "schedule",
            "shell",
            "port",
            "capabilities",
            "systemd",
            "upstart");
  }
}
