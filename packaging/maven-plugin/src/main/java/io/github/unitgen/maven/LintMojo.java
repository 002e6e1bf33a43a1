package io.github.unitgen.maven;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Finds problems in systemd units, Upstart jobs and manifests, and fails the build if there are
 * any. A manifest is judged with the files that it renders. The configuration <code>.unitgen.yml
 * </code> and the comments that ignore findings count as on the command line.
 */
@Mojo(name = "lint", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class LintMojo extends UnitgenMojo {
  /** Files and folders. Default: <code>src/main/unitgen</code>. */
  @Parameter(property = "unitgen.files")
  private List<File> files = List.of();

  @Parameter(defaultValue = "${project.basedir}/src/main/unitgen", readonly = true)
  private File folder;

  /**
   * The severity from which on a finding fails the build: <code>error</code>, <code>warning</code>,
   * <code>info</code>, <code>style</code> or <code>never</code>. Default: that of the
   * configuration, else <code>warning</code>.
   */
  @Parameter(property = "unitgen.failOn")
  private String failOn;

  @Override
  List<String> words() {
    List<String> words = new ArrayList<>(List.of("lint"));
    if (failOn != null) {
      words.add("--fail-on=" + failOn);
    }
    for (File file : files.isEmpty() ? List.of(folder) : files) {
      words.add(name(file));
    }
    return words;
  }

  @Override
  void log(Report report) {
    report.logAll();
  }

  @Override
  String failure(Report report) {
    return report.counts();
  }
}
