package io.github.unitgen.render.deploy;

import io.github.unitgen.render.template.Format;
import org.jspecify.annotations.Nullable;

/** Escapes every {@code ${…}} of a template of tasks as a Ruby string in single quotes. */
public final class RubyFormat extends Format<RubyText> {
  public static final RubyFormat INSTANCE = new RubyFormat();

  private RubyFormat() {
    super("ruby", "this value is not a valid Ruby name");
  }

  /** Returns a string in single quotes, where Ruby has only two escapes and no interpolation. */
  static String literal(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  @Override
  public String escapePlainText(String text) {
    return literal(text);
  }

  @Override
  protected boolean canHold(String text) {
    return text.chars().noneMatch(Character::isISOControl);
  }

  @Override
  protected RubyText newTemplateMarkupOutputModel(@Nullable String plain, @Nullable String markup) {
    return new RubyText(plain, markup);
  }
}
