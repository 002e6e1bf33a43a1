package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.lint.shared.Shown;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.ShellAssignments;
import io.github.unitgen.meaning.command.Started;
import io.github.unitgen.meaning.command.WrittenWord;
import io.github.unitgen.meaning.systemd.Environment;
import io.github.unitgen.meaning.systemd.ExecLines;
import io.github.unitgen.meaning.systemd.GivenVariables;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.UnitInput.UnitCommand;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.EnvironmentLine;
import io.github.unitgen.syntax.systemd.UnitFile.Comment;
import io.github.unitgen.syntax.systemd.UnitFile.Line;
import io.github.unitgen.syntax.systemd.UnitWords.Word;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

public final class UnsetVariable implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "S520", "unset-variable", "Command uses a variable that no setting or file sets");

  private static final int MANY = 100;

  /** RESTART first, since START is a part of it. */
  private static final List<String> ACTIONS = List.of("RESTART", "START", "RELOAD", "STOP");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return ExecLines.KEYS;
  }

  /**
   * A variable that is not set, where it is used first.
   *
   * @param near the variable that was most likely meant
   * @param optional whether it may be missing harmlessly, or be set before the unit is started
   */
  private record Missing(
      WrittenWord word, Span at, boolean shell, Optional<String> near, boolean optional) {
    boolean braces() {
      return word.value().startsWith("${", at.start());
    }

    String name() {
      return word.value().substring(at.start() + (braces() ? 2 : 1), at.end() - (braces() ? 1 : 0));
    }

    Missing meaning(Optional<String> other, boolean harmless) {
      return new Missing(word, at, shell, other, harmless);
    }
  }

  /**
   * The facts about the unit and one section, the names that were already looked at, and those that
   * are missing.
   */
  private record Known(
      UnitInput unit, GivenVariables given, Set<String> told, List<Missing> missing) {
    boolean isNews(String name) {
      return given.lack(name) && !told.contains(name) && !isHandedOver();
    }

    /** Whether it starts at boot, before anybody could set variables in the manager. */
    boolean isOfBoot() {
      return unit.has("Install");
    }

    /** Whether a command sets variables in the manager: others may then do so, too. */
    boolean isHandedOver() {
      return saysSo()
          || Commands.of(unit).all().stream()
              .filter(started -> started.program().equals("systemctl"))
              .map(Started::arguments)
              .flatMap(List::stream)
              .anyMatch(argument -> argument.value().endsWith("set-environment"));
    }

    /** Whether a comment tells readers of the unit to pass variables to the manager. */
    private boolean saysSo() {
      for (Line line : unit.file().lines()) {
        if (line instanceof Comment comment) {
          String text = unit.file().source().slice(comment.textSpan());
          if (text.contains("import-environment") || text.contains("set-environment")) {
            return true;
          }
        }
      }
      return false;
    }

    boolean hasFile() {
      return !Environment.files(unit, "Service").isEmpty();
    }

    /** Returns the action that the variable is for: RELOADOPTIONS is no typo of RESTARTOPTIONS. */
    private static String action(String name) {
      return ACTIONS.stream()
          .filter(name.toUpperCase(Locale.ROOT)::contains)
          .findFirst()
          .orElse("");
    }

    /** Returns the variable that was most likely meant; empty if there are too many to compare. */
    Optional<String> near(String name) {
      Set<String> names = given.names();
      if (names.size() > MANY) {
        return Optional.empty();
      }
      return names.stream()
          .filter(other -> other.endsWith("_" + name) || name.endsWith("_" + other))
          .filter(other -> !ExecLines.use(unit, other))
          .findFirst()
          .or(() -> Shown.nearest(name, names).filter(other -> action(other).equals(action(name))));
    }
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    Set<String> told = new HashSet<>();
    List<Missing> missing = new ArrayList<>();
    for (UnitCommand command : ExecLines.commands(unit)) {
      if (command.command().expandsDollars() && command.contains('$')) {
        GivenVariables given = GivenVariables.of(unit, command.line().section());
        Known known = new Known(unit, given, told, missing);
        Optional<Word> text = WrittenWord.shellText(command).map(WrittenWord::word);
        for (Word word : command.command().words()) {
          boolean shell = text.filter(word::equals).isPresent();
          check(WrittenWord.of(command, word), shell, known);
        }
      }
    }
    // The whole environment of a unit that lacks several is set elsewhere, as in a drop-in.
    boolean several = missing.stream().filter(one -> one.near().isEmpty()).count() > 1;
    missing.forEach(one -> report(one, several, findings));
  }

  private static void check(WrittenWord word, boolean shell, Known known) {
    String value = word.value();
    if (value.startsWith("$") && EnvironmentLine.isName(value.substring(1))) {
      if (known.isNews(value.substring(1))) {
        collect(word, new Span(0, value.length()), shell, known);
      }
      return;
    }
    int last = value.lastIndexOf('}');
    ShellAssignments assignments = ShellAssignments.of(shell && value.contains("${") ? value : "");
    for (int at = value.indexOf('$'); at >= 0 && at < last; at = value.indexOf('$', at + 1)) {
      if (value.startsWith("$$", at)) {
        at++;
      } else if (value.startsWith("${", at)) {
        int end = EnvironmentLine.nameEnd(value, at + 2);
        String name = value.charAt(end) == '}' ? value.substring(at + 2, end) : "";
        if (!name.isEmpty()
            && known.isNews(name)
            && !assignments.isSet(name, at)) { // S504 reports that
          collect(word, new Span(at, end + 1), shell, known);
        }
      }
    }
  }

  private static void collect(WrittenWord word, Span at, boolean shell, Known known) {
    Missing found = new Missing(word, at, shell, Optional.empty(), false);
    known.told().add(found.name());
    Optional<String> near = known.near(found.name());
    // A list of options that a drop-in may set: if it is missing, the word is removed harmlessly.
    boolean place = !found.braces() && known.given().isList(found.name());
    if (place && near.isEmpty() && known.hasFile()) {
      return; // the file is where they are set
    }
    known.missing().add(found.meaning(near, place || !known.isOfBoot()));
  }

  private static void report(Missing missing, boolean several, Findings findings) {
    String name = missing.name();
    Optional<String> near = missing.near();
    findings.report(
        missing.word().at(missing.at().start(), missing.at().end()),
        name
            + " is not set: systemd "
            + (missing.braces() ? "replaces it with an empty string" : "removes the argument"),
        finding -> {
          if (near.isEmpty() && (missing.optional() || several)) {
            finding.severity(Severity.INFO);
          }
          finding.help(
              near.map(other -> "did you mean `" + other + "`?")
                  .orElse(
                      missing.shell()
                          ? "use `$${" + name + "}` to let the shell replace it"
                          : "add `Environment=" + name + "=…` or remove it"));
        });
  }
}
