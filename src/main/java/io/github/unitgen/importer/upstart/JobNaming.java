package io.github.unitgen.importer.upstart;

import io.github.unitgen.importer.shared.ProcessNames;
import io.github.unitgen.meaning.upstart.ManagerScript;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of the processes that jobs become, and of their group. */
final class JobNaming {
  private static final Pattern NUMBERED = Pattern.compile("(.+)-([0-9]{1,4})");
  private final JobTree tree;
  private final String prefix;
  private final Map<String, String> names = new LinkedHashMap<>();

  /** Names the processes without what unitgen puts before the names of all files. */
  JobNaming(JobTree tree, Optional<String> group) {
    this.tree = tree;
    this.prefix = group.map(this::prefix).orElse("");
    Set<String> taken = new LinkedHashSet<>();
    group.ifPresent(name -> taken.add(called(name, prefix)));
    for (String job : tree.names()) {
      if (group.filter(job::equals).isEmpty()) {
        Matcher number = NUMBERED.matcher(job);
        boolean below =
            number.matches()
                && tree.isManager(number.group(1))
                && group.filter(number.group(1)::equals).isEmpty();
        String base = below ? number.group(1) : job;
        String plain = called(base.equals(job) ? job : base, prefix);
        String name = plain;
        for (int i = 2; !tree.isManager(job) && !taken.add(name); i++) {
          name = plain + "-" + i;
        }
        names.put(job, name);
      }
    }
  }

  /** Returns what the names of all jobs begin with; empty for nothing. */
  String prefix() {
    return prefix;
  }

  /** Returns the names of the processes, by their jobs. */
  Map<String, String> names() {
    return names;
  }

  /**
   * Returns the longest beginning of all names with which the counts of the manager have theirs.
   */
  private String prefix(String manager) {
    Set<String> members = new LinkedHashSet<>(tree.starts().keySet());
    Set<String> counts = tree.managers().get(manager) == null ? Set.of() : counts(manager);
    for (int dash = manager.lastIndexOf('-'); dash > 0; dash = manager.lastIndexOf('-', dash - 1)) {
      String prefix = manager.substring(0, dash);
      boolean all =
          !members.isEmpty()
              && members.stream()
                  .allMatch(
                      name ->
                          name.startsWith(prefix + "-")
                              && !called(name, prefix).isEmpty()
                              && !called(name, prefix).equals(called(manager, prefix)));
      Set<String> expected = new TreeSet<>();
      members.forEach(name -> expected.add(count(called(name, prefix))));
      boolean alike =
          counts.stream()
              .allMatch(
                  count ->
                      expected.contains(count)
                          || expected.contains(count.replaceFirst("_[0-9]+$", "")));
      if (all && alike) {
        return prefix;
      }
    }
    return "";
  }

  private Set<String> counts(String manager) {
    return Optional.ofNullable(tree.managers().get(manager))
        .map(ManagerScript::counts)
        .orElse(Set.of());
  }

  private static String count(String name) {
    StringBuilder out = new StringBuilder("NUM_");
    for (char c : name.toUpperCase(Locale.ROOT).toCharArray()) {
      out.append(c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' ? c : '_');
    }
    return out.toString();
  }

  private static String called(String job, String prefix) {
    String name =
        !prefix.isEmpty() && job.startsWith(prefix + "-")
            ? job.substring(prefix.length() + 1)
            : job;
    return ProcessNames.of(name);
  }

  /** Returns the name of the group; {@code other}: its name where it has no manager. */
  String group(Optional<String> manager, String other, Set<String> processes) {
    String name = manager.map(job -> called(job, prefix)).orElse(ProcessNames.of(other));
    return processes.contains(name) ? name + "-group" : name;
  }
}
