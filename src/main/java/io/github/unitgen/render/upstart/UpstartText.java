package io.github.unitgen.render.upstart;

import freemarker.core.CommonTemplateMarkupOutputModel;
import org.jspecify.annotations.Nullable;

/** Text that is already right for a job and is not escaped again. */
public final class UpstartText extends CommonTemplateMarkupOutputModel<UpstartText> {
  private final String written;

  UpstartText(@Nullable String plain, @Nullable String markup) {
    super(plain, markup);
    this.written = markup == null ? "" : markup;
  }

  /** {@code written} as it is to stand in the file. */
  static UpstartText of(String written) {
    return new UpstartText(null, written);
  }

  /** What {@link #of} was given. */
  String written() {
    return written;
  }

  @Override
  public UpstartFormat getOutputFormat() {
    return UpstartFormat.INSTANCE;
  }
}
