package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.lint.shared.Removal;
import io.github.unitgen.meaning.systemd.ExecLines;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.UnitInput.UnitCommand;
import io.github.unitgen.source.Source;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.UnitWords;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

public final class ShellRedirection implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
          "S202", "shell-redirection", "Shell redirection is passed to the program as an argument");
  private static final List<String> KEYS =
      List.of(
          "ExecStartPre", "ExecStart", "ExecStartPost", "ExecReload", "ExecStop", "ExecStopPost");

  /** Programs that read these signs as operators. */
  private static final Set<String> COMPARE = Set.of("test", "[", "expr", "rpm", "dpkg");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return ExecLines.KEYS;
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    for (String key : KEYS) {
      for (UnitCommand command : unit.commands("Service", key)) {
        String path = command.command().program().value();
        if (!COMPARE.contains(path.substring(path.lastIndexOf('/') + 1))) {
          check(unit, command, findings);
        }
      }
    }
  }

  private static void check(UnitInput unit, UnitCommand command, Findings findings) {
    List<UnitWords.Word> words = command.command().words();
    List<Span> runs = new ArrayList<>();
    int next = -1;
    Optional<UnitWords.Word> first = Optional.empty();
    Source source = unit.file().source();
    for (int at = 0; at < words.size(); at++) {
      UnitWords.Word word = words.get(at);
      int sign = sign(word.value());
      if (word.quoted() || sign == 0) {
        continue;
      }
      boolean bare = sign == word.value().length();
      boolean hasTarget = bare && at + 1 < words.size();
      if (bare && !hasTarget) {
        continue;
      }
      first = first.or(() -> Optional.of(word));
      boolean goesOn = at == next;
      int start = command.span(word).start();
      at += hasTarget ? 1 : 0;
      next = at + 1;
      int end = command.span(words.get(at)).end();
      if (goesOn) {
        start = runs.remove(runs.size() - 1).start();
      }
      runs.add(new Span(start, end));
    }
    first.ifPresent(
        word ->
            findings.report(
                command.span(word),
                "`" + word.value() + "` is passed as an argument: systemd does not run a shell",
                finding -> {
                  finding.help("remove the redirection: the output goes to the journal");
                  finding.fix(
                      Fix.unsafe(
                          "Remove the redirection",
                          runs.stream()
                              .map(run -> Removal.edit(source, run))
                              .toArray(Edit[]::new)));
                }));
  }

  /** Returns the length of the redirection sign at the start of the word, or 0. */
  private static int sign(String word) {
    int at = !word.isEmpty() && (word.charAt(0) == '&' || isDigit(word.charAt(0))) ? 1 : 0;
    if (at >= word.length() || word.charAt(at) != '>') {
      return 0;
    }
    at++;
    if (at < word.length() && word.charAt(at) == '>') {
      at++;
    }
    if (at < word.length() && word.charAt(at) == '&') {
      boolean descriptor = at + 2 == word.length() && isDigit(word.charAt(at + 1));
      return descriptor ? at + 1 : 0;
    }
    boolean target = at == word.length() || "/$%.".indexOf(word.charAt(at)) >= 0;
    return target ? at : 0;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
