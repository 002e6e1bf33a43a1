package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.command.WrittenWord;
import io.github.unitgen.meaning.systemd.ExecLines;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.UnitInput.UnitCommand;
import io.github.unitgen.syntax.systemd.UnitWords.Word;
import java.util.Set;

public final class UnexpandedPath implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
          "S508", "unexpanded-path", "~ and patterns for file names are for a shell to expand");

  /** Programs that take files and leave patterns to the shell. */
  private static final Set<String> PLAIN =
      Set.of(
          "rm",
          "rmdir",
          "cp",
          "mv",
          "ln",
          "ls",
          "cat",
          "chmod",
          "chown",
          "chgrp",
          "touch",
          "head",
          "tail",
          "wc",
          "gzip",
          "gunzip",
          "bzip2",
          "xz",
          "insmod",
          "modprobe",
          "setfacl",
          "sha256sum",
          "md5sum",
          "shred",
          "truncate",
          "stat",
          "du");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    for (UnitCommand command : ExecLines.commands(unit)) {
      if (!command.contains('~') && !command.contains('*') && !command.contains('?')
          || WrittenWord.hasShell(command)) {
        continue;
      }
      boolean plain = PLAIN.contains(WrittenWord.base(command.command().program()));
      for (Word word : command.command().words()) {
        if (word.value().startsWith("~/")) {
          findings.report(
              WrittenWord.of(command, word).at(0, 1),
              "`~` is passed on as it is: there is no shell to make a path of it",
              finding -> finding.help("write the whole path, from / on"));
        } else if (plain && isPattern(word.value())) {
          findings.report(
              command.span(word),
              "no shell reads this line: the pattern is passed on as it is",
              finding -> finding.help("name the files, or give the line to /bin/sh -c"));
          break;
        }
      }
    }
  }

  private static boolean isPattern(String word) {
    return word.indexOf('/') >= 0
        && !word.startsWith("-")
        && (word.indexOf('*') >= 0 || word.indexOf('?') >= 0);
  }
}
