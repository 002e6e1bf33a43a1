package io.github.unitgen.importer.systemd;

import io.github.unitgen.manifest.ManifestDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the specifiers of a unit stand for, as a manifest says it (systemd.unit(5)). */
final class UnitSpecifiers {
  static final String INSTANCE = "{{instance}}";
  private static final String HOME = "{{home}}";

  /** Those of the system's manager; a user's has folders of its own. */
  private static final Map<Character, String> OF_SYSTEM =
      Map.ofEntries(
          Map.entry('u', "root"),
          Map.entry('U', "0"),
          Map.entry('g', "root"),
          Map.entry('G', "0"),
          Map.entry('t', "/run"),
          Map.entry('S', "/var/lib"),
          Map.entry('C', "/var/cache"),
          Map.entry('L', "/var/log"),
          Map.entry('E', "/etc"),
          Map.entry('T', "/tmp"),
          Map.entry('V', "/var/tmp"));

  private final String stem;
  private final String suffix;
  private final boolean isTemplate;
  private final boolean isNumbered;
  private final boolean isOfUser;

  /** {@code isNumbered}: the names of the instances have nothing that a unit's name escapes. */
  UnitSpecifiers(UnitSource unit, boolean isNumbered, boolean isOfUser) {
    this.stem = unit.stem();
    this.suffix = "." + unit.unit().type();
    this.isTemplate = unit.unit().name().isTemplate();
    this.isNumbered = isNumbered;
    this.isOfUser = isOfUser;
  }

  /** A part of a text. */
  record Part(String text, boolean isPlaceholder) {}

  /** {@code value} without specifiers; empty where one has no counterpart. */
  Optional<List<Part>> parts(String value) {
    List<Part> parts = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    int at = 0;
    while (at < value.length()) {
      char c = value.charAt(at);
      char next = at + 1 < value.length() ? value.charAt(at + 1) : ' ';
      boolean isSpecifier =
          c == '%'
              && (next >= 'a' && next <= 'z'
                  || next >= 'A' && next <= 'Z'
                  || next >= '0' && next <= '9');
      if (!isSpecifier) {
        literal.append(c);
        at += c == '%' && next == '%' ? 2 : 1;
        continue;
      }
      Optional<List<Part>> stands = of(next);
      if (stands.isEmpty()) {
        return Optional.empty();
      }
      for (Part part : stands.get()) {
        if (part.isPlaceholder()) {
          flush(literal, parts);
          parts.add(part);
        } else {
          literal.append(part.text());
        }
      }
      at += 2;
    }
    flush(literal, parts);
    return Optional.of(parts).filter(UnitSpecifiers::canBeTold);
  }

  /** A brace in front of a placeholder would be read as part of it. */
  private static boolean canBeTold(List<Part> parts) {
    for (int i = 1; i < parts.size(); i++) {
      if (parts.get(i).isPlaceholder() && parts.get(i - 1).text().endsWith("{")) {
        return false;
      }
    }
    return true;
  }

  private static void flush(StringBuilder literal, List<Part> parts) {
    if (!literal.isEmpty()) {
      parts.add(new Part(literal.toString(), false));
      literal.setLength(0);
    }
  }

  private Optional<List<Part>> of(char letter) {
    Part instance = new Part(INSTANCE, true);
    return switch (letter) {
      case 'i' -> Optional.of(isTemplate ? List.of(instance) : List.of());
      case 'I' ->
          isTemplate && !isNumbered
              ? Optional.empty()
              : Optional.of(isTemplate ? List.of(instance) : List.of());
      case 'p' -> literal(stem);
      case 'n' ->
          Optional.of(
              isTemplate
                  ? List.of(new Part(stem + "@", false), instance, new Part(suffix, false))
                  : List.of(new Part(stem + suffix, false)));
      case 'N' ->
          Optional.of(
              isTemplate
                  ? List.of(new Part(stem + "@", false), instance)
                  : List.of(new Part(stem, false)));
      case 'h' -> isOfUser ? Optional.of(List.of(new Part(HOME, true))) : literal("/root");
      default ->
          isOfUser || !OF_SYSTEM.containsKey(letter)
              ? Optional.empty()
              : literal(OF_SYSTEM.getOrDefault(letter, ""));
    };
  }

  private static Optional<List<Part>> literal(String text) {
    return Optional.of(List.of(new Part(text, false)));
  }

  /** {@code value} for a key in which placeholders are replaced. */
  Optional<String> text(String value) {
    return parts(value).map(UnitSpecifiers::text);
  }

  static String text(List<Part> parts) {
    StringBuilder out = new StringBuilder();
    for (Part part : parts) {
      out.append(part.isPlaceholder() ? part.text() : ManifestDraft.literal(part.text()).text());
    }
    return out.toString();
  }

  /** {@code value} for a key that takes none; empty where it would need one. */
  Optional<String> plain(String value) {
    return parts(value)
        .filter(parts -> parts.stream().noneMatch(Part::isPlaceholder))
        .map(parts -> parts.isEmpty() ? "" : parts.get(0).text());
  }
}
