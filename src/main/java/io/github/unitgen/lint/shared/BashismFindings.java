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

/** Reports what a text for /bin/sh takes from bash. {@code shell} begins the messages. */
public record BashismFindings(Source source, String shell) {
  /** Longer pieces of the text are cut in messages. */
  private static final int LONGEST = 20;

  /** Every one of {@code body} that its shell gets to see. */
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

  /** An expansion may be made before the shell reads the text: by another shell, or by systemd. */
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
      case BOTH_OUTPUTS -> "to " + shell + " " + written + " is a command in the background";
      case BRACES -> shell + " leaves " + written + " as it is";
      case DOLLAR_QUOTE -> shell + " leaves the escapes behind " + written + " as they are";
      case VARIABLE -> shell + " does not set " + written;
      case ECHO_OPTION -> shell + " prints the option of " + written;
      default -> shell + " does not know " + written;
    };
  }

  private static String help(Bashism bashism) {
    return switch (bashism.kind()) {
      case SOURCE -> "write `.`, and `./` in front of a file of the working folder";
      case DOUBLE_BRACKETS -> "use `[`, or `case` where it is a pattern";
      case DOUBLE_EQUALS -> "write `=`";
      case SIGNAL -> isSig(bashism) ? "write it without SIG" : "trap EXIT, or check each command";
      case FUNCTION -> "write `name() {`";
      case ARITHMETIC_COMMAND -> "use `$((…))`, or `[` with -lt and its like";
      case BOTH_OUTPUTS, BOTH_OUTPUTS_OLD -> "write `>FILE 2>&1`";
      case BRACES -> "write the words, or use `$(seq …)`";
      case DOLLAR_QUOTE, ECHO_OPTION -> "use `printf`";
      case BUILTIN, TEST_OPERATOR, OPTION, ARRAY, APPEND, KEYWORD, OPERATOR, EXPANSION, VARIABLE ->
          "write it for sh, or give the text to bash";
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
              ? Optional.of(Fix.safe("Write . for source", new Edit(at, ".")))
              : Optional.empty();
      case DOUBLE_EQUALS -> Optional.of(Fix.safe("Write = for ==", new Edit(at, "=")));
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

  /** Whether the next word has a slash: without one dash looks along PATH only. */
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
