package io.github.unitgen.render.upstart;

import io.github.unitgen.render.template.Written;
import org.jspecify.annotations.Nullable;

/** Text that already has its form for a job and is not escaped again. */
public final class UpstartText extends Written<UpstartText> {
  UpstartText(@Nullable String plain, @Nullable String markup) {
    super(plain, markup);
  }

  /** Returns {@code written} unchanged. */
  static UpstartText of(String written) {
    return new UpstartText(null, written);
  }

  @Override
  public UpstartFormat getOutputFormat() {
    return UpstartFormat.INSTANCE;
  }
}
