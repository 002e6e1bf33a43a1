package io.github.unitgen.render.upstart;

import io.github.unitgen.render.template.Written;
import org.jspecify.annotations.Nullable;

/** Text that is already right for a job and is not escaped again. */
public final class UpstartText extends Written<UpstartText> {
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
