package io.github.unitgen.meaning.systemd;

import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import io.github.unitgen.syntax.systemd.UnitWords;
import io.github.unitgen.syntax.systemd.UnitWords.Escapes;
import io.github.unitgen.syntax.systemd.UnitWords.Word;
import java.util.ArrayList;
import java.util.List;

/**
 * A path that is part of a service's view of the file system.
 *
 * @param line the setting
 * @param source the resolved path that has to exist
 * @param target the path that the service sees; differs from the source only for a bind mount
 * @param optional whether the path may be absent
 * @param at the place of the path
 */
public record NamespacePath(
    Assignment line, String source, String target, boolean optional, Span at) {
  /** Settings that fail with 226 if the path does not exist (seen with 252). */
  private static final List<String> KEYS =
      List.of(
          "ReadWritePaths", "BindPaths", "BindReadOnlyPaths", "ReadOnlyPaths", "InaccessiblePaths");

  private static final List<String> TAKING = List.of("ReadOnlyPaths", "InaccessiblePaths");

  /** Returns the paths of a service that must exist before it runs its first command. */
  public static List<NamespacePath> of(UnitInput unit) {
    List<NamespacePath> found = new ArrayList<>();
    for (String key : KEYS) {
      for (Assignment line : unit.effective("Service", key)) {
        for (Word word : UnitWords.read(line.value(), Escapes.KEPT).words()) {
          found.add(read(line, word, key.startsWith("Bind")));
        }
      }
    }
    return found;
  }

  /**
   * Whether the setting only removes access. Commands with the prefix {@code +} ignore such a
   * setting.
   */
  public boolean takesAway() {
    return TAKING.contains(line.key());
  }

  private static NamespacePath read(Assignment line, Word word, boolean bind) {
    String text = word.value();
    boolean optional = text.startsWith("-") || text.startsWith("+-");
    while (text.startsWith("-") || text.startsWith("+")) {
      text = text.substring(1);
    }
    int colon = bind ? text.indexOf(':') : -1;
    String source = colon < 0 ? text : text.substring(0, colon);
    String target = colon < 0 ? text : text.substring(colon + 1);
    int options = target.indexOf(':');
    return new NamespacePath(
        line,
        OwnDirectories.resolved(source),
        OwnDirectories.resolved(options < 0 ? target : target.substring(0, options)),
        optional,
        line.sourceSpan(word.span()));
  }
}
