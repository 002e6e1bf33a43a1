package io.github.unitgen.render.deploy;

import io.github.unitgen.render.template.Written;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Text that already has its form for a sudoers file and is not escaped again. */
public final class SudoersText extends Written<SudoersText> {
  SudoersText(@Nullable String plain, @Nullable String markup) {
    super(plain, markup);
  }

  /** Returns {@code written} unchanged. */
  static SudoersText of(String written) {
    return new SudoersText(null, written);
  }

  /** Returns a command with exactly these words; wildcards only match themselves. */
  static SudoersText command(List<String> words) {
    return of(words.stream().map(SudoersFormat::word).collect(Collectors.joining(" ")));
  }

  /** Returns a user by name, or by number if the name is a number. */
  static SudoersText user(String name) {
    if (isDigits(name)) {
      return of("#" + name);
    }
    if (isPlain(name)) {
      return of(name);
    }
    // In capitals it would be an alias, and some characters are special; quotes prevent both. Only
    // a backslash is not always literal in quotes, so with one, each character is escaped.
    return of(
        name.indexOf('\\') < 0
            ? "\"" + name.replace("\"", "\\\"") + "\""
            : name.replaceAll("[^A-Za-z0-9_.-]", "\\\\$0"));
  }

  private static boolean isDigits(String name) {
    return !name.isEmpty() && name.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static boolean isPlain(String name) {
    return name.chars()
            .allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '_' || c == '-')
        && name.charAt(0) >= 'a';
  }

  @Override
  public SudoersFormat getOutputFormat() {
    return SudoersFormat.INSTANCE;
  }
}
