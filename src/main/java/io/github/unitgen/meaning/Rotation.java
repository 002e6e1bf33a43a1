package io.github.unitgen.meaning;

import java.util.LinkedHashSet;
import java.util.Set;

/** Finds out whether logrotate handles a log file that a process keeps open. */
public final class Rotation {
  private static final String RULES = "/etc/logrotate.d/";

  private Rotation() {}

  /**
   * Whether {@code image} has a rule for {@code file} that handles an open file: it copies and
   * empties the file, or restarts the program that writes it. The rule is looked up where packages
   * put it: under the name of the unit or job, of the file, or of its folder.
   */
  public static boolean isKept(Image image, String file, String unit) {
    int name = file.lastIndexOf('/') + 1;
    if (name <= 1) {
      return false;
    }
    String folder = file.substring(0, name - 1);
    Set<String> rules = new LinkedHashSet<>();
    rules.add(withoutSuffix(unit));
    rules.add(withoutSuffix(file.substring(name)));
    rules.add(folder.substring(folder.lastIndexOf('/') + 1));
    for (String rule : rules) {
      String text = image.read(RULES + rule).map(found -> found.text()).orElse("");
      boolean named = text.contains(file) || text.contains(folder + "/*");
      if (named && (text.contains("copytruncate") || text.contains(" restart"))) {
        return true;
      }
    }
    return false;
  }

  private static String withoutSuffix(String name) {
    int dot = name.indexOf('.', 1);
    return dot < 0 ? name : name.substring(0, dot);
  }
}
