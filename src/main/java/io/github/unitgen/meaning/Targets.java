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
 * The inits that files are judged for. {@code dialect} is empty for the Upstart that Ubuntu
 * shipped.
 */
public record Targets(SystemdVersions systemd, UpstartVersions upstart, Optional<Dialect> dialect) {
  /** Where nothing else is said: the newest versions known. */
  public static final Targets NEWEST =
      new Targets(SystemdVersions.NEWEST, UpstartVersions.NEWEST, Optional.empty());

  /** An Upstart that was given stanzas of its own. */
  public enum Dialect {
    /** ChromeOS: {@code import} and {@code tmpfiles}. */
    CHROMEOS;

    /** The labels of all. */
    public static final List<String> LABELS = Stream.of(values()).map(Dialect::label).toList();

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The dialect with this label. */
    public static Optional<Dialect> of(String label) {
      return Stream.of(values()).filter(dialect -> dialect.label.equals(label)).findFirst();
    }

    /** The name in options and in the configuration: lower case. */
    public String label() {
      return label;
    }

    /** The stanzas that no other Upstart knows. */
    public Set<String> stanzas() {
      return switch (this) {
        case CHROMEOS -> Set.of("import", "tmpfiles");
      };
    }
  }

  /** The stanzas that the dialect adds to those of Upstart. */
  public Set<String> stanzas() {
    return dialect.map(Dialect::stanzas).orElse(Set.of());
  }

  /** The same, for the versions that {@code versions} names. */
  public Targets with(InitVersions versions) {
    return new Targets(
        versions.systemd().orElse(systemd), versions.upstart().orElse(upstart), dialect);
  }

  /** The same, for this dialect. */
  public Targets with(Dialect other) {
    return new Targets(systemd, upstart, Optional.of(other));
  }
}
