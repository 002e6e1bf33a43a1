package io.github.unitgen.cli;

import io.github.unitgen.manifest.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Loads what short runs load, so that the build can archive those classes: renders the manifest of
 * the first argument into folders below the second, for every target, for old inits, and twice
 * where the target follows from the folder, imports what it has rendered, and lints the folders
 * that follow and each of their files, one after the other. Each has so few files that no threads
 * share them: with threads, what is loaded is not always the same.
 */
final class ClassArchive {
  private ClassArchive() {}

  public static void main(String[] args) throws IOException {
    String manifest = args[0];
    String jobs = Path.of(args[1], "etc", "init").toString(); // from which the target follows
    List<List<String>> runs = new ArrayList<>();
    runs.add(List.of(RenderCommand.NAME, manifest, "-o", jobs));
    runs.add(List.of(RenderCommand.NAME, manifest, "-o", jobs));
    for (String target : Target.ids()) {
      String folder = Path.of(args[1], target).toString();
      List<String> render = List.of(RenderCommand.NAME, manifest, "--target", target, "-o");
      runs.add(with(render, folder));
      runs.add(with(render, folder + "-old", "--for", "systemd 219", "--for", "upstart 0.6.5"));
      runs.add(List.of(ImportOptions.NAME, folder, "--name", "workers"));
    }
    for (String folder : List.of(args).subList(2, args.length)) {
      runs.add(List.of(LintCommand.NAME, folder, "--fail-on", "never"));
      for (String file : files(Path.of(folder))) { // also one that the configuration excludes
        runs.add(List.of(LintCommand.NAME, file, "--fail-on", "never"));
      }
    }
    int worst = ExitCode.DONE;
    for (List<String> run : runs) {
      worst = Math.max(worst, Main.run(run.toArray(String[]::new), Console.system()));
    }
    System.exit(worst);
  }

  private static List<String> with(List<String> words, String... more) {
    return Stream.concat(words.stream(), Stream.of(more)).toList();
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).sorted().map(Path::toString).toList();
    }
  }
}
