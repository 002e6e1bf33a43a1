package io.github.unitgen.render.systemd;

import freemarker.core.CommonTemplateMarkupOutputModel;
import org.jspecify.annotations.Nullable;

/** Text that is already right for a unit file and is not escaped again. */
public final class SystemdText extends CommonTemplateMarkupOutputModel<SystemdText> {
  private final String written;

  SystemdText(@Nullable String plain, @Nullable String markup) {
    super(plain, markup);
    this.written = markup == null ? "" : markup;
  }

  /** {@code written} as it is to stand in the file. */
  static SystemdText of(String written) {
    return new SystemdText(null, written);
  }

  /** What {@link #of} was given. */
  String written() {
    return written;
  }

  @Override
  public SystemdFormat getOutputFormat() {
    return SystemdFormat.INSTANCE;
  }
}
