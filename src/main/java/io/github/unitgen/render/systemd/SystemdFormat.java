package io.github.unitgen.render.systemd;

import io.github.unitgen.render.template.Format;
import io.github.unitgen.syntax.systemd.UnitQuoting;
import org.jspecify.annotations.Nullable;

/**
 * Escapes every {@code ${…}} of a unit template literally: percent signs are doubled, and a value
 * that a line of a unit file cannot contain stops the template at that place.
 */
public final class SystemdFormat extends Format<SystemdText> {
  public static final SystemdFormat INSTANCE = new SystemdFormat();

  private SystemdFormat() {
    super("systemd", "this value cannot be written to a unit file");
  }

  @Override
  public String escapePlainText(String text) {
    return text.replace("%", "%%");
  }

  @Override
  protected boolean canHold(String text) {
    return text.isEmpty() || UnitQuoting.canRaw(text);
  }

  @Override
  protected SystemdText newTemplateMarkupOutputModel(
      @Nullable String plain, @Nullable String markup) {
    return new SystemdText(plain, markup);
  }
}
