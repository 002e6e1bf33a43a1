package io.github.unitgen.render.deploy;

import io.github.unitgen.render.template.Format;
import org.jspecify.annotations.Nullable;

/** Every {@code ${…}} of a template of rules becomes one word of a command, taken literally. */
public final class SudoersFormat extends Format<SudoersText> {
  public static final SudoersFormat INSTANCE = new SudoersFormat();

  /** Ends of words, and wildcards (sudoers(5), "Other special characters"). */
  private static final String SPECIAL = " ,:=#*?[]!^";

  private SudoersFormat() {
    super("sudoers", "this value cannot be written to a sudoers file");
  }

  /** {@code text} as one word of a command. */
  static String word(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        out.append("\\\\\\\\"); // Both the reader of the file and the matching take one away.
      } else {
        out.append(SPECIAL.indexOf(c) < 0 ? "" : "\\").append(c);
      }
    }
    return out.toString();
  }

  @Override
  public String escapePlainText(String text) {
    return word(text);
  }

  @Override
  protected boolean canHold(String text) {
    return !text.isEmpty()
        && text.chars().noneMatch(c -> Character.isISOControl(c) || c == '"' || c == '\'');
  }

  @Override
  protected SudoersText newTemplateMarkupOutputModel(
      @Nullable String plain, @Nullable String markup) {
    return new SudoersText(plain, markup);
  }
}
