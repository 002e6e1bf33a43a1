package io.github.unitgen.lint.fix;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Criteria;
import io.github.unitgen.lint.Document;
import io.github.unitgen.lint.Kind;
import io.github.unitgen.lint.LintFile;
import io.github.unitgen.lint.Linter;
import io.github.unitgen.lint.Selection;
import io.github.unitgen.meaning.Targets;
import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.systemd.UnitParser;
import io.github.unitgen.syntax.upstart.JobParser;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** All fixes together, on files put together from the lines of the bad examples of all rules. */
class FixPropertyTest {
  private record Checked(Kind kind, String name, Criteria criteria) implements Examination {
    Checked(Kind kind, String name) {
      this(kind, name, Criteria.ofRules(Targets.NEWEST, Selection.DEFAULT));
    }

    @Override
    public List<Diagnostic> findings(Source text) {
      return Linter.lint(new Document(text, kind), criteria);
    }

    @Override
    public List<Diagnostic> guard(Source text) {
      return findings(text);
    }

    @Override
    public int readTo(Source text) {
      return Linter.readTo(new LintFile(new Document(text, kind), criteria));
    }
  }

  @Property(tries = 1500)
  void unitsAreFixedForGood(@ForAll("units") String text) {
    check(text, new Checked(Kind.SYSTEMD, "worker.service"));
  }

  @Property(tries = 1500)
  void jobsAreFixedForGood(@ForAll("jobs") String text) {
    check(text, new Checked(Kind.UPSTART, "worker.conf"));
  }

  @Property(tries = 500)
  void anyTextIsFixedForGood(@ForAll String text) {
    String read = Source.of("", Source.encode(text)).text();
    check(read, new Checked(Kind.SYSTEMD, "worker.service"));
    check(read, new Checked(Kind.UPSTART, "worker.conf"));
  }

  private static void check(String text, Checked checked) {
    Source source = new Source(checked.name(), text);
    Fixed fixed = Fixer.fix(source, checked, finding -> true);
    String now = fixed.source().text();
    assertThat(print(fixed.source(), checked.kind())).isEqualTo(now);
    assertThat(fixed.remaining()).isEqualTo(checked.findings(fixed.source()));
    if (fixed.finished()) {
      Fixed again = Fixer.fix(fixed.source(), checked, finding -> true);
      assertThat(again.source().text()).as("fixed again:%n%s%n", text).isEqualTo(now);
    }
    // Where an init stops to read, what stands behind is not looked at; else errors never get more.
    if (checked.readTo(source) == text.length()) {
      assertThat(errors(fixed.remaining()))
          .as("%s%nbecame%n%s%n", text, now)
          .isLessThanOrEqualTo(errors(checked.findings(source)));
    }
  }

  private static String print(Source source, Kind kind) {
    return kind == Kind.SYSTEMD
        ? UnitParser.parse(source).print()
        : JobParser.parse(source).print();
  }

  private static long errors(List<Diagnostic> findings) {
    return findings.stream().filter(f -> f.severity() == Severity.ERROR).count();
  }

  @Provide
  Arbitrary<String> units() {
    return ExampleLines.units();
  }

  @Provide
  Arbitrary<String> jobs() {
    return ExampleLines.jobs();
  }
}
