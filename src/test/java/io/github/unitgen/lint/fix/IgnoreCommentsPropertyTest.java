package io.github.unitgen.lint.fix;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.lint.Criteria;
import io.github.unitgen.lint.Document;
import io.github.unitgen.lint.Kind;
import io.github.unitgen.lint.LintFile;
import io.github.unitgen.lint.Linter;
import io.github.unitgen.lint.Selection;
import io.github.unitgen.lint.fix.IgnoreComments.Commented;
import io.github.unitgen.meaning.Targets;
import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.systemd.EnvironmentFile;
import io.github.unitgen.syntax.systemd.UnitFile;
import io.github.unitgen.syntax.systemd.UnitParser;
import io.github.unitgen.syntax.upstart.JobFile;
import io.github.unitgen.syntax.upstart.JobParser;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;

/** Comments about all findings of files made of the lines of the bad examples of all rules. */
class IgnoreCommentsPropertyTest {
  private static final Criteria CRITERIA = Criteria.ofRules(Targets.NEWEST, Selection.DEFAULT);
  private static final String REASON = "as it always was";

  @Property(tries = 1500)
  void whatSystemdReadsOfAUnitStays(@ForAll("units") String text) {
    check(text, Kind.SYSTEMD, "worker.service");
  }

  @Property(tries = 1500)
  void whatUpstartReadsOfAJobStays(@ForAll("jobs") String text) {
    check(text, Kind.UPSTART, "worker.conf");
  }

  @Property(tries = 500)
  void whatSystemdReadsOfVariablesStays(@ForAll("variables") String text) {
    check(text, Kind.ENVIRONMENT, "worker.env");
  }

  @Property(tries = 300)
  void whatAManifestSaysStays(@ForAll("manifests") String text) {
    check(text, Kind.MANIFEST, "workers.yml");
  }

  @Property(tries = 500)
  void anyTextIsStillWhatItWas(@ForAll String text) {
    String read = Source.of("", Source.encode(text)).text();
    check(read, Kind.SYSTEMD, "worker.service");
    check(read, Kind.UPSTART, "worker.conf");
    check(read, Kind.ENVIRONMENT, "worker.env");
  }

  private static void check(String text, Kind kind, String name) {
    LintFile file = file(new Source(name, text), kind);
    List<Diagnostic> found =
        lint(file).stream().filter(finding -> !Linter.isAboutIgnoring(finding.rule())).toList();
    Commented commented = IgnoreComments.add(file, found, REASON);
    String now = commented.source().text();
    assertThat(meaning(commented.source(), kind))
        .as("%s%nbecame%n%s%n", text, now)
        .isEqualTo(meaning(file.source(), kind));
    assertThat(withoutComments(now)).isEqualTo(text);
    LintFile after = file(commented.source(), kind);
    List<Diagnostic> left =
        lint(after).stream().filter(finding -> !Linter.isAboutIgnoring(finding.rule())).toList();
    assertThat(words(left)).as(now).containsExactlyInAnyOrderElementsOf(words(commented.left()));
    assertThat(commented.ignored().size() + commented.left().size()).isEqualTo(found.size());
    assertThat(IgnoreComments.add(after, left, REASON).source().text()).isEqualTo(now);
  }

  private static LintFile file(Source source, Kind kind) {
    return new LintFile(new Document(source, kind), CRITERIA);
  }

  private static List<Diagnostic> lint(LintFile file) {
    return Linter.lint(file.document(), CRITERIA);
  }

  private static List<String> words(List<Diagnostic> findings) {
    return findings.stream().map(finding -> finding.rule() + " " + finding.message()).toList();
  }

  private static String withoutComments(String text) {
    return text.replaceAll("[ \t]*# unitgen: ignore\\[[A-Z0-9, ]+] " + REASON + "\r?\n", "");
  }

  /** What is assigned, or said, comments left out. */
  private static List<String> meaning(Source source, Kind kind) {
    List<String> meaning = new ArrayList<>();
    switch (kind) {
      case SYSTEMD -> {
        for (UnitFile.Line line : UnitParser.parse(source).lines()) {
          if (line instanceof UnitFile.Assignment a) {
            meaning.add(a.section() + "." + a.key() + "=" + a.value());
          } else if (line instanceof UnitFile.Junk junk) {
            meaning.add(junk.reason() + " " + source.slice(junk.textSpan()));
          }
        }
      }
      case UPSTART -> {
        JobFile job = JobParser.parse(source);
        job.error().ifPresent(error -> meaning.add(error.message()));
        for (JobFile.Stanza stanza : job.stanzas()) {
          if (stanza instanceof JobFile.Words words) {
            words.words().forEach(word -> meaning.add(word.value()));
            words.command().ifPresent(command -> meaning.add(command.value()));
          } else if (stanza instanceof JobFile.Script script) {
            meaning.add(script.name() + "\n" + source.slice(script.body()));
          }
        }
      }
      case ENVIRONMENT -> {
        for (EnvironmentFile.Entry entry : EnvironmentFile.read(source).entries()) {
          if (entry instanceof EnvironmentFile.Assignment a) {
            meaning.add(a.key() + "=" + a.value());
          }
        }
      }
      default -> meaning.add(loaded(source.text()));
    }
    return meaning;
  }

  /** By another reader of YAML; what it refuses has no meaning to keep. */
  private static String loaded(String text) {
    try {
      LoaderOptions options = new LoaderOptions();
      options.setAllowDuplicateKeys(false);
      return String.valueOf(new Yaml(options).<Object>load(text));
    } catch (YAMLException e) {
      return "";
    }
  }

  @Provide
  Arbitrary<String> units() {
    return ExampleLines.units();
  }

  @Provide
  Arbitrary<String> jobs() {
    return ExampleLines.jobs();
  }

  @Provide
  Arbitrary<String> variables() {
    return ExampleLines.files("environment", List.of("A=1", "export B=2", "# a\\", "C='", ""));
  }

  @Provide
  Arbitrary<String> manifests() {
    return Arbitraries.of(ExampleLines.examples("manifest"));
  }
}
