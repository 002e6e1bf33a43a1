package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.catalog.OtherCase;
import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.lint.shared.ExampleValues;
import io.github.unitgen.lint.shared.RefusedWords;
import io.github.unitgen.lint.shared.Shown;
import io.github.unitgen.manifest.Nearest;
import io.github.unitgen.meaning.Unexpanded;
import io.github.unitgen.meaning.systemd.TrailingComment;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.ValueFault;
import io.github.unitgen.syntax.systemd.value.Fault.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

public final class InvalidValue implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.error("S009", "invalid-value", "Invalid value; systemd ignores the setting");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    if (unit.valueFaults().isEmpty()) {
      return;
    }
    IdentityHashMap<Collection<String>, Calls> prepared = new IdentityHashMap<>();
    for (ValueFault found : unit.valueFaults()) {
      if (found.fault().kind() == Kind.ODD_NAME && !isTold(unit, found)) {
        findings.report(
            found.at(),
            "this name in " + found.line().key() + "= is not portable: systemd logs a warning",
            finding -> {
              finding.severity(Severity.INFO);
              finding.help(
                  "use at most 31 letters, digits, _ and -, starting with a letter, such as `app`");
            });
      }
      if (found.fault().kind() == Kind.UNKNOWN_CALL) {
        unknownCall(unit, found, prepared, findings);
      } else if (found.fault().kind() == Kind.UNKNOWN_CAPABILITY) {
        unknownCapability(unit, found, findings);
      }
    }
    for (RefusedWords refused :
        RefusedWords.of(unit, f -> f.fault().kind() == Kind.INVALID && !f.isFatal())) {
      findings.report(
          refused.at(),
          refused.message(),
          finding -> {
            refused.mark(finding);
            correct(unit, refused, finding);
            if (refused.first().line().key().equals("Documentation")) {
              finding.severity(Severity.WARNING);
            }
          });
    }
  }

  /** The known calls, prepared for the words of a line, which may be many. */
  private record Calls(OtherCase inOtherCase, Nearest nearest) {
    static Calls of(Collection<String> known) {
      return new Calls(new OtherCase(known), new Nearest(known));
    }

    /** Names of different calls are often similar, so one letter may differ. */
    Optional<String> meant(String written) {
      return inOtherCase
          .of(written)
          .or(() -> nearest.to(written, 1))
          .filter(word -> Nearest.distance(word, written) == 1);
    }
  }

  /** Whether another rule explains the unusual characters in a name. */
  private static boolean isTold(UnitInput unit, ValueFault found) {
    return TrailingComment.of(unit, found.line()).isPresent()
        || Unexpanded.in(found.line().value()).isPresent();
  }

  /** Reuses {@code prepared} for all words of a line, which may be many. */
  private static void unknownCall(
      UnitInput unit,
      ValueFault found,
      IdentityHashMap<Collection<String>, Calls> prepared,
      Findings findings) {
    String written = unit.file().source().slice(found.at());
    Collection<String> known = found.fault().words();
    findings.report(
        found.at(),
        "unknown system call: it is ignored unless libseccomp knows it",
        finding -> {
          finding.severity(Severity.WARNING);
          prepared
              .computeIfAbsent(known, Calls::of)
              .meant(written)
              .ifPresentOrElse(
                  word -> suggest(found, word, finding),
                  () -> finding.help("look up the name in `systemd-analyze syscall-filter`"));
        });
  }

  private static void unknownCapability(UnitInput unit, ValueFault found, Findings findings) {
    String written = unit.file().source().slice(found.at());
    findings.report(
        found.at(),
        "unknown capability: systemd ignores it without a message",
        finding -> {
          finding.severity(Severity.WARNING);
          Shown.nearest(written, found.fault().words())
              .ifPresentOrElse(
                  word -> suggest(found, word, finding),
                  () -> finding.help("use a name from capabilities(7), such as `CAP_CHOWN`"));
        });
  }

  private static void suggest(ValueFault found, String word, Findings.Details finding) {
    finding.help("did you mean `" + word + "`?");
    finding.fix(Fix.unsafe("Replace with `" + word + "`", new Edit(found.at(), word)));
  }

  /** Suggests the words that were most likely meant. */
  private static void correct(UnitInput unit, RefusedWords refused, Findings.Details finding) {
    List<Edit> edits = new ArrayList<>();
    for (ValueFault found : refused.faults()) {
      String written = unit.file().source().slice(found.at());
      Shown.nearest(written, found.words(unit.versions()))
          .ifPresent(word -> edits.add(new Edit(found.at(), word)));
    }
    if (edits.isEmpty()) {
      ValueFault first = refused.first();
      String written = unit.file().source().slice(first.at());
      Optional.of(first.words(unit.versions()))
          .filter(words -> Unexpanded.in(written).isEmpty()) // no word was meant
          .flatMap(words -> Shown.words(written, words))
          .or(() -> ExampleValues.of(first, unit.versions(), written))
          .ifPresent(finding::help);
      return;
    }
    String words = String.join(", ", edits.stream().map(edit -> "`" + edit.text() + "`").toList());
    finding.help("did you mean " + words + "?");
    finding.fix(Fix.unsafe("Replace with " + words, edits.toArray(Edit[]::new)));
  }
}
