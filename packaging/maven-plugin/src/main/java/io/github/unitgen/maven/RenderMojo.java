package io.github.unitgen.maven;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Renders a manifest into systemd units or Upstart jobs, for the package that the build makes. */
@Mojo(name = "render", defaultPhase = LifecyclePhase.GENERATE_RESOURCES, threadSafe = true)
public final class RenderMojo extends UnitgenMojo {
  /** The manifest. */
  @Parameter(
      property = "unitgen.manifest",
      defaultValue = "${project.basedir}/src/main/unitgen/manifest.yml",
      required = true)
  private File manifest;

  /** Files that are merged into the manifest, in this order. */
  @Parameter(property = "unitgen.overlays")
  private List<File> overlays = List.of();

  /** The folder to write to. */
  @Parameter(
      property = "unitgen.output",
      defaultValue = "${project.build.directory}/unitgen",
      required = true)
  private File output;

  /**
   * The init: <code>systemd</code>, <code>systemd-user</code> or <code>upstart</code>. Default:
   * that of the manifest, else <code>systemd</code>.
   */
  @Parameter(property = "unitgen.target")
  private String target;

  /** Deletes rendered files that the manifest no longer has. */
  @Parameter(property = "unitgen.prune", defaultValue = "true")
  private boolean prune;

  /**
   * Writes nothing, and fails the build if the folder differs: for rendered files in the sources.
   */
  @Parameter(property = "unitgen.check", defaultValue = "false")
  private boolean check;

  @Override
  List<String> words() {
    List<String> words = new ArrayList<>(List.of("render", name(manifest)));
    overlays.forEach(file -> words.add(name(file)));
    words.add("--output=" + name(output));
    if (target != null) {
      words.add("--target=" + target);
    }
    if (prune) {
      words.add("--prune");
    }
    if (check) {
      words.add("--check");
    }
    return words;
  }

  @Override
  void log(Report report) {
    report.logFiles();
  }

  @Override
  String failure(Report report) {
    return report.hasError()
        ? name(manifest) + " has errors"
        : name(output) + " is not what " + name(manifest) + " renders";
  }
}
