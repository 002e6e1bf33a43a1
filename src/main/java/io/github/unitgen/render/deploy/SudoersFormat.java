package io.github.unitgen.render.deploy;

import io.github.unitgen.render.template.Format;
import org.jspecify.annotations.Nullable;

/** Escapes every {@code ${…}} of a template of rules as one literal word of a command. */
public final class SudoersFormat extends Format<SudoersText> {
  public static final SudoersFormat INSTANCE = new SudoersFormat();

  /** Separators and wildcards (sudoers(5), "Other special characters"). */
  private static final String SPECIAL = " ,:=#*?[]!^";

  private SudoersFormat() {
    super("sudoers", "this value cannot be written to a sudoers file");
  }

  /** Returns {@code text} as one word of a command. */
  static String word(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        out.append("\\\\\\\\"); // The parser of the file and the matching each remove one.
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
