package io.github.unitgen.render.upstart;

import io.github.unitgen.render.template.Format;
import io.github.unitgen.syntax.upstart.UpstartQuoting;
import org.jspecify.annotations.Nullable;

/**
 * Escapes every {@code ${…}} of a job template as one argument of a stanza, quoted if necessary. A
 * value that a stanza cannot hold stops the template at that place.
 */
public final class UpstartFormat extends Format<UpstartText> {
  public static final UpstartFormat INSTANCE = new UpstartFormat();

  private UpstartFormat() {
    super("upstart", "this value cannot be written to a stanza");
  }

  @Override
  public String escapePlainText(String text) {
    return UpstartQuoting.quoted(text);
  }

  @Override
  protected boolean canHold(String text) {
    return UpstartQuoting.canQuote(text);
  }

  @Override
  protected UpstartText newTemplateMarkupOutputModel(
      @Nullable String plain, @Nullable String markup) {
    return new UpstartText(plain, markup);
  }
}
