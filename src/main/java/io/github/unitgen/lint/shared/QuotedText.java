package io.github.unitgen.lint.shared;

import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.meaning.upstart.Lines;
import io.github.unitgen.source.Span;
import java.util.Optional;
import java.util.Set;

/** Stanzas with a single text, which needs quotes if it contains spaces. */
public final class QuotedText {
  private static final Set<String> NAMES =
      Set.of("author", "chdir", "chroot", "description", "instance", "usage", "version");

  private QuotedText() {}

  /** Whether the stanza {@code name} has a single text. */
  public static boolean isText(String name) {
    return NAMES.contains(name);
  }

  /**
   * Returns a fix that quotes everything after the stanza's name on its line, or empty if that is
   * not safe.
   */
  public static Optional<Fix> fix(Refusal refusal) {
    String text = refusal.source().text();
    int at = refusal.error().span().start();
    Span line = Lines.trimmed(text, refusal.source().lineSpan(refusal.source().lineAt(at)));
    int name = line.start();
    while (name < line.end() && !Lines.isBlank(text.charAt(name))) {
      name++;
    }
    Span value = Lines.trimmed(text, new Span(name, withoutComment(text, name, line.end())));
    boolean found = isText(text.substring(line.start(), name)) && at >= value.start();
    String written = text.substring(value.start(), value.end());
    return found && isPlain(written)
        ? Optional.of(Fix.safe("Quote the value", new Edit(value, "\"" + written + "\"")))
        : Optional.empty();
  }

  /** Returns the end without a comment that follows a space. */
  private static int withoutComment(String text, int from, int end) {
    for (int at = from; at < end; at++) {
      if (text.charAt(at) == '#' && Lines.isBlank(text.charAt(at - 1))) {
        return at;
      }
    }
    return end;
  }

  private static boolean isPlain(String value) {
    return value.indexOf('"') < 0
        && value.indexOf('\\') < 0
        && value.indexOf('#') < 0
        && value.indexOf('\0') < 0;
  }
}
