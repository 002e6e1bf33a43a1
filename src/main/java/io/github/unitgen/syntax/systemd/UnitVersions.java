package io.github.unitgen.syntax.systemd;

import io.github.unitgen.catalog.Directives;
import io.github.unitgen.catalog.Directives.Directive;
import io.github.unitgen.catalog.Enums;
import io.github.unitgen.catalog.KnownSpecifiers;
import io.github.unitgen.catalog.SystemdVersions;
import io.github.unitgen.syntax.systemd.ExecLine.Prefix;
import java.util.Optional;

/**
 * Finds the parts of an assignment that are unknown to a version of systemd: its directive, a word
 * of its value, a prefix of its command, a specifier, or a program without a path. It does not
 * report directives that are unknown to every version.
 */
public final class UnitVersions {
  /** The first version that looks up a program without a slash in its name (NEWS 239). */
  public static final int BARE_PROGRAM = 239;

  private UnitVersions() {}

  /**
   * A part that some of the versions do not accept. {@code what} is its name for a reader: {@code
   * Type=exec}. If {@code gone} is set, {@code version} removed it; otherwise that version
   * introduced it.
   */
  public record Unknown(String what, int version, boolean gone) {}

  /** Returns the first part that one of {@code versions} does not know; empty if all are known. */
  public static Optional<Unknown> find(
      SystemdVersions versions, String section, String key, String value) {
    Optional<Directive> directive = Directives.all().find(section, key);
    if (directive.isEmpty()) {
      return Optional.empty();
    }
    int removed = directive.get().removedIn();
    if (removed > 0 && versions.newest() >= removed) {
      return Optional.of(new Unknown(key + "=", removed, true));
    }
    if (!versions.know(section, key)) {
      return Optional.of(new Unknown(key + "=", directive.get().addedIn(), false));
    }
    return word(versions, section, key, value)
        .or(() -> section.equals("Service") ? command(versions, key, value) : Optional.empty())
        .or(() -> specifier(versions, value));
  }

  private static Optional<Unknown> word(
      SystemdVersions versions, String section, String key, String value) {
    for (String part : value.split("[ \t]+", -1)) {
      String word = part.startsWith("~") ? part.substring(1) : part;
      int colon = word.indexOf(':');
      Optional<Unknown> unknown =
          unknown(
              versions,
              Enums.find(section, key, colon < 0 ? word : word.substring(0, colon)),
              key + "=" + word);
      if (unknown.isPresent()) {
        return unknown;
      }
    }
    return Optional.empty();
  }

  private static Optional<Unknown> unknown(
      SystemdVersions versions, Optional<Enums.Word> word, String what) {
    if (word.isEmpty()) {
      return Optional.empty();
    }
    int removed = word.get().removedIn();
    if (removed > 0 && versions.newest() >= removed) {
      return Optional.of(new Unknown(what, removed, true));
    }
    int added = word.get().addedIn();
    return versions.haveSince(added)
        ? Optional.empty()
        : Optional.of(new Unknown(what, added, false));
  }

  private static Optional<Unknown> command(SystemdVersions versions, String key, String value) {
    if (!key.startsWith("Exec") || key.equals("ExecSearchPath") || key.endsWith("Paths")) {
      return Optional.empty();
    }
    for (ExecLine.Command command : ExecLine.read(value).commands()) {
      for (Prefix prefix : command.prefixes()) {
        Optional<Unknown> unknown =
            unknown(
                versions,
                Enums.prefix(prefix.sign()),
                "the prefix `" + prefix.sign() + "` of " + key + "=");
        if (unknown.isPresent()) {
          return unknown;
        }
      }
      if (!command.program().value().contains("/") && !versions.haveSince(BARE_PROGRAM)) {
        return Optional.of(new Unknown("a program without a path", BARE_PROGRAM, false));
      }
    }
    return Optional.empty();
  }

  private static Optional<Unknown> specifier(SystemdVersions versions, String value) {
    for (Specifiers.Use use : Specifiers.uses(value)) {
      int since = KnownSpecifiers.since(use.letter()).orElse(0);
      if (!versions.haveSince(since)) {
        return Optional.of(new Unknown("the specifier %" + use.letter(), since, false));
      }
    }
    return Optional.empty();
  }
}
