package io.github.unitgen.diagnostic;

import java.util.List;
import java.util.Locale;

/**
 * A fix of one finding: at least one edit of the source of the finding. {@code title} fits a
 * button: "Remove the PIDFile= line". Edits are kept in the order of their places; none, or two
 * that overlap, are an {@link IllegalArgumentException}.
 */
public record Fix(String title, Safety safety, List<Edit> edits) {
  /** Whether a fix can be applied without a look at what the file is for. */
  public enum Safety {
    /** The file means the same as before, but for the mistake. */
    SAFE,
    /** It may mean something else: to be read before it is kept. */
    UNSAFE;

    /** As it is written in reports: lower case. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Fix {
    // Nearly all have one edit, and a file can have very many fixes.
    edits = edits.size() == 1 ? List.copyOf(edits) : inOrder(edits);
    if (edits.isEmpty()) {
      throw new IllegalArgumentException("a fix without edits: " + title);
    }
    for (int i = 1; i < edits.size(); i++) {
      if (edits.get(i - 1).span().end() > edits.get(i).span().start()) {
        throw new IllegalArgumentException("edits overlap: " + title);
      }
    }
  }

  private static List<Edit> inOrder(List<Edit> edits) {
    return edits.stream()
        .sorted((one, other) -> Integer.compare(one.span().start(), other.span().start()))
        .toList();
  }

  public static Fix safe(String title, Edit... edits) {
    return new Fix(title, Safety.SAFE, List.of(edits));
  }

  public static Fix unsafe(String title, Edit... edits) {
    return new Fix(title, Safety.UNSAFE, List.of(edits));
  }

  /** {@code text} with all edits made; every byte outside of them stays. */
  public String applyTo(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int from = 0;
    for (Edit edit : edits) {
      out.append(text, from, edit.span().start()).append(edit.text());
      from = edit.span().end();
    }
    return out.append(text, from, text.length()).toString();
  }
}
