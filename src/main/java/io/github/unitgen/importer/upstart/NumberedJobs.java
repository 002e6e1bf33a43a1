package io.github.unitgen.importer.upstart;

import io.github.unitgen.importer.upstart.UpstartJob.Setting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Jobs as {@code web-1} and {@code web-2}: if only their port differs, they are two of {@code web}.
 */
final class NumberedJobs {
  private static final Pattern NUMBERED = Pattern.compile("(.+)-([0-9]{1,4})");
  private static final Pattern PORT = Pattern.compile("\\bPORT=[\"']?([0-9]{1,5})\\b");

  private NumberedJobs() {}

  /** Returns the rows by the name of their first job. */
  static Map<String, List<String>> of(JobTree tree) {
    Map<String, NavigableMap<Integer, String>> rows = new LinkedHashMap<>();
    for (UpstartJob job : tree.jobs()) {
      Matcher number = NUMBERED.matcher(job.name());
      if (number.matches() && !tree.isManager(job.name()) && job.has("exec")) {
        rows.computeIfAbsent(number.group(1), none -> new TreeMap<>())
            .put(Integer.parseInt(number.group(2)), job.name());
      }
    }
    Map<String, List<String>> found = new LinkedHashMap<>();
    rows.forEach(
        (base, row) -> {
          boolean whole = row.firstKey() == 1 && row.lastKey() == row.size();
          boolean free = !tree.has(base) || tree.isManager(base);
          boolean ofManager = tree.isManager(base) && !tree.group().equals(Optional.of(base));
          if (whole && free && (ofManager || row.size() > 1) && areAlike(tree, row)) {
            found.put(row.get(1), List.copyOf(row.values()));
          }
        });
    return found;
  }

  /** Whether they differ in nothing but a port that is counted up. */
  private static boolean areAlike(JobTree tree, NavigableMap<Integer, String> row) {
    Set<String> texts = new TreeSet<>();
    Set<Integer> bases = new TreeSet<>();
    row.forEach(
        (number, name) -> {
          StringBuilder text = new StringBuilder();
          int base = 0;
          for (Setting setting : tree.job(name).settings()) {
            String written = setting.text();
            Matcher port = PORT.matcher(written);
            if (port.find()) {
              base = Integer.parseInt(port.group(1)) - number;
              written = written.substring(0, port.start(1)) + "@" + written.substring(port.end(1));
            }
            text.append(written.replace(name, "@")).append('\n');
          }
          texts.add(text.toString());
          bases.add(base);
        });
    return texts.size() == 1 && bases.size() == 1;
  }
}
