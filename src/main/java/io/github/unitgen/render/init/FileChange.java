package io.github.unitgen.render.init;

import java.util.Optional;

/**
 * What happens to one file: its text before and after, absent where the file is; an empty text
 * stands for what is not known, such as behind a link. Unchanged files have the same text twice.
 */
public record FileChange(String name, Optional<String> before, Optional<String> after) {
  /** Whether anything happens at all. */
  public boolean isChange() {
    return !before.equals(after);
  }

  /** Whether the file was there and is no longer. */
  public boolean isRemoved() {
    return before.isPresent() && after.isEmpty();
  }
}
