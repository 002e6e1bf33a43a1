package io.github.unitgen.importer.shared;

import io.github.unitgen.manifest.ManifestDraft.ProcessDraft;
import io.github.unitgen.manifest.ManifestDraft.Text;
import io.github.unitgen.manifest.ManifestDraft.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the group is called whose processes have names that another tool gave them. */
public final class Grouping {
  private Grouping() {}

  /**
   * Returns the keys of a manifest that name its group. There is no prefix where a process has it
   * in its name already, or where the group has its name.
   *
   * @param usual what the group is called behind a prefix where {@code toolName} is empty
   * @param toolName what the other tool calls the group
   * @param names of the processes, which the group must not have
   */
  public static Map<String, Value> keys(
      String prefix, String usual, String toolName, List<ProcessDraft> processes, FileNames names) {
    Map<String, Value> keys = new LinkedHashMap<>();
    String group = toolName.isEmpty() ? usual : FileNames.name(toolName);
    boolean prefixed =
        !group.equals(prefix)
            && processes.stream().noneMatch(process -> isBelow(process.name(), prefix));
    if (prefixed) {
      keys.put("name", new Text(names.unique(group)));
      keys.put("prefix", new Text(prefix));
    } else {
      keys.put("name", new Text(names.unique(toolName.isEmpty() ? prefix + "-" + usual : group)));
    }
    return keys;
  }

  private static boolean isBelow(String name, String prefix) {
    return name.equals(prefix) || name.startsWith(prefix + "-") || name.startsWith(prefix + "_");
  }
}
