package io.github.unitgen.diagnostic;

import java.util.List;

/**
 * What a manifest promises on systemd and on Upstart.
 *
 * @param parts the group, then its processes; none where an init refuses the group
 * @param ofSystemd what systemd does not keep, or refuses, each at its line
 * @param ofUpstart the same of Upstart
 */
public record Comparison(List<Part> parts, List<Diagnostic> ofSystemd, List<Diagnostic> ofUpstart) {
  public Comparison {
    parts = List.copyOf(parts);
    ofSystemd = List.copyOf(ofSystemd);
    ofUpstart = List.copyOf(ofUpstart);
  }

  /** The group, whose name is empty here, or one of its processes. */
  public record Part(String process, List<Row> rows) {
    public Part {
      rows = List.copyOf(rows);
    }
  }

  /** One promise in the words of each init. */
  public record Row(String promise, String systemd, String upstart) {
    /** Whether the inits promise different things. */
    public boolean differs() {
      return !systemd.equals(upstart);
    }
  }

  /** Returns the promises that differ; the findings say what is not kept. */
  public Comparison differences() {
    List<Part> differing =
        parts.stream()
            .map(
                part ->
                    new Part(part.process(), part.rows().stream().filter(Row::differs).toList()))
            .filter(part -> !part.rows().isEmpty())
            .toList();
    return new Comparison(differing, List.of(), List.of());
  }
}
