package io.github.unitgen.lint.shared;

import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.meaning.command.ShellBody;
import io.github.unitgen.source.Source;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.shell.Bashism;
import io.github.unitgen.syntax.shell.Bashisms;
import java.util.Locale;
import java.util.Optional;

/** Reports syntax of bash in a text for /bin/sh. Messages start with {@code shell}. */
public record BashismFindings(Source source, String shell) {
  /** The longest piece of the text in messages; longer ones are cut. */
  private static final int LONGEST = 20;

  /** Reports each bashism of {@code body} that reaches its shell. */
  public void report(ShellBody body, Findings findings) {
    if (body.shell() != ShellBody.Shell.SH) {
      return;
    }
    for (Bashism bashism : Bashisms.of(body.text(), body.scan())) {
      Span at = body.at(bashism.span());
      if (isSeen(body, bashism, at)) {
        findings.report(
            at,
            message(bashism),
            finding -> {
              finding.help(help(bashism));
              milder(bashism.kind()).ifPresent(finding::severity);
              fix(body, bashism, at).ifPresent(finding::fix);
            });
      }
    }
  }

  /**
   * Whether the shell sees the bashism: another shell, or systemd, may replace an expansion before.
   */
  private boolean isSeen(ShellBody body, Bashism bashism, Span at) {
    return switch (bashism.kind()) {
      case EXPANSION, VARIABLE -> {
        boolean own =
            body.kind() == ShellBody.Kind.ARGUMENT && !body.expanded()
                ? source.slice(at).startsWith("$$")
                : body.exact();
        yield own && !body.text().contains(name(bashism.written()) + "=");
      }
      case DOLLAR_QUOTE -> body.exact();
      case SOURCE, BUILTIN ->
          body.kind() != ShellBody.Kind.EXEC || !body.text().startsWith(bashism.written());
      default -> true;
    };
  }

  private static String name(String written) {
    StringBuilder name = new StringBuilder();
    written.chars().filter(c -> Character.isLetter(c)).forEach(c -> name.append((char) c));
    return name.toString();
  }

  private static Optional<Severity> milder(Bashism.Kind kind) {
    return switch (kind) {
      case ECHO_OPTION -> Optional.of(Severity.INFO);
      case VARIABLE -> Optional.of(Severity.WARNING);
      default -> Optional.empty();
    };
  }

  private String message(Bashism bashism) {
    String whole = bashism.written().replace('\n', ' ');
    String written = "`" + (whole.length() > LONGEST ? whole.substring(0, LONGEST) : whole) + "`";
    return switch (bashism.kind()) {
      case BOTH_OUTPUTS -> shell + " reads " + written + " as a background command";
      case BRACES -> shell + " does not expand " + written;
      case DOLLAR_QUOTE -> shell + " does not replace the escapes after " + written;
      case VARIABLE -> shell + " does not set " + written;
      case ECHO_OPTION -> shell + " prints the option of " + written;
      default -> shell + " does not support " + written;
    };
  }

  private static String help(Bashism bashism) {
    return switch (bashism.kind()) {
      case SOURCE -> "use `.` with a path, for example `. ./env`";
      case DOUBLE_BRACKETS -> "use `[`, or `case` for a pattern";
      case DOUBLE_EQUALS -> "use `=`";
      case SIGNAL ->
          isSig(bashism)
              ? "remove `SIG`, for example `TERM`"
              : "use `trap … EXIT`, or check each command";
      case FUNCTION -> "use `name() {`";
      case ARITHMETIC_COMMAND -> "use `$((…))`, or `[` with an operator such as `-lt`";
      case BOTH_OUTPUTS, BOTH_OUTPUTS_OLD -> "use `>FILE 2>&1`";
      case BRACES -> "use the words themselves, or `$(seq …)`";
      case DOLLAR_QUOTE, ECHO_OPTION -> "use `printf`";
      case BUILTIN, TEST_OPERATOR, OPTION, ARRAY, APPEND, KEYWORD, OPERATOR, EXPANSION, VARIABLE ->
          "use sh syntax, or run it with bash";
    };
  }

  private static boolean isSig(Bashism bashism) {
    return bashism.written().toUpperCase(Locale.ROOT).contains("SIG");
  }

  private Optional<Fix> fix(ShellBody body, Bashism bashism, Span at) {
    String written = body.text().substring(bashism.span().start(), bashism.span().end());
    if (!source.slice(at).equals(written)) {
      return Optional.empty();
    }
    return switch (bashism.kind()) {
      case SOURCE ->
          isPath(body.text(), bashism.span().end())
              ? Optional.of(Fix.safe("Use . instead of source", new Edit(at, ".")))
              : Optional.empty();
      case DOUBLE_EQUALS -> Optional.of(Fix.safe("Use = instead of ==", new Edit(at, "=")));
      case SIGNAL -> {
        int sig = written.indexOf("SIG");
        Span letters = new Span(at.start() + sig, at.start() + sig + 3);
        yield sig < 0
            ? Optional.empty()
            : Optional.of(Fix.safe("Remove SIG", new Edit(letters, "")));
      }
      default -> Optional.empty();
    };
  }

  /** Whether the next word has a slash: without one, dash searches only PATH. */
  private static boolean isPath(String text, int from) {
    int at = from;
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    while (at < text.length() && " \t\n;|&<>".indexOf(text.charAt(at)) < 0) {
      if (text.charAt(at++) == '/') {
        return true;
      }
    }
    return false;
  }
}
