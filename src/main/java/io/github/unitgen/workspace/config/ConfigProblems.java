package io.github.unitgen.workspace.config;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Rules;
import io.github.unitgen.source.Place;
import io.github.unitgen.syntax.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Collects what is wrong with a configuration. */
final class ConfigProblems {
  private final List<Diagnostic> found = new ArrayList<>();

  void add(Diagnostic problem) {
    found.add(problem);
  }

  void add(Place at, String message, String help) {
    found.add(
        new Diagnostic(
            Rules.CONFIGURATION.id(),
            Rules.CONFIGURATION.name(),
            Severity.ERROR,
            at,
            message,
            List.of(),
            help.isEmpty() ? Optional.empty() : Optional.of(help)));
  }

  /** Reports that {@code what} is not {@code expected}, since {@code node} is of another kind. */
  void wrongType(String what, String expected, YamlNode node) {
    if (node.isNull()) {
      add(node.at(), what + " has no value", "add a value or remove the line");
    } else {
      add(
          opening(node),
          what + ": expected " + expected + ", got " + node.kind(),
          "write " + expected);
    }
  }

  /** A list or map is wrong as a whole: its first line is enough to show. */
  static Place opening(YamlNode node) {
    int start = node.at().span().start();
    String text = node.at().text();
    int end = text.indexOf('\n');
    String line = end < 0 ? text : text.substring(0, end);
    return node.at().source().place(start, start + line.stripTrailing().length());
  }

  List<Diagnostic> inOrder() {
    List<Diagnostic> sorted = new ArrayList<>(found);
    sorted.sort(Comparator.comparingInt(problem -> problem.at().span().start()));
    return sorted;
  }
}
