package io.github.unitgen.render;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.source.Place;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Compares what a rendered file says when it is read again with what the manifest says. A
 * difference in a file of our own templates is a fault of unitgen; in one of the user's, of that
 * template.
 */
public final class ReadBack {
  private final Place template;
  private final String file;
  private final boolean builtIn;
  private final List<Diagnostic> problems;

  /** {@code template}: where differences are reported, {@code file}: the name of the file. */
  public ReadBack(Place template, boolean builtIn, String file, List<Diagnostic> problems) {
    this.template = template;
    this.builtIn = builtIn;
    this.file = file;
    this.problems = problems;
  }

  /** Whether the template is one of unitgen's, which must keep every setting. */
  public boolean isBuiltIn() {
    return builtIn;
  }

  /** Reports where the two differ. */
  public void same(String what, Object expected, Object read) {
    if (!Objects.equals(expected, read)) {
      report(what + " of " + file + " would be " + shortened(read), shortened(expected));
    }
  }

  /** Reports that the file cannot be read as it must. */
  public void fault(String message) {
    report(file + ": " + message, "");
  }

  private void report(String message, String expected) {
    String help = expected.isEmpty() ? "" : "the manifest says " + expected;
    String cause = builtIn ? "; this is a fault of unitgen: please report it" : "";
    problems.add(
        new Diagnostic(
            "M011",
            "read-back",
            Severity.ERROR,
            template,
            message,
            List.of(),
            Optional.of((help + cause).replaceFirst("^; ", "")).filter(text -> !text.isEmpty())));
  }

  private static String shortened(Object value) {
    String text = value.toString().replace("\n", "\\n");
    return text.length() > 200 ? text.substring(0, 200) + "…" : text;
  }
}
