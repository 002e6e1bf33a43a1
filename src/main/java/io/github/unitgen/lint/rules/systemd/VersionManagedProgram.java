package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.Image;
import io.github.unitgen.meaning.command.Surroundings;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.UnitInput.UnitCommand;
import io.github.unitgen.syntax.systemd.UnitWords;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

public final class VersionManagedProgram implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.info(
          "S607",
          "version-managed-program",
          "Program of a version manager is not in the PATH of systemd");

  private static final String ENV = "/usr/bin/env";
  private static final String RUBY = "rbenv or rvm has it";
  private static final String NODE = "nvm has it";
  private static final String PYTHON = "the virtualenv has it";

  /** Programs often installed for one user, and the tool that installs them. */
  private static final Map<String, String> PROGRAMS =
      Map.ofEntries(
          Map.entry("ruby", RUBY),
          Map.entry("bundle", RUBY),
          Map.entry("bundler", RUBY),
          Map.entry("rails", RUBY),
          Map.entry("rake", RUBY),
          Map.entry("rbenv", "it is installed in a home"),
          Map.entry("rvm", "it is installed in a home"),
          Map.entry("pyenv", "it is installed in a home"),
          Map.entry("node", NODE),
          Map.entry("npm", NODE),
          Map.entry("npx", NODE),
          Map.entry("yarn", NODE),
          Map.entry("pnpm", NODE));

  private static final Set<String> OF_VIRTUALENV =
      Set.of("python", "python3", "gunicorn", "uvicorn", "celery", "flask");

  /** Folders in the PATH of systemd (systemd.exec(5)) that packages and gems install into. */
  private static final List<String> FOLDERS = List.of("/usr/local/bin/", "/usr/bin/");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return List.of("ExecStart");
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    if (!unit.isService()) {
      return;
    }
    for (UnitCommand command : unit.commands("Service", "ExecStart")) {
      String first = command.command().program().value();
      if (first.startsWith("/") && !first.equals(ENV)) {
        continue; // the usual case
      }
      Surroundings around = Surroundings.of(unit);
      if (around.variables().contains("PATH")
          || !unit.effective("Service", "ExecSearchPath").isEmpty()) {
        return;
      }
      List<UnitWords.Word> words = new ArrayList<>();
      words.add(command.command().program());
      words.addAll(command.command().words());
      List<String> values = words.stream().map(UnitWords.Word::value).toList();
      OptionalInt at = lookedUp(values);
      Optional<String> where =
          at.isEmpty() ? Optional.empty() : home(values.get(at.getAsInt()), around);
      if (where.isPresent() && !isInstalled(values.get(at.getAsInt()), unit.image())) {
        findings.report(
            command.span(words.get(at.getAsInt())),
            message(values.get(at.getAsInt()), where.get()),
            finding ->
                finding.help(
                    "use its absolute path, for example `/srv/app/bin/"
                        + values.get(at.getAsInt())
                        + "`"));
        return;
      }
    }
  }

  /**
   * Returns the index of the word that is looked up in PATH; env looks up the program it starts.
   */
  private static OptionalInt lookedUp(List<String> words) {
    int at = 0;
    if (!words.isEmpty() && (words.get(0).equals("env") || words.get(0).equals(ENV))) {
      at++;
      while (at < words.size() && words.get(at).indexOf('=') > 0) {
        if (words.get(at).startsWith("PATH=")) {
          return OptionalInt.empty();
        }
        at++;
      }
    }
    return at < words.size() ? OptionalInt.of(at) : OptionalInt.empty();
  }

  private static Optional<String> home(String program, Surroundings around) {
    return OF_VIRTUALENV.contains(program) && around.variables().contains("VIRTUAL_ENV")
        ? Optional.of(PYTHON)
        : Optional.ofNullable(PROGRAMS.get(program));
  }

  private static boolean isInstalled(String program, Image image) {
    return image.isComplete() && FOLDERS.stream().anyMatch(folder -> image.has(folder + program));
  }

  private static String message(String program, String where) {
    return "systemd looks for " + program + " only in its own PATH, not where " + where;
  }
}
