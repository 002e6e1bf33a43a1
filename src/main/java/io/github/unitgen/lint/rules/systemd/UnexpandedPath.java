package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.Unexpanded;
import io.github.unitgen.meaning.command.Argument;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Started;
import io.github.unitgen.meaning.command.WrittenWord;
import io.github.unitgen.meaning.systemd.ExecLines;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.UnitInput.UnitCommand;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.UnitWords.Word;
import java.util.Collection;
import java.util.List;
import java.util.Set;

public final class UnexpandedPath implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
          "S508",
          "unexpanded-path",
          "Exec line has ~ or a file pattern, which only a shell expands");

  /** Programs that accept files and leave patterns to the shell. */
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
  public Collection<String> keys() {
    return ExecLines.KEYS;
  }

  /** Programs that expand patterns themselves, of their options, files or units. */
  private static final Set<String> OWN =
      Set.of(
          "find",
          "fd",
          "grep",
          "java",
          "tar",
          "rsync",
          "git",
          "docker",
          "podman",
          "systemctl",
          "journalctl",
          "networkctl",
          "udevadm",
          "iptables",
          "nft",
          "ip",
          "sed",
          "awk",
          "vector",
          "logrotate");

  @Override
  public void check(UnitInput unit, Findings findings) {
    for (UnitCommand command : ExecLines.commands(unit)) {
      if ((command.contains('~') || command.contains('*') || command.contains('?'))
          && !WrittenWord.hasShell(command)) {
        check(command, findings);
      }
    }
    for (Started started : Commands.of(unit).all()) {
      if (started.context().shell()) {
        options(started, findings);
      }
    }
  }

  private static void check(UnitCommand command, Findings findings) {
    String program = WrittenWord.base(command.command().program());
    boolean plain = PLAIN.contains(program);
    boolean option = false; // whether the previous word is an option with a value
    for (Word word : command.command().words()) {
      if (word.value().startsWith("~/")) {
        boolean ofOption = option && !plain;
        findings.report(
            WrittenWord.of(command, word).at(0, 1),
            "`~` is passed on unchanged: no shell reads this line",
            finding -> {
              if (ofOption) {
                finding.severity(Severity.WARNING); // some programs expand it in their options
              }
              finding.help("use an absolute path, for example `/home/app/worker.yml`");
            });
      } else if (Unexpanded.inOption(word.value()) > 0) {
        int tilde = Unexpanded.inOption(word.value());
        option(WrittenWord.of(command, word).at(tilde, tilde + 1), findings);
      } else if (plain
          ? isPattern(word.value())
          : !option && !word.quoted() && !OWN.contains(program) && isLikePattern(word.value())) {
        findings.report(
            command.span(word),
            "the pattern is passed on unchanged: no shell reads this line",
            finding -> {
              if (!plain) {
                finding.severity(Severity.INFO);
              }
              finding.help("list the files, or run the line with `/bin/sh -c '…'`");
            });
        break;
      }
      option = word.value().startsWith("-");
    }
  }

  private static void options(Started started, Findings findings) {
    List<Argument> arguments = started.arguments();
    for (int i = 0; i < arguments.size(); i++) { // without an iterator for each command
      Argument argument = arguments.get(i);
      if (Unexpanded.inOption(argument.value()) > 0) {
        option(argument.span(), findings);
      }
    }
  }

  private static void option(Span at, Findings findings) {
    findings.report(
        at,
        "`~` is passed on unchanged: shells expand it only at the start of a word",
        finding -> {
          finding.severity(Severity.WARNING);
          finding.help("use an absolute path, for example `/home/app/worker.yml`");
        });
  }

  private static boolean isPattern(String word) {
    boolean file = word.indexOf('/') >= 0 || word.startsWith("*.");
    return file && !word.startsWith("-") && (word.indexOf('*') >= 0 || word.indexOf('?') >= 0);
  }

  /** Whether most programs would read the word as a file name and nothing else. */
  private static boolean isLikePattern(String word) {
    int star = word.indexOf('*');
    boolean path = word.startsWith("/") || word.startsWith("./") || word.startsWith("*.");
    int dot = word.lastIndexOf('.');
    boolean suffix = dot > 0 && dot + 1 < word.length() && word.indexOf('/', dot) < 0;
    return star >= 0 && path && suffix && ":=$,|(".chars().noneMatch(c -> word.indexOf(c) >= 0);
  }
}
