package io.github.unitgen.meaning.upstart;

import io.github.unitgen.source.Located;
import io.github.unitgen.syntax.upstart.Events;
import java.util.Optional;

/** The runlevels that a {@code runlevel} event waits for: a glob for one character. */
public final class Runlevels {
  private Runlevels() {}

  /** Returns the glob, or empty if the event is another one or accepts any level. */
  public static Optional<Located<String>> glob(Events.Event event) {
    return event.name().value().equals("runlevel")
        ? Boot.value(event, "RUNLEVEL", 0)
        : Optional.empty();
  }

  /** Returns the glob without its key. */
  public static String pattern(Located<String> glob) {
    return glob.value().substring(glob.value().indexOf('=') + 1);
  }

  /** Whether {@code glob} matches {@code level}; true for a glob that is not plain. */
  public static boolean takes(Located<String> glob, char level) {
    String pattern = pattern(glob);
    int last = pattern.length() - 1;
    if (glob.value().contains("!=") || pattern.indexOf('$') >= 0 || last < 0) {
      return true;
    }
    if (pattern.charAt(0) != '[' || pattern.charAt(last) != ']') {
      return last > 0 || "*?".contains(pattern) || pattern.charAt(0) == level;
    }
    boolean negated = last > 1 && "!^".indexOf(pattern.charAt(1)) >= 0;
    return negated != contains(pattern.substring(negated ? 2 : 1, last), level);
  }

  private static boolean contains(String set, char level) {
    for (int i = 0; i < set.length(); i++) {
      boolean range = i + 2 < set.length() && set.charAt(i + 1) == '-';
      if (range && set.charAt(i) <= level && level <= set.charAt(i + 2) || set.charAt(i) == level) {
        return true;
      }
    }
    return false;
  }
}
