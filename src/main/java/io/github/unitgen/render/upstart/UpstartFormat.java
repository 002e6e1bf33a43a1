package io.github.unitgen.render.upstart;

import freemarker.core.CommonMarkupOutputFormat;
import freemarker.template.TemplateModelException;
import io.github.unitgen.syntax.upstart.UpstartQuoting;
import java.io.IOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/**
 * Every {@code ${…}} of a job template becomes one argument of a stanza, quoted where it needs it;
 * what a stanza cannot hold stops the template at that place.
 */
public final class UpstartFormat extends CommonMarkupOutputFormat<UpstartText> {
  public static final UpstartFormat INSTANCE = new UpstartFormat();

  private UpstartFormat() {}

  @Override
  public String getName() {
    return "upstart";
  }

  @Override
  public String getMimeType() {
    return "text/plain";
  }

  @Override
  public String escapePlainText(String text) {
    return UpstartQuoting.quoted(text);
  }

  @Override
  public void output(String text, Writer out) throws IOException, TemplateModelException {
    if (!UpstartQuoting.canQuote(text)) {
      throw new TemplateModelException("no stanza can hold this value");
    }
    out.write(escapePlainText(text));
  }

  @Override
  public boolean isLegacyBuiltInBypassed(String name) {
    return false;
  }

  @Override
  protected UpstartText newTemplateMarkupOutputModel(
      @Nullable String plain, @Nullable String markup) {
    return new UpstartText(plain, markup);
  }
}
