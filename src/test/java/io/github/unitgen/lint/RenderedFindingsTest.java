package io.github.unitgen.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.unitgen.api.Rendering;
import io.github.unitgen.api.Unitgen;
import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.manifest.Target;
import io.github.unitgen.render.Inits;
import io.github.unitgen.render.Manifests;
import io.github.unitgen.source.NamedText;
import io.github.unitgen.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the linter says of a rendered file it says of the manifest, at the line that asks for it.
 */
class RenderedFindingsTest {
  private static final String RAW =
      """
      unitgen: 1
      name: shop
      target: systemd
      defaults:
        user: shop
        directory: /srv/shop
      processes:
        web:
          command: /usr/sbin/nginx
          systemd:
            Unit:
              After: network-online.target
            Service:
              PIDFile: /run/nginx.pid
              KillMode: none
              Restart: Always
              Environment: DB_PASSWORD=hunter2hunter2
        c:
          command: docker run --rm img
        g:
          command: gunicorn app:app
          systemd:
            Service:
              User: nobody
              ExecStop: /usr/bin/app >/dev/null
      """;

  /** Rules for files, and the one that says the same of a key of the manifest. */
  private static final Map<String, String> TWINS =
      Map.ofEntries(
          Map.entry("S304", "M301"),
          Map.entry("S405", "M008"),
          Map.entry("S707", "M705"),
          Map.entry("S722", "M008"),
          Map.entry("S801", "M801"),
          Map.entry("U106", "M504"),
          Map.entry("U801", "M801"),
          Map.entry("U802", "M801"),
          Map.entry("X101", "M101"),
          Map.entry("X102", "M102"),
          Map.entry("X204", "M201"),
          Map.entry("X602", "M601"));

  /** Those that are for the inits that files are judged for where nothing else is said. */
  static List<Path> manifests() throws IOException {
    List<Path> manifests = new ArrayList<>();
    for (Path path : Manifests.everywhere()) {
      if (!Files.readString(path).contains("\nfor:")) {
        manifests.add(path);
      }
    }
    return manifests;
  }

  private static List<Diagnostic> lint(String name, String text) {
    Source source = new Source(name, text);
    return Unitgen.lint(List.of(source)).getOrDefault(source, List.of());
  }

  private static String at(Diagnostic finding) {
    Source source = finding.at().source();
    return source.lineAt(finding.at().span().start())
        + " "
        + finding.severity().name().toLowerCase(Locale.ROOT)
        + " "
        + finding.rule();
  }

  @Test
  void whatAsksForAVariableOfAJobAsksForOneInEnv() {
    String text =
        """
        unitgen: 1
        name: g
        target: upstart
        processes:
          web:
            command: bundle exec puma
            user: app
            group: app
        """;
    assertThat(lint("m.yml", text))
        .filteredOn(finding -> finding.rule().equals("U807"))
        .extracting(finding -> finding.help().orElse(""))
        .containsExactly("add `HOME` in `env` with the home folder of the user");
  }

  @Test
  void theInstanceIsCalledAsInTheManifest() {
    String text =
        """
        unitgen: 1
        name: g
        target: %s
        processes:
          web:
            command: /usr/bin/puma -p 3000
            instances: [a, b]
            user: app
            group: app
        """;
    for (Target target : List.of(Target.SYSTEMD, Target.UPSTART)) {
      assertThat(lint("m.yml", text.formatted(target.id())))
          .filteredOn(finding -> finding.rule().equals("S606"))
          .extracting(finding -> finding.help().orElse(""))
          .as(target.id())
          .containsExactly("use the number of the instance, for example `300{{instance}}`");
    }
  }

  @Test
  void rawSettingsAreJudgedWhereTheyStand() {
    assertThat(lint("m.yml", RAW))
        .extracting(RenderedFindingsTest::at)
        .containsExactly(
            "9 info M101",
            "12 info S704",
            "14 warning S104",
            "15 error S404",
            "16 error S009",
            "17 warning X602",
            "24 warning S802",
            "25 error S202");
  }

  @Test
  void renderSaysTheSameAndWritesTheFilesAllTheSame() {
    Rendering rendering = Unitgen.render(List.of(new Source("m.yml", RAW)));
    assertThat(rendering.files()).hasSize(4);
    assertThat(rendering.findings())
        .extracting(RenderedFindingsTest::at)
        .containsExactlyInAnyOrderElementsOf(
            lint("m.yml", RAW).stream().map(RenderedFindingsTest::at).toList());
  }

  @Test
  void aCommentInTheManifestIgnoresAFindingOnItsFile() {
    String ignoring = RAW.replace("KillMode: none", "KillMode: none # unitgen: ignore[S404] meant");
    assertThat(lint("m.yml", ignoring))
        .extracting(Diagnostic::rule)
        .doesNotContain("S404", "X912")
        .contains("S009");
    assertThat(Unitgen.render(List.of(new Source("m.yml", ignoring))).findings())
        .extracting(Diagnostic::rule)
        .doesNotContain("S404");
  }

  @Test
  void theManagerOfAUserIsAdvisedAsSuch() {
    String manifest =
        """
        unitgen: 1
        name: notes
        target: systemd-user
        processes:
          sync:
            command: /usr/bin/sync-client
            after: [network-online.target]
            env: { API_TOKEN: abcdef0123456789 }
            systemd:
              Unit: { Wants: time-sync.target }
              Service: { User: nobody }
        """;
    assertThat(lint("m.yml", manifest))
        .extracting(RenderedFindingsTest::at)
        .containsExactly("7 info M008", "8 warning M601", "10 warning S722", "11 error S803");
  }

  @Test
  void nothingOffersToChangeTheFile() {
    assertThat(lint("m.yml", RAW)).filteredOn(f -> f.rule().startsWith("S")).isNotEmpty();
    assertThat(lint("m.yml", RAW))
        .filteredOn(f -> f.rule().startsWith("S"))
        .allSatisfy(finding -> assertThat(finding.fix()).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"web.service", "web.service.d/a.conf", "m.yml"})
  void syslogIsObsoleteWhereverItStands(String file) {
    String text =
        file.equals("m.yml")
            ? """
              unitgen: 1
              name: g
              processes:
                web:
                  command: /bin/a
                  user: a
                  systemd: { Service: { StandardOutput: syslog } }
              """
            : "[Unit]\nDescription=A\n[Service]\nExecStart=/bin/a\nStandardOutput=syslog\n";
    assertThat(lint(file, text))
        .filteredOn(finding -> finding.severity().compareTo(Severity.INFO) > 0)
        .extracting(Diagnostic::rule, Diagnostic::severity, Diagnostic::message)
        .containsExactly(
            tuple(
                "S203",
                Severity.WARNING,
                "StandardOutput=syslog is obsolete since systemd 246: it means journal"));
  }

  @ParameterizedTest
  @MethodSource("manifests")
  void whatIsSaidOfTheFilesIsSaidOfTheManifest(Path path) throws IOException {
    Source base = Source.of("manifest.yml", Files.readAllBytes(path));
    for (Target target : Target.values()) {
      Rendering rendering = Unitgen.render(List.of(base), target);
      Set<String> said = new TreeSet<>();
      rendering.findings().forEach(finding -> said.add(finding.rule()));
      List<Source> files = new ArrayList<>();
      for (NamedText file : rendering.files()) {
        files.add(new Source(Inits.of(target).folder() + "/" + file.name(), file.text()));
      }
      for (List<Diagnostic> findings : Unitgen.lint(files).values()) {
        for (Diagnostic finding : findings) {
          String rule = finding.rule();
          assertThat(said)
              .as("%s for %s: %s", path, target, finding)
              .containsAnyOf(rule, TWINS.getOrDefault(rule, rule));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Target.class)
  void theHelpInAFileNamesTheManifestAndItsKey(Target target) {
    Source manifest =
        new Source(
            "a/workers.yml",
            """
            unitgen: 1
            name: g
            processes:
              web:
                user: web
                description: The web
                command: gunicorn --graceful-timeout 60 app:app
                stop_timeout: 70
            """);
    NamedText file =
        Unitgen.render(List.of(manifest), target).files().stream()
            .max(Comparator.comparing(NamedText::name))
            .orElseThrow();
    // As if it were old: what it says is no longer enough.
    String text = file.text().replace("70", "20");
    List<Diagnostic> findings = lint(Inits.of(target).folder() + "/" + file.name(), text);
    assertThat(findings)
        .filteredOn(finding -> finding.rule().equals("X402"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.help()).contains("in workers.yml: use `stop_timeout: 65` or more");
              assertThat(finding.fix()).isEmpty();
            });
  }
}
