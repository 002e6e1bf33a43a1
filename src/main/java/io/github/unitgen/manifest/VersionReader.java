package io.github.unitgen.manifest;

import io.github.unitgen.catalog.Releases;
import io.github.unitgen.catalog.Releases.Release;
import io.github.unitgen.catalog.SystemdVersion;
import io.github.unitgen.catalog.SystemdVersions;
import io.github.unitgen.catalog.UpstartVersions;
import io.github.unitgen.catalog.Version;
import io.github.unitgen.diagnostic.Parsed;
import io.github.unitgen.diagnostic.Quoted;
import io.github.unitgen.source.Located;
import io.github.unitgen.source.Place;
import io.github.unitgen.syntax.yaml.YamlNode;
import io.github.unitgen.syntax.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads {@code for}: releases of distributions, and versions of an init such as {@code systemd
 * 219}, {@code systemd 219..252} or {@code upstart 1.5}.
 */
public final class VersionReader {
  private static final String SYSTEMD = "systemd";
  private static final String UPSTART = "upstart";

  private final Values values;
  private final List<SystemdVersion> systemd = new ArrayList<>();
  private final List<Version> upstart = new ArrayList<>();

  VersionReader(Problems problems) {
    this.values = new Values(problems);
  }

  /**
   * Returns the versions in {@code node}, a text or a list; a value unless a problem is an error.
   */
  public static Parsed<InitVersions> parse(YamlNode node) {
    Problems problems = new Problems();
    Optional<InitVersions> versions = new VersionReader(problems).read(node);
    return new Parsed<>(
        problems.hasErrors() ? Optional.empty() : versions,
        problems.inOrderOf(List.of(node.at().source())));
  }

  /** Empty where nothing could be read. */
  Optional<InitVersions> read(YamlNode node) {
    for (Located<String> item : values.lines("for", node)) {
      read(item);
    }
    if (node instanceof Sequence list && list.items().isEmpty()) {
      values.empty("for", node.at());
    }
    if (systemd.isEmpty() && upstart.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new InitVersions(
            systemd.isEmpty() ? Optional.empty() : Optional.of(new SystemdVersions(systemd)),
            upstart.isEmpty()
                ? Optional.empty()
                : Optional.of(
                    new UpstartVersions(Collections.min(upstart), Collections.max(upstart))),
            Values.opening(node)));
  }

  private void read(Located<String> item) {
    String text = item.value().toLowerCase(Locale.ROOT).strip();
    Optional<Release> release = Releases.find(text.replaceAll("[ \t]+", "-"));
    if (release.isPresent()) {
      release.get().systemd().ifPresent(version -> add(version, item.at()));
      release.get().upstart().ifPresent(version -> add(version, item.at()));
      return;
    }
    String init = text.startsWith(SYSTEMD) ? SYSTEMD : text.startsWith(UPSTART) ? UPSTART : "";
    List<Version> versions = versions(text.substring(init.length()).strip());
    if (versions.isEmpty()) {
      unknown(item);
    } else if (init.isEmpty() ? versions.get(0).numbers().size() == 1 : init.equals(SYSTEMD)) {
      // systemd counts in whole numbers, and no version of Upstart is one.
      versions.forEach(version -> add(new SystemdVersion(version.numbers().get(0), ""), item.at()));
    } else {
      versions.forEach(version -> add(version, item.at()));
    }
  }

  /** One version, or the two ends of {@code 219..252}; empty where it is neither. */
  private static List<Version> versions(String text) {
    int dots = text.indexOf("..");
    Optional<Version> first = Version.parse(dots < 0 ? text : text.substring(0, dots).strip());
    Optional<Version> last = dots < 0 ? first : Version.parse(text.substring(dots + 2).strip());
    if (first.isEmpty() || last.isEmpty() || last.get().isBefore(first.get())) {
      return List.of();
    }
    return dots < 0 ? List.of(first.get()) : List.of(first.get(), last.get());
  }

  private void unknown(Located<String> item) {
    values.bad(
        item.at(),
        "unknown release or version " + Quoted.of(item.value()),
        Nearest.of(item.value(), Releases.names())
            .map(near -> "did you mean `" + near + "`?")
            .orElse(
                "write a name such as ubuntu-14.04, `systemd 219` or `upstart 1.5`;"
                    + " `unitgen versions` lists the releases"));
  }

  private void add(SystemdVersion version, Place at) {
    if (version.number() < SystemdVersion.OLDEST || version.number() > SystemdVersion.NEWEST) {
      values.bad(
          at,
          "unitgen supports systemd "
              + SystemdVersion.OLDEST
              + " to "
              + SystemdVersion.NEWEST
              + ", not "
              + version.number(),
          version.number() < SystemdVersion.OLDEST
              ? "use a newer version"
              : "remove it: the newest known version is the default");
      return;
    }
    systemd.add(version);
  }

  private void add(Version version, Place at) {
    if (version.isBefore(UpstartVersions.OLDEST) || UpstartVersions.LAST.isBefore(version)) {
      values.bad(
          at,
          "unitgen supports Upstart "
              + UpstartVersions.OLDEST
              + " to "
              + UpstartVersions.LAST
              + ", not "
              + version,
          version.isBefore(UpstartVersions.OLDEST)
              ? "use a newer version"
              : UpstartVersions.LAST + " is the last release");
      return;
    }
    upstart.add(version);
  }
}
