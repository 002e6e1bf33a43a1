package io.github.unitgen.render.deploy;

import io.github.unitgen.render.template.Written;
import io.github.unitgen.syntax.shell.ShellQuoting;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Ruby that is not escaped again. */
public final class RubyText extends Written<RubyText> {
  RubyText(@Nullable String plain, @Nullable String markup) {
    super(plain, markup);
  }

  /**
   * Returns an array of the words, quoted for a shell: Capistrano joins them and passes them to
   * one.
   */
  public static RubyText words(List<String> words) {
    return new RubyText(
        null,
        words.stream()
            .map(word -> RubyFormat.literal(ShellQuoting.word(word)))
            .collect(Collectors.joining(", ", "[", "]")));
  }

  /** Returns a variable of Capistrano: a symbol made of the group's name and {@code suffix}. */
  static RubyText variable(String group, String suffix) {
    StringBuilder out = new StringBuilder(":");
    for (char c : (group + suffix).toCharArray()) {
      boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
      boolean digit = c >= '0' && c <= '9';
      out.append(out.length() == 1 && digit ? "_" : "").append(letter || digit ? c : '_');
    }
    return new RubyText(null, out.toString());
  }

  @Override
  public RubyFormat getOutputFormat() {
    return RubyFormat.INSTANCE;
  }
}
