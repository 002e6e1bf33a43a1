package io.github.unitgen.cli;

import io.github.unitgen.manifest.Target;
import java.nio.file.Path;

/**
 * Loads what short runs load, so that the build can archive those classes: renders the manifest of
 * the first argument into folders below the second, for every target and for old inits, and lints
 * all examples.
 */
final class ClassArchive {
  private ClassArchive() {}

  public static void main(String[] args) {
    int worst = ExitCode.DONE;
    for (String target : Target.ids()) {
      String folder = Path.of(args[1], target).toString();
      String[] render = {RenderCommand.NAME, args[0], "--target", target, "-o", folder};
      String[] old = {
        RenderCommand.NAME,
        args[0],
        "--target",
        target,
        "-o",
        folder + "-old",
        "--for",
        "systemd 219",
        "--for",
        "upstart 0.6.5"
      };
      worst = Math.max(worst, Main.run(render, Console.system()));
      worst = Math.max(worst, Main.run(old, Console.system()));
    }
    String examples = Path.of(args[0]).resolve("../..").normalize().toString();
    String[] lint = {LintCommand.NAME, examples, "--fail-on", "never"};
    System.exit(Math.max(worst, Main.run(lint, Console.system())));
  }
}
