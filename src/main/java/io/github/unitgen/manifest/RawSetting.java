package io.github.unitgen.manifest;

import io.github.unitgen.source.Located;
import java.util.List;

/** One key of {@code systemd:} with its values, taken as they are written. */
public record RawSetting(String section, Located<String> key, List<Located<String>> values) {
  public RawSetting {
    values = List.copyOf(values);
  }
}
