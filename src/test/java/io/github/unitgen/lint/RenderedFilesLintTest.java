package io.github.unitgen.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.api.Rendering;
import io.github.unitgen.api.Unitgen;
import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Parsed;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ManifestReader;
import io.github.unitgen.manifest.Settings;
import io.github.unitgen.manifest.Target;
import io.github.unitgen.meaning.Targets;
import io.github.unitgen.render.Manifests;
import io.github.unitgen.render.Renderer;
import io.github.unitgen.report.TextReporter;
import io.github.unitgen.source.NamedText;
import io.github.unitgen.source.Ownership;
import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.yaml.YamlNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What unitgen renders, its own linter likes; what a manifest asks for is said at its line. */
class RenderedFilesLintTest {
  /** A finding in a rendered file, and another at the manifest's line that says the same. */
  private static final Map<String, String> SAID_OF_THE_MANIFEST =
      Map.of(
          "S304", "M301", "S405", "M008", "U801", "M801", "U802", "M801", "X602", "M601", "X101",
          "M101", "X102", "M102", "X204", "M201", "U106", "M504", "S801", "M801");

  static List<Path> manifests() throws IOException {
    return Manifests.everywhere();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("manifests")
  void everyRenderedFileLintsClean(Path path) throws IOException {
    for (Target target : Target.values()) {
      for (String versions : versions(target)) {
        lint(path, target, versions);
      }
    }
  }

  private static List<String> versions(Target target) {
    return target == Target.UPSTART
        ? List.of("", "upstart 0.6.5", "upstart 1.4", "upstart 1.10")
        : List.of("", "systemd 208", "systemd 219", "systemd 239", "systemd 252");
  }

  private static void lint(Path path, Target target, String versions) throws IOException {
    List<YamlNode> settings =
        versions.isEmpty()
            ? List.of()
            : List.of(Settings.layer("--set", "for=" + versions).value().orElseThrow());
    Parsed<Manifest> read =
        ManifestReader.read(
            List.of(Source.of(path.toString(), Files.readAllBytes(path))), settings);
    if (read.value().isEmpty()) {
      return;
    }
    Manifest manifest = read.value().get();
    Parsed<List<NamedText>> rendered = Renderer.render(manifest, target, name -> Optional.empty());
    Targets targets = manifest.versions().map(Targets.NEWEST::with).orElse(Targets.NEWEST);
    Criteria criteria = Criteria.ofRules(targets, Selection.DEFAULT);
    List<Diagnostic> said = new ArrayList<>(read.problems());
    said.addAll(rendered.problems());
    said.addAll(Linter.lint(manifest));
    Set<String> rules = new TreeSet<>(said.stream().map(Diagnostic::rule).toList());
    for (NamedText file : rendered.value().orElse(List.of())) {
      String text = Ownership.stamp("manifest.yml", manifest.group(), file.text());
      Kind kind = target == Target.UPSTART ? Kind.UPSTART : Kind.SYSTEMD;
      Source source = new Source(file.name(), text);
      assertThat(Recognizer.recognize(source, false).kind()).as("%s", source).contains(kind);
      List<Diagnostic> findings =
          Linter.lint(new Document(source, kind), criteria).stream()
              .filter(finding -> finding.severity().compareTo(Severity.WARNING) >= 0)
              .filter(
                  finding ->
                      !rules.contains(
                          SAID_OF_THE_MANIFEST.getOrDefault(finding.rule(), finding.rule())))
              .toList();
      assertThat(new TextReporter(false).report(findings))
          .as(path + " for " + target.id() + " " + versions + ":\n" + text)
          .isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{{{ x }}",
        "{{{{.A}}",
        "{% x %}",
        "<% x %>",
        "@x@",
        "{NAME}",
        "#NAME#",
        "%NAME%"
      })
  void aValueThatHoldsAMarkerMakesNoTemplate(String marker) {
    String manifest =
        """
        unitgen: 1
        name: g
        processes:
          a:
            command: ['/bin/MARKER', 'MARKER', 'xMARKERx']
            description: 'TEXT'
            directory: '/srv/MARKER'
            env: { A: 'MARKER', B: 'a MARKER b' }
            pre_start: [['/bin/true', 'MARKER']]
          b:
            command: "exec /bin/x 'MARKER' >/dev/null"
            description: 'The TEXT job'
            shell: true
        """
            .replace("MARKER", marker)
            // No placeholder is replaced there, so that none is taken.
            .replace("TEXT", marker.startsWith("{{") ? "text" : marker);
    for (Target target : Target.values()) {
      Rendering rendering = Unitgen.render(List.of(new Source("m.yml", manifest)), target);
      assertThat(rendering.files()).as("%s", rendering.findings()).hasSize(3);
      for (NamedText file : rendering.files()) {
        Source source = new Source(file.name(), file.text());
        assertThat(Recognizer.recognize(source, true).kind()).as(file.text()).isPresent();
      }
    }
  }
}
