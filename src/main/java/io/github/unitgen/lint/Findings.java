package io.github.unitgen.lint;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.source.Place;
import io.github.unitgen.source.Source;
import io.github.unitgen.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Collects the findings of one rule in one file, with the id and severity of the rule. */
public final class Findings {
  private final Source source;
  private RuleInfo rule;
  private final List<Diagnostic> found;

  Findings(Source source, RuleInfo rule) {
    this(source, rule, new ArrayList<>());
  }

  /** Creates a collector that adds to {@code found}. */
  Findings(Source source, RuleInfo rule, List<Diagnostic> found) {
    this.source = source;
    this.rule = rule;
    this.found = found;
  }

  /** Makes this the collector of another rule: most of a hundred rules report nothing. */
  void begin(RuleInfo next) {
    rule = next;
  }

  /**
   * Returns a collector for spans of another layer of the group, which adds to the same findings.
   */
  public Findings in(Source layer) {
    return new Findings(layer, rule, found);
  }

  /** Reports at {@code span}; {@code details} may add help, a fix and related places. */
  public void report(Span span, String message, Consumer<Details> details) {
    Details more = new Details(source, rule.severity());
    details.accept(more);
    found.add(
        new Diagnostic(
            rule.id(),
            rule.name(),
            more.severity,
            new Place(source, span),
            message,
            more.related,
            more.help,
            more.fix));
  }

  List<Diagnostic> found() {
    return found;
  }

  /** The parts of a finding besides its message. */
  public static final class Details {
    private final Source source;
    private final List<Diagnostic.Label> related = new ArrayList<>();
    private Severity severity;
    private Optional<String> help = Optional.empty();
    private Optional<Fix> fix = Optional.empty();

    private Details(Source source, Severity severity) {
      this.source = source;
      this.severity = severity;
    }

    /** Adds a place in the same file that helps to understand the finding. */
    public void related(Span at, String text) {
      related.add(new Diagnostic.Label(new Place(source, at), text));
    }

    /** Adds a place in another file. */
    public void related(Source other, Span at, String text) {
      related.add(new Diagnostic.Label(new Place(other, at), text));
    }

    /** Sets the help: one thing to do, in the imperative. */
    public void help(String text) {
      help = Optional.of(text);
    }

    public void fix(Fix value) {
      fix = Optional.of(value);
    }

    /** Sets the severity of a finding that is milder than the others of the rule. */
    public void severity(Severity value) {
      severity = value;
    }
  }
}
