package io.github.unitgen.lint.rules.folder;

import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.source.Ownership;
import io.github.unitgen.source.Source;
import java.util.Optional;

/** What is known of files that {@code unitgen render} wrote. */
final class Rendered {
  private Rendered() {}

  /** What the first line says; empty where the file is none of ours. */
  static Optional<Ownership> owner(Source source) {
    String text = source.text();
    boolean marked = text.startsWith("\uFEFF");
    return Ownership.begins(text, marked ? 1 : 0)
        ? Ownership.of(Source.encode(text))
        : Optional.empty();
  }

  /** Whether the file was rendered from {@code group}. */
  static boolean isFrom(Ownership owner, Manifest group) {
    String name = group.source().name();
    return owner.manifest().equals(name.substring(name.lastIndexOf('/') + 1))
        && owner.group().equals(group.group());
  }
}
