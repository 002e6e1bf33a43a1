package io.github.unitgen.render.systemd;

import io.github.unitgen.render.template.Written;
import org.jspecify.annotations.Nullable;

/** Text that already has its form for a unit file and is not escaped again. */
public final class SystemdText extends Written<SystemdText> {
  SystemdText(@Nullable String plain, @Nullable String markup) {
    super(plain, markup);
  }

  /** Returns {@code written} unchanged. */
  static SystemdText of(String written) {
    return new SystemdText(null, written);
  }

  @Override
  public SystemdFormat getOutputFormat() {
    return SystemdFormat.INSTANCE;
  }
}
