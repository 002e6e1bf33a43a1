package io.github.unitgen.report;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Differences of two texts in the unified format of diff(1). */
public final class Diffs {
  private static final int CONTEXT = 3;

  private Diffs() {}

  /** Empty where the texts are equal; an absent text is {@code /dev/null}. */
  public static String unified(String path, Optional<String> before, Optional<String> after) {
    List<String> old = before.map(Diffs::lines).orElse(List.of());
    List<String> now = after.map(Diffs::lines).orElse(List.of());
    List<String> lines =
        UnifiedDiffUtils.generateUnifiedDiff(
            before.isPresent() ? path : "/dev/null",
            after.isPresent() ? path : "/dev/null",
            old,
            DiffUtils.diff(old, now),
            CONTEXT);
    // diff(1) counts from 0 where there is no line; patch(1) insists on it.
    String text = String.join("\n", lines);
    text = old.isEmpty() ? text.replace("\n@@ -1,0 +", "\n@@ -0,0 +") : text;
    text = now.isEmpty() ? text.replace(" +1,0 @@\n", " +0,0 @@\n") : text;
    return text.isEmpty() ? "" : text + "\n";
  }

  /** Parted at LF alone, so that a CR is a difference; a last line without LF says so. */
  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    String last = lines.remove(lines.size() - 1);
    if (!last.isEmpty()) {
      lines.add(last + "\n\\ No newline at end of file");
    }
    return lines;
  }
}
