package io.github.unitgen.importer.shared;

import io.github.unitgen.source.Ownership;
import io.github.unitgen.source.Printable;
import io.github.unitgen.syntax.upstart.JobFile;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Which comments of a source say something to whom the manifest is for. */
public final class Remarks {
  /** A setting, a header or a line of cron that is commented out. */
  private static final Pattern SWITCHED_OFF =
      Pattern.compile("[A-Za-z_][A-Za-z0-9_.]* ?= ?.*|\\[.*].*|@[a-z]+ .*|([-0-9*/,]+ +){3,}.*");

  /** How the samples begin that crontab(1) and Debian put into a file. */
  private static final List<String> SAMPLES =
      List.of("Edit this file to introduce tasks", "/etc/crontab: system-wide crontab");

  private static final String COLUMNS = "dom mon dow";

  private Remarks() {}

  /** Returns the comments of a job; none if unitgen has rendered its file. */
  public static List<String> of(JobFile job) {
    if (Ownership.begins(job.source().text(), 0)) {
      return List.of();
    }
    return of(job.comments().stream().map(job.source()::slice).toList());
  }

  /**
   * Returns those of {@code comments} that are neither rulers nor switched off, without their
   * rulers and with or without their signs. One empty line stays between paragraphs.
   */
  public static List<String> of(List<String> comments) {
    List<String> remarks = new ArrayList<>();
    for (String comment : withoutSample(comments)) {
      String text = stripped(comment);
      boolean says = text.chars().anyMatch(Character::isLetter);
      boolean off =
          SWITCHED_OFF.matcher(comment.strip()).matches() || SWITCHED_OFF.matcher(text).matches();
      if (says && !off && Printable.isPrintable(text) && !Undisclosed.isSecretIn(text)) {
        remarks.add(text);
      } else if (text.isEmpty() && !remarks.isEmpty() && !last(remarks).isEmpty()) {
        remarks.add("");
      }
    }
    if (!remarks.isEmpty() && last(remarks).isEmpty()) {
      remarks.remove(remarks.size() - 1);
    }
    return remarks;
  }

  private static String last(List<String> remarks) {
    return remarks.get(remarks.size() - 1);
  }

  /** Up to the line that names the columns, or all. */
  private static List<String> withoutSample(List<String> comments) {
    boolean sample =
        !comments.isEmpty() && SAMPLES.stream().anyMatch(text -> comments.get(0).contains(text));
    int last = 0;
    for (int i = 0; i < comments.size(); i++) {
      if (comments.get(i).contains(COLUMNS)
          || comments.get(i).contains("Example of job definition")) {
        last = i + 1;
      }
    }
    if (sample && last == 0) {
      return List.of();
    }
    List<String> left =
        new ArrayList<>(sample ? comments.subList(last, comments.size()) : comments);
    left.removeIf(
        comment ->
            comment.contains(COLUMNS)
                || comment.contains("Example of job definition")
                || comment.strip().startsWith("|")
                || comment.strip().startsWith(".-"));
    return left;
  }

  private static String stripped(String comment) {
    String text = comment.strip();
    int start = 0;
    while (start < text.length() && "#;=-*~ ".indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    int end = text.length();
    while (end > start && "#=*~ ".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return text.substring(start, end);
  }
}
