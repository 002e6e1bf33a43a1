package io.github.unitgen.render.template;

import freemarker.core.CommonMarkupOutputFormat;
import freemarker.template.TemplateModelException;
import java.io.IOException;
import java.io.Writer;

/**
 * Escapes every {@code ${…}} of a template for one kind of file, so that its reader reads the value
 * unchanged. A value that such a file cannot contain stops the template at that place.
 */
public abstract class Format<T extends Written<T>> extends CommonMarkupOutputFormat<T> {
  private final String name;
  private final String refusal;

  /** {@code refusal} is the message for a value that the file cannot contain. */
  protected Format(String name, String refusal) {
    this.name = name;
    this.refusal = refusal;
  }

  /** Whether {@link #escapePlainText} returns text that its reader reads as {@code text}. */
  protected abstract boolean canHold(String text);

  @Override
  public final String getName() {
    return name;
  }

  @Override
  public final String getMimeType() {
    return "text/plain";
  }

  @Override
  public abstract String escapePlainText(String text);

  @Override
  public final void output(String text, Writer out) throws IOException, TemplateModelException {
    if (!canHold(text)) {
      throw new TemplateModelException(refusal);
    }
    out.write(escapePlainText(text));
  }

  @Override
  public final boolean isLegacyBuiltInBypassed(String name) {
    return false;
  }
}
