package io.github.unitgen.cli;

import io.github.unitgen.manifest.Target;
import java.nio.file.Path;
import java.util.List;

/**
 * Loads what short runs load, so that the build can archive those classes: renders the manifest of
 * the first argument into folders below the second, for every target and for old inits, imports
 * what it has rendered, and lints the paths that follow, one after the other. Each has so few files
 * that no threads share them: with threads, what is loaded is not always the same.
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
      String[] back = {ImportOptions.NAME, folder, "--name", "workers"};
      worst = Math.max(worst, Main.run(old, Console.system()));
      worst = Math.max(worst, Main.run(back, Console.system()));
    }
    for (String path : List.of(args).subList(2, args.length)) {
      String[] lint = {LintCommand.NAME, path, "--fail-on", "never"};
      worst = Math.max(worst, Main.run(lint, Console.system()));
    }
    System.exit(worst);
  }
}
