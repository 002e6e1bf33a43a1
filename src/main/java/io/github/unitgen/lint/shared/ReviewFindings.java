package io.github.unitgen.lint.shared;

import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.meaning.ShellReviewer;
import io.github.unitgen.meaning.ShellReviewer.Level;
import io.github.unitgen.meaning.ShellReviewer.Remark;
import io.github.unitgen.meaning.command.ShellBody;
import io.github.unitgen.source.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reports the remarks of ShellCheck on the shell texts of a file. */
public final class ReviewFindings {
  /** The longest message; longer ones are cut. */
  private static final int LONGEST = 100;

  private ReviewFindings() {}

  /**
   * A remark at a place, where two may be equal if the file does not contain the text letter by
   * letter.
   */
  private record Said(Span at, String message) {}

  /** Reports every remark on {@code bodies} that applies to a text within a job or unit. */
  public static void report(List<ShellBody> bodies, ShellReviewer reviewer, Findings findings) {
    Set<Said> said = new HashSet<>();
    for (ReviewedScript script : ReviewedScript.of(bodies)) {
      for (Remark remark : reviewer.review(script.shell(), script.text())) {
        Said what = new Said(script.at(remark), message(remark));
        if (ShellcheckCodes.isFor(script, remark.code()) && said.add(what)) {
          findings.report(
              what.at(),
              what.message(),
              finding -> {
                finding.help("look up SC" + remark.code() + " in the wiki of ShellCheck");
                finding.severity(severity(remark.level()));
              });
        }
      }
    }
  }

  /**
   * Returns a severity one step milder than that of ShellCheck, which does not know what the init
   * handles.
   */
  private static Severity severity(Level level) {
    return switch (level) {
      case ERROR -> Severity.WARNING;
      case WARNING -> Severity.INFO;
      case REMARK -> Severity.STYLE;
    };
  }

  private static String message(Remark remark) {
    String words = remark.words().strip();
    String code = "SC" + remark.code() + ": ";
    int left = LONGEST - code.length();
    if (words.length() > left) {
      int sentence = words.lastIndexOf(". ", left);
      int word = words.lastIndexOf(' ', left - 2);
      words =
          sentence > 0
              ? words.substring(0, sentence)
              : words.substring(0, word > 0 ? word : left - 2) + " …";
    }
    return code + (words.endsWith(".") ? words.substring(0, words.length() - 1) : words);
  }
}
