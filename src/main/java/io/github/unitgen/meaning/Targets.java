package io.github.unitgen.meaning;

import io.github.unitgen.catalog.SystemdVersions;
import io.github.unitgen.catalog.UpstartVersions;
import io.github.unitgen.manifest.InitVersions;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The inits that files are judged for. An empty {@code dialect} is the Upstart that Ubuntu shipped.
 */
public record Targets(SystemdVersions systemd, UpstartVersions upstart, Optional<Dialect> dialect) {
  /** The default: the newest known versions. */
  public static final Targets NEWEST =
      new Targets(SystemdVersions.NEWEST, UpstartVersions.NEWEST, Optional.empty());

  /** An Upstart with additional stanzas. */
  public enum Dialect {
    /** ChromeOS: {@code import} and {@code tmpfiles}. */
    CHROMEOS;

    /** The labels of all dialects. */
    public static final List<String> LABELS = Stream.of(values()).map(Dialect::label).toList();

    private final String label = name().toLowerCase(Locale.ROOT);

    /** Returns the dialect with this label, or empty if the label is unknown. */
    public static Optional<Dialect> of(String label) {
      return Stream.of(values()).filter(dialect -> dialect.label.equals(label)).findFirst();
    }

    /** Returns the name for options and for the configuration, in lower case. */
    public String label() {
      return label;
    }

    /** Returns the stanzas that no other Upstart knows. */
    public Set<String> stanzas() {
      return switch (this) {
        case CHROMEOS -> Set.of("import", "tmpfiles");
      };
    }
  }

  /** Returns the stanzas that the dialect adds to those of Upstart. */
  public Set<String> stanzas() {
    return dialect.map(Dialect::stanzas).orElse(Set.of());
  }

  /** Returns these targets with the versions that {@code versions} names. */
  public Targets with(InitVersions versions) {
    return new Targets(
        versions.systemd().orElse(systemd), versions.upstart().orElse(upstart), dialect);
  }

  /** Returns these targets with another dialect. */
  public Targets with(Dialect other) {
    return new Targets(systemd, upstart, Optional.of(other));
  }
}
