package io.github.unitgen.maven;

import io.github.unitgen.cli.Main;
import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * One command of unitgen as a goal: runs it in the folder of the project and logs what it reports.
 */
abstract class UnitgenMojo extends AbstractMojo {
  private static final int FOUND = 1;

  /** Skips this goal. */
  @Parameter(property = "unitgen.skip", defaultValue = "false")
  private boolean skip;

  /** Further words of the command line, for options that have no parameter: `--for`, `rhel-7`. */
  @Parameter private List<String> arguments = List.of();

  @Parameter(defaultValue = "${project.basedir}", readonly = true, required = true)
  private File basedir;

  /** Returns the command line, without {@link #arguments}. */
  abstract List<String> words();

  /** Logs the output of a run that has nothing to fail for. */
  abstract void log(Report report);

  /** Returns why the build fails, in a line. */
  abstract String failure(Report report);

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    if (skip) {
      getLog().info("unitgen is skipped");
      return;
    }
    List<String> words = new ArrayList<>(words());
    words.addAll(arguments);
    getLog().debug("unitgen " + String.join(" ", words));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = Main.run(words, basedir.toPath(), new PrintWriter(out), new PrintWriter(err));
    Report report = new Report(getLog(), relative(out), relative(err));
    switch (code) {
      case 0 -> log(report);
      case FOUND -> {
        report.logAll();
        throw new MojoFailureException("unitgen: " + failure(report));
      }
      default -> throw new MojoExecutionException(err.toString().strip());
    }
  }

  private String relative(StringWriter text) {
    return text.toString().replace(basedir + File.separator, "");
  }

  /** Returns the path as reports show it: relative to the project if it is in the project. */
  String name(File file) {
    Path base = basedir.toPath();
    Path path = file.toPath();
    return (path.startsWith(base) ? base.relativize(path) : path).toString();
  }
}
