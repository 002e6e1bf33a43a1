package io.github.unitgen.render.upstart;

import freemarker.core.CommonTemplateMarkupOutputModel;
import org.jspecify.annotations.Nullable;

/** Text that is already right for a job and is not escaped again. */
public final class UpstartText extends CommonTemplateMarkupOutputModel<UpstartText> {
  UpstartText(@Nullable String plain, @Nullable String markup) {
    super(plain, markup);
  }

  /** {@code written} as it is to stand in the file. */
  static UpstartText of(String written) {
    return new UpstartText(null, written);
  }

  @Override
  public UpstartFormat getOutputFormat() {
    return UpstartFormat.INSTANCE;
  }
}
