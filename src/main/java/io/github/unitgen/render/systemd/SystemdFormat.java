package io.github.unitgen.render.systemd;

import freemarker.core.CommonMarkupOutputFormat;
import freemarker.template.TemplateModelException;
import io.github.unitgen.syntax.systemd.UnitQuoting;
import java.io.IOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/**
 * Every {@code ${…}} of a unit template is literal: specifiers are doubled, and what a line of a
 * unit file cannot hold stops the template at that place.
 */
public final class SystemdFormat extends CommonMarkupOutputFormat<SystemdText> {
  public static final SystemdFormat INSTANCE = new SystemdFormat();

  private SystemdFormat() {}

  @Override
  public String getName() {
    return "systemd";
  }

  @Override
  public String getMimeType() {
    return "text/plain";
  }

  @Override
  public String escapePlainText(String text) {
    return text.replace("%", "%%");
  }

  @Override
  public void output(String text, Writer out) throws IOException, TemplateModelException {
    if (!text.isEmpty() && !UnitQuoting.canRaw(text)) {
      throw new TemplateModelException("a line of a unit file cannot hold this value");
    }
    out.write(escapePlainText(text));
  }

  @Override
  public boolean isLegacyBuiltInBypassed(String name) {
    return false;
  }

  @Override
  protected SystemdText newTemplateMarkupOutputModel(
      @Nullable String plain, @Nullable String markup) {
    return new SystemdText(plain, markup);
  }
}
