package io.github.unitgen.render.systemd;

import io.github.unitgen.catalog.SystemdVersions;
import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.manifest.ManifestRule;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.render.systemd.ServiceView.Setting;
import io.github.unitgen.source.Located;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rights of a process and its own folders, as far as its manager supports them. */
final class RightsSettings {
  private static final String AMBIENT = "AmbientCapabilities";
  private static final String BOUNDING = "CapabilityBoundingSet";
  private static final String ROOT = "root";

  private final ProcessSpec process;
  private final Manager manager;
  private final SystemdVersions versions;
  private final List<Diagnostic> problems;

  /** Adds to {@code problems} the settings that are unsupported. */
  RightsSettings(
      ProcessSpec process, Manager manager, SystemdVersions versions, List<Diagnostic> problems) {
    this.process = process;
    this.manager = manager;
    this.versions = versions;
    this.problems = problems;
  }

  /**
   * Returns the names of the folders of {@code key}, separated by spaces; empty if there are none.
   */
  Optional<SystemdText> directories(String key, List<Located<String>> directories) {
    List<String> names = new ArrayList<>();
    for (Located<String> directory : directories) {
      checkDirectory(key, directory);
      names.add(directory.value() + (process.hasInstances() ? "-%i" : ""));
    }
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(SystemdText.of(String.join(" ", names)));
  }

  private void checkDirectory(String key, Located<String> directory) {
    boolean isRuntime = key.equals("runtime_directory");
    String setting = isRuntime ? "RuntimeDirectory" : "StateDirectory";
    String help =
        isRuntime
            ? "create it with tmpfiles.d(5), and remove the key"
            : "create it on installation, owned by the user, and remove the key";
    if (!isKnown(setting)) {
      problems.add(
          ManifestRule.UNSUPPORTED_VALUE.error(
              directory.at(), versions + " does not know " + setting + "=", help));
    } else if ((process.hasInstances() || directory.value().contains("/"))
        && !versions.haveSince(Since.DIRECTORIES_WITH_SPECIFIERS)) {
      problems.add(
          ManifestRule.UNSUPPORTED_VALUE.error(
              directory.at(),
              versions
                  + (process.hasInstances()
                      ? " cannot create a folder for each instance"
                      : " cannot create a folder in a folder"),
              help));
    }
  }

  private boolean isKnown(String setting) {
    return versions.areNewest() || versions.know("Service", setting);
  }

  /**
   * Returns the capabilities: ambient ones for a user, who has none by default. For root, only the
   * bounding set matters (both seen on 252).
   */
  List<Setting> capabilities() {
    Optional<List<Located<String>>> given = process.account().capabilities();
    if (given.isEmpty() || !manager.isRoot()) {
      return List.of();
    }
    List<String> names = given.get().stream().map(name -> "CAP_" + name.value()).toList();
    SystemdText value = SystemdText.of(String.join(" ", names));
    boolean isUser =
        process.account().user().filter(user -> !user.value().equals(ROOT)).isPresent();
    List<Setting> settings = new ArrayList<>();
    if (isUser && !names.isEmpty()) {
      if (!isKnown(AMBIENT)) {
        problems.add(
            ManifestRule.UNSUPPORTED_VALUE.error(
                process.at("capabilities"),
                versions + " cannot grant capabilities to a user: it has no " + AMBIENT + "=",
                "grant them to the program file with setcap(8), and remove the key"));
      }
      settings.add(new Setting(AMBIENT, value));
    }
    settings.add(new Setting(BOUNDING, value));
    return settings;
  }

  /** Returns the settings of the profile; a user's manager may not confine. */
  List<Setting> hardening() {
    return manager.isRoot() ? new HardeningSettings(versions, problems).of(process) : List.of();
  }
}
