package io.github.unitgen.cli;

import picocli.CommandLine.Model.UsageMessageSpec;

/** The form that the help of every command has: its sentence and two examples come first. */
final class Helps {
  private Helps() {}

  /** Returns a help to be completed; {@code sentence}: a full one, which other texts show alone. */
  static UsageMessageSpec of(String sentence, String example, String another) {
    // The examples are part of the heading of the synopsis: the header is read elsewhere, too.
    String examples = "%nExamples:%n  " + example + "%n  " + another + "%n%n";
    return new UsageMessageSpec()
        .header(sentence)
        .synopsisHeading(examples + "Usage: ")
        .description("")
        .sortOptions(false);
  }
}
