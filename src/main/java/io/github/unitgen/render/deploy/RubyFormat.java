package io.github.unitgen.render.deploy;

import freemarker.core.CommonMarkupOutputFormat;
import freemarker.template.TemplateModelException;
import java.io.IOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/** Every {@code ${…}} of a template of tasks becomes a string of Ruby in single quotes. */
public final class RubyFormat extends CommonMarkupOutputFormat<RubyText> {
  public static final RubyFormat INSTANCE = new RubyFormat();

  private RubyFormat() {}

  @Override
  public String getName() {
    return "ruby";
  }

  @Override
  public String getMimeType() {
    return "text/plain";
  }

  /** In single quotes Ruby knows two escapes only, and puts nothing in. */
  static String literal(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  @Override
  public String escapePlainText(String text) {
    return literal(text);
  }

  @Override
  public void output(String text, Writer out) throws IOException, TemplateModelException {
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw new TemplateModelException("a name in Ruby cannot have this value");
    }
    out.write(literal(text));
  }

  @Override
  public boolean isLegacyBuiltInBypassed(String name) {
    return false;
  }

  @Override
  protected RubyText newTemplateMarkupOutputModel(@Nullable String plain, @Nullable String markup) {
    return new RubyText(plain, markup);
  }
}
