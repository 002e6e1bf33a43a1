package io.github.unitgen.lint.shared;

import io.github.unitgen.meaning.ShellReviewer.Remark;
import io.github.unitgen.meaning.command.ShellBody;
import io.github.unitgen.meaning.command.ShellBody.Kind;
import io.github.unitgen.meaning.command.ShellBody.Shell;
import io.github.unitgen.source.Span;
import java.util.ArrayList;
import java.util.List;

/** A shell text as the script that a reviewer reads, and the mapping from its lines to the file. */
public final class ReviewedScript {
  /** If none of these is in the line of an exec stanza, Upstart starts no shell. */
  private static final String SHELL_SIGNS = "~`!$^&*()=|\\{}[];\"'<>?";

  /**
   * The way in which Upstart starts a shell, and the text that it inserts before the line of an
   * exec stanza.
   */
  private static final String ERREXIT = "#!/bin/sh -e\n";

  private static final String EXEC = "exec ";

  private final ShellBody body;

  private ReviewedScript(ShellBody body) {
    this.body = body;
  }

  /** Returns those of {@code bodies} whose exact text and shell are known. */
  public static List<ReviewedScript> of(List<ShellBody> bodies) {
    List<ReviewedScript> scripts = new ArrayList<>();
    for (ShellBody body : bodies) {
      if (body.exact() && body.shell() != Shell.OTHER && isForShell(body)) {
        scripts.add(new ReviewedScript(body));
      }
    }
    return scripts;
  }

  private static boolean isForShell(ShellBody body) {
    String text = body.text();
    return body.kind() == Kind.EXEC
        ? text.chars().anyMatch(c -> SHELL_SIGNS.indexOf(c) >= 0)
        : !text.isBlank();
  }

  /** Returns {@code dash} or {@code bash}. */
  public String shell() {
    return body.shell() == Shell.BASH ? "bash" : "dash";
  }

  /** Returns the text without carriage returns, whose effect other rules report. */
  public String text() {
    String text = body.text().replace("\r\n", "\n");
    return (body.errexit() ? ERREXIT : "") + (body.kind() == Kind.EXEC ? EXEC : "") + text;
  }

  /** Whether systemd inserts values into the text before a shell reads it. */
  boolean isFilledIn() {
    return body.kind() == Kind.ARGUMENT
        && !body.expanded()
        && (body.text().contains("${") || body.text().indexOf('%') >= 0);
  }

  boolean isExec() {
    return body.kind() == Kind.EXEC;
  }

  /** Returns the place in the file of a remark, or of its first line if it has several. */
  public Span at(Remark remark) {
    int start = offset(remark.line(), remark.column());
    int end =
        remark.endLine() == remark.line()
            ? offset(remark.line(), remark.endColumn())
            : lineEnd(start);
    return body.at(new Span(start, Math.max(start, end)));
  }

  /**
   * Returns the offset in the text of the body, at most its end; a place outside of it becomes its
   * start or end.
   */
  private int offset(int line, int column) {
    String text = body.text();
    int left = line - (body.errexit() ? 1 : 0);
    int characters = column - 1 - (left == 1 && body.kind() == Kind.EXEC ? EXEC.length() : 0);
    if (left < 1) {
      return 0;
    }
    int at = 0;
    for (; left > 1; left--) {
      int next = text.indexOf('\n', at);
      if (next < 0) {
        return text.length();
      }
      at = next + 1;
    }
    int end = lineEnd(at);
    for (; characters > 0 && at < end; characters--) {
      at += Character.charCount(text.codePointAt(at));
    }
    return Math.min(at, end);
  }

  private int lineEnd(int from) {
    int end = body.text().indexOf('\n', from);
    end = end < 0 ? body.text().length() : end;
    return end > from && body.text().charAt(end - 1) == '\r' ? end - 1 : end;
  }
}
