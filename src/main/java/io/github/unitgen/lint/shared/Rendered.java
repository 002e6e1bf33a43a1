package io.github.unitgen.lint.shared;

import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.source.Ownership;
import io.github.unitgen.source.Source;
import java.util.Optional;

/** Recognizes files that {@code unitgen render} wrote. */
public final class Rendered {
  private Rendered() {}

  /** Whether unitgen wrote the unit: then missing settings are reported in its manifest. */
  public static boolean is(UnitInput unit) {
    return Ownership.begins(unit.file().source().text(), 0);
  }

  /** Returns the facts in the first line, or empty if unitgen did not write the file. */
  public static Optional<Ownership> owner(Source source) {
    String text = source.text();
    boolean marked = text.startsWith("\uFEFF");
    return Ownership.begins(text, marked ? 1 : 0)
        ? Ownership.of(Source.encode(text))
        : Optional.empty();
  }

  /** Whether the file was rendered from {@code group}. */
  public static boolean isFrom(Ownership owner, Manifest group) {
    String name = group.source().name();
    return owner.manifest().equals(name.substring(name.lastIndexOf('/') + 1))
        && owner.group().equals(group.group());
  }
}
