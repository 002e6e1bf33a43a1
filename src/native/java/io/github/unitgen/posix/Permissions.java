package io.github.unitgen.posix;

import java.util.HashSet;
import java.util.Set;

/** Modes as sets, as {@code PosixFilePermissions} has them. */
public final class Permissions {
  private static final int HIGHEST = 0400;

  private Permissions() {}

  /** {@code text} is like rw-r--r--. */
  public static Set<Permission> fromString(String text) {
    Set<Permission> all = new HashSet<>();
    for (Permission one : Permission.values()) {
      if (text.charAt(one.ordinal()) != '-') {
        all.add(one);
      }
    }
    return all;
  }

  static String text(int mode) {
    StringBuilder text = new StringBuilder();
    for (Permission one : Permission.values()) {
      boolean isSet = (mode & HIGHEST >> one.ordinal()) != 0;
      text.append(isSet ? "rwx".charAt(one.ordinal() % 3) : '-');
    }
    return text.toString();
  }

  static int mode(Set<Permission> all) {
    int mode = 0;
    for (Permission one : all) {
      mode |= HIGHEST >> one.ordinal();
    }
    return mode;
  }
}
