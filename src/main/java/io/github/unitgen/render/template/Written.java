package io.github.unitgen.render.template;

import freemarker.core.CommonTemplateMarkupOutputModel;
import org.jspecify.annotations.Nullable;

/** Text that is already right for one kind of file and is not escaped again. */
public abstract class Written<T extends Written<T>> extends CommonTemplateMarkupOutputModel<T> {
  private final String written;

  /** {@code markup} is null where FreeMarker knows the plain text only. */
  protected Written(@Nullable String plain, @Nullable String markup) {
    super(plain, markup);
    this.written = markup == null ? "" : markup;
  }

  /** The text as it is to stand in the file. */
  public final String written() {
    return written;
  }
}
