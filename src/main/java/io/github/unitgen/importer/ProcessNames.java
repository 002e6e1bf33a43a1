package io.github.unitgen.importer;

import io.github.unitgen.catalog.SystemUnits;
import io.github.unitgen.manifest.Names;

/** Names that files of both inits can have. */
final class ProcessNames {
  private static final int MOST = 180;

  private ProcessNames() {}

  /** What comes nearest to {@code text}. */
  static String of(String text) {
    StringBuilder name = new StringBuilder();
    text.codePoints()
        .forEach(c -> name.append(Names.isNameCharacter(c) ? Character.toString(c) : "-"));
    while (!name.isEmpty() && "-.".indexOf(name.charAt(0)) >= 0) {
      name.deleteCharAt(0);
    }
    String plain = name.length() > MOST ? name.substring(0, MOST) : name.toString();
    boolean ends =
        plain.endsWith(".conf") || SystemUnits.SUFFIXES.stream().anyMatch(plain::endsWith);
    return plain.isEmpty() ? "app" : ends ? plain.replace('.', '-') : plain;
  }
}
