import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Ends a build with the tests that it skipped, and why. Run by Maven after all tests, with the
 * folder into which each run of tests has written its own; they are deleted, so that no later build
 * repeats them.
 */
final class SaySkipped {
  private SaySkipped() {}

  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    if (!Files.isDirectory(folder)) {
      return; // no tests were run
    }
    List<Path> runs;
    try (Stream<Path> files = Files.list(folder)) {
      runs = files.sorted().collect(Collectors.toList());
    }
    StringBuilder lines = new StringBuilder();
    for (Path run : runs) {
      lines.append(Files.readString(run));
      Files.delete(run);
    }
    if (lines.length() == 0) {
      System.out.println("No test was skipped.");
    } else {
      System.out.print(lines);
      System.out.println("CONTRIBUTING.md, \"Skipped tests\", says what each of them needs.");
    }
  }
}
