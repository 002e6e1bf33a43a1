package io.github.unitgen.render.template;

import freemarker.core.CommonMarkupOutputFormat;
import freemarker.template.TemplateModelException;
import java.io.IOException;
import java.io.Writer;

/**
 * How every {@code ${…}} of a template is written into one kind of file: escaped, so that its
 * reader takes it as it is. What such a file cannot hold stops the template at that place.
 */
public abstract class Format<T extends Written<T>> extends CommonMarkupOutputFormat<T> {
  private final String name;
  private final String refusal;

  /** {@code refusal}: what is said of a value that the file cannot hold. */
  protected Format(String name, String refusal) {
    this.name = name;
    this.refusal = refusal;
  }

  /** Whether {@link #escapePlainText} gives what its reader takes for {@code text}. */
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
