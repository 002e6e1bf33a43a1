package io.github.unitgen.render.init;

import java.util.Optional;

/**
 * The change of one file: its text before and after. A text is absent if the file is, and empty if
 * it is unknown, such as that of a link. An unchanged file has the same text twice.
 */
public record FileChange(String name, Optional<String> before, Optional<String> after) {
  /** Whether the text changes. */
  public boolean isChange() {
    return !before.equals(after);
  }

  /** Whether the file existed before and no longer does. */
  public boolean isRemoved() {
    return before.isPresent() && after.isEmpty();
  }
}
