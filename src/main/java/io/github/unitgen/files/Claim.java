package io.github.unitgen.files;

import io.github.unitgen.source.Ownership;
import java.util.ArrayList;
import java.util.List;

/**
 * Whose files a run may replace and delete: those of {@code group}, and of the groups that it was
 * {@code formerly}, which come from {@code manifest}, a base name as {@link Ownership} has it.
 */
public record Claim(String manifest, String group, List<String> formerly) {
  /**
   * @throws IllegalArgumentException if a group is empty or has blanks or unprintable characters
   */
  public Claim {
    formerly = List.copyOf(formerly);
    List<String> groups = new ArrayList<>(formerly);
    groups.add(group);
    groups.forEach(Ownership::requireGroup);
    manifest = Ownership.baseName(manifest);
  }

  /** Whether a file of {@code owner} is one of these. */
  boolean covers(Ownership owner) {
    return owner.group().equals(group) || formerly.contains(owner.group());
  }

  /** Whether a file is of another group, and yet from a manifest of the same name. */
  boolean isAkin(Ownership owner) {
    return !covers(owner) && owner.manifest().equals(manifest);
  }
}
