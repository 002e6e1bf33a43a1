package io.github.unitgen.report;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.List;
import java.util.Optional;

/** Differences of two texts in the unified format of diff(1). */
public final class Diffs {
  private static final int CONTEXT = 3;

  private Diffs() {}

  /** Empty where the texts are equal; an absent text is {@code /dev/null}. */
  public static String unified(String path, Optional<String> before, Optional<String> after) {
    List<String> old = before.map(text -> text.lines().toList()).orElse(List.of());
    List<String> now = after.map(text -> text.lines().toList()).orElse(List.of());
    List<String> lines =
        UnifiedDiffUtils.generateUnifiedDiff(
            before.isPresent() ? path : "/dev/null",
            after.isPresent() ? path : "/dev/null",
            old,
            DiffUtils.diff(old, now),
            CONTEXT);
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }
}
