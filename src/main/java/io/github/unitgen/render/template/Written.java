package io.github.unitgen.render.template;

import freemarker.core.CommonTemplateMarkupOutputModel;
import org.jspecify.annotations.Nullable;

/** Text that already has its form for one kind of file and is not escaped again. */
public abstract class Written<T extends Written<T>> extends CommonTemplateMarkupOutputModel<T> {
  private final String written;

  /** {@code markup} is null if FreeMarker only has the plain text. */
  protected Written(@Nullable String plain, @Nullable String markup) {
    super(plain, markup);
    this.written = markup == null ? "" : markup;
  }

  /** Returns the text as it appears in the file. */
  public final String written() {
    return written;
  }
}
