package io.github.unitgen.render.deploy;

import io.github.unitgen.render.template.Written;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Text that is already right for a sudoers file and is not escaped again. */
public final class SudoersText extends Written<SudoersText> {
  SudoersText(@Nullable String plain, @Nullable String markup) {
    super(plain, markup);
  }

  /** {@code written} as it is to stand in the file. */
  static SudoersText of(String written) {
    return new SudoersText(null, written);
  }

  /** A command with exactly these words; wildcards match themselves only. */
  static SudoersText command(List<String> words) {
    return of(words.stream().map(SudoersFormat::word).collect(Collectors.joining(" ")));
  }

  /** A user by name, or by number where the name is one. */
  static SudoersText user(String name) {
    if (isDigits(name)) {
      return of("#" + name);
    }
    if (isPlain(name)) {
      return of(name);
    }
    // In capitals it would be an alias, and signs mean things: quotes take both from it. Only a
    // backslash is not always itself between quotes; with one, each sign is escaped.
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
