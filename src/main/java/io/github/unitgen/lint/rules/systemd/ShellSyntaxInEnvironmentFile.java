package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.EnvironmentRule;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.shared.EnvironmentFileBytes;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.EnvironmentFile;
import io.github.unitgen.syntax.systemd.EnvironmentFile.Assignment;
import io.github.unitgen.syntax.systemd.EnvironmentFile.Comment;
import io.github.unitgen.syntax.systemd.EnvironmentFile.Entry;
import io.github.unitgen.syntax.systemd.EnvironmentFile.Junk;
import java.util.List;

public final class ShellSyntaxInEnvironmentFile implements EnvironmentRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
          "S604",
          "shell-syntax-in-environment-file",
          "Environment file uses shell syntax, but no shell reads it");

  /** Folders of settings for init scripts, and files that programs read in their own scripts. */
  private static final List<String> SHARED =
      List.of("etc/default/", "etc/sysconfig/", "usr/lib/", "usr/libexec/", "usr/share/");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(EnvironmentFile file, Findings findings) {
    EnvironmentFileBytes.check(file, findings);
    Reader reader = reader(file);
    boolean nothing = file.entries().stream().noneMatch(Assignment.class::isInstance);
    for (Entry entry : file.entries()) {
      if (entry instanceof Junk junk && !junk.textSpan().isEmpty()) {
        if (nothing) {
          foreign(junk, findings);
          return;
        }
        findings.report(
            junk.textSpan(),
            "systemd ignores a line without an equals sign",
            finding -> {
              finding.severity(Severity.WARNING);
              finding.help("use `NAME=value`, for example `PORT=3000`, or make it a comment");
            });
      } else if (entry instanceof Assignment line) {
        check(file, line, reader, findings);
      }
    }
  }

  /** Reports the first line of a file that is written for another program. */
  private static void foreign(Junk line, Findings findings) {
    findings.report(
        line.textSpan(),
        "no line of this file sets a variable: systemd ignores them all",
        finding -> {
          finding.severity(Severity.WARNING);
          finding.help("use lines like `NAME=value`, or remove the file from EnvironmentFile=");
        });
  }

  private static void check(
      EnvironmentFile file, Assignment line, Reader reader, Findings findings) {
    int name = "export".length();
    boolean export =
        line.key().startsWith("export")
            && line.key().length() > name
            && Character.isWhitespace(line.key().charAt(name));
    if (export) {
      export(line, findings);
    } else if (!EnvironmentFile.isName(line.key())
        && EnvironmentFileBytes.areUtf8(file, line.keySpan())) {
      findings.report(
          line.keySpan(),
          "invalid variable name: systemd ignores the line",
          finding -> finding.help("use letters, digits and `_`, for example `MY_VAR`"));
    }
    if (line.openQuote() >= 0) {
      findings.report(
          new Span(line.openQuote(), line.openQuote() + 1),
          "this quote is never closed: the rest of the file is part of the value",
          finding -> finding.help("close the quote"));
    } else if (reader != Reader.SHELL) {
      expansion(file, line, reader, findings);
    }
  }

  private static void export(Assignment line, Findings findings) {
    int start = line.keySpan().start();
    String rest = line.key().substring("export".length()).strip();
    findings.report(
        new Span(start, start + "export".length()),
        "systemd ignores the line because of `export`",
        finding -> {
          finding.help("remove `export`: a shell that also reads the file can use `set -a`");
          finding.fix(
              Fix.safe(
                  "Remove export",
                  new Edit(new Span(start, line.keySpan().end() - rest.length()), "")));
        });
  }

  /** Reports the first expansion that is neither in single quotes nor escaped. */
  private static void expansion(
      EnvironmentFile file, Assignment line, Reader reader, Findings findings) {
    String text = file.source().text();
    boolean single = false;
    for (int at = line.valueSpan().start(); at < line.valueSpan().end(); at++) {
      char c = text.charAt(at);
      char next = at + 1 < line.valueSpan().end() ? text.charAt(at + 1) : ' ';
      if (c == '\'') {
        single = !single;
      } else if (c == '\\') {
        at++;
      } else if (!single && (c == '`' || (c == '$' && isExpanded(next)))) {
        boolean runs = c == '`' || next == '(';
        findings.report(
            new Span(at, at + 1),
            runs
                ? "no shell reads the file: this command does not run"
                : "no shell reads the file: this variable is not replaced",
            finding -> {
              finding.severity(reader == Reader.OTHERS ? Severity.INFO : Severity.WARNING);
              finding.help("use the value itself, or single quotes if it is meant literally");
            });
        return;
      }
    }
  }

  /** The program that reads the file, apart from systemd. */
  private enum Reader {
    NOBODY,
    /** A program that may replace variables. */
    OTHERS,
    /** A shell, as a comment in the file says. */
    SHELL
  }

  /** Decides by the folder of the file, its comments and its commands. */
  private static Reader reader(EnvironmentFile file) {
    String name = file.source().name();
    boolean others = SHARED.stream().anyMatch(name::contains);
    for (Entry entry : file.entries()) {
      if (entry instanceof Comment comment) {
        String text = file.source().slice(comment.span());
        if (text.contains("sourced by") || text.contains("shell fragment")) {
          return Reader.SHELL;
        }
      } else if (entry instanceof Junk junk) {
        others |= isCommand(file, junk.textSpan());
      }
    }
    return others ? Reader.OTHERS : Reader.NOBODY;
  }

  /**
   * Whether the line is a command, such as {@code include x}, {@code . x} or {@code if [}; {@code
   * set -a} is for readers of the rest.
   */
  private static boolean isCommand(EnvironmentFile file, Span line) {
    String text = file.source().text();
    return !line.isEmpty()
        && (Character.isLowerCase(text.charAt(line.start()))
            || ".[".indexOf(text.charAt(line.start())) >= 0)
        && !text.startsWith("set ", line.start());
  }

  private static boolean isExpanded(char next) {
    return (next >= 'A' && next <= 'Z') || next == '_' || next == '{' || next == '(';
  }
}
