package io.github.unitgen.importer.shared;

import io.github.unitgen.catalog.SystemUnits;
import io.github.unitgen.manifest.Names;
import java.util.HashSet;
import java.util.Set;

/** Names for processes and groups, made of whatever another tool calls them. */
public final class FileNames {
  private static final int LONGEST = 100;

  private final Set<String> taken = new HashSet<>();

  /** Returns a name that no other one has, with other characters where a unit allows none. */
  public String unique(String wanted) {
    String name = name(wanted);
    String free = name;
    for (int number = 2; !taken.add(free); number++) {
      free = name + "-" + number;
    }
    return free;
  }

  /** Whether one of the names is {@code name}. */
  public boolean has(String name) {
    return taken.contains(name);
  }

  /** Returns {@code wanted} as a name of files. */
  public static String name(String wanted) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < wanted.length() && name.length() < LONGEST; i++) {
      char c = wanted.charAt(i);
      boolean plain = c != ':' && Names.isNameCharacter(c);
      boolean twice = !plain && !name.isEmpty() && name.charAt(name.length() - 1) == '-';
      if ((!name.isEmpty() || plain && c != '-' && c != '.') && !twice) {
        name.append(plain ? c : '-');
      }
    }
    while (!name.isEmpty() && "-.".indexOf(name.charAt(name.length() - 1)) >= 0) {
      name.setLength(name.length() - 1);
    }
    int dot = name.lastIndexOf(".");
    if (dot > 0
        && (SystemUnits.SUFFIXES.contains(name.substring(dot))
            || name.substring(dot).equals(".conf"))) {
      name.setCharAt(dot, '-');
    }
    return name.isEmpty() ? "process" : name.toString();
  }
}
