import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Corrects faults of the compiler in the C that it makes. A fault that is no longer there fails the
 * build: then the correction is to go, or to be written anew.
 */
final class CorrectC {
  private static final Pattern SPILL =
      Pattern.compile("volatile (void\\s?\\*|TeaVM_Array\\s?\\*)\\s*(teavm_spill_)");
  private static final Pattern CONTROL = Pattern.compile("(\\\\\\\\)|\\\\u00([89][0-9A-Fa-f])");

  private final Path folder;

  CorrectC(Path folder) {
    this.folder = folder;
  }

  void run() throws IOException {
    int controls = 0;
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(file -> file.toString().endsWith(".c")).sorted().toList();
    }
    for (Path file : files) {
      String before = Files.readString(file, StandardCharsets.UTF_8);
      String text = before;
      // A pointer to what is volatile is not volatile itself: longjmp would leave it as it may be.
      if (SPILL.matcher(before).find()) {
        throw new IllegalStateException(file + ": a variable is lost by longjmp");
      }
      if (file.endsWith("strings.c")) {
        String escaped = controls(text);
        controls += escaped.equals(text) ? 0 : 1;
        text = escaped;
      }
      if (!text.equals(before)) {
        Files.writeString(file, text, StandardCharsets.UTF_8);
      }
    }
    start(folder.resolve("main.c"));
    home(folder.resolve("file.c"));
    if (controls != 1) {
      throw new IllegalStateException("the compiler makes other C than it did");
    }
  }

  /** C has no names for the characters from 80 to 9F. */
  static String controls(String text) {
    return CONTROL
        .matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    found.group(1) != null
                        ? found.group()
                        : "\\" + Integer.toOctalString(Integer.parseInt(found.group(2), 16))));
  }

  /** Faults are handed over from the first statement on; the program reads its words itself. */
  private static void start(Path main) throws IOException {
    String text = Files.readString(main);
    text = once(text, "int main(int argc, char** argv) {", "int main(int argc, char** argv) {\n    ug_start(argc, argv);");
    text = once(text, "teavm_parseArguments(argc, argv)", "teavm_parseArguments(0, argv)");
    Files.writeString(main, "#include \"posix.h\"\n" + text);
  }

  /** A user without an entry in /etc/passwd has no home, as in a container: `?`, as in the JDK. */
  private static void home(Path file) throws IOException {
    String known = "teavm_mbToChar16(pw->pw_dir, &length)";
    String both = "teavm_mbToChar16(pw == NULL ? \"?\" : pw->pw_dir, &length)";
    Files.writeString(file, once(Files.readString(file), known, both));
  }

  /** Replaces what occurs exactly once. */
  static String once(String text, String old, String now) {
    int at = text.indexOf(old);
    if (at < 0 || text.indexOf(old, at + 1) >= 0) {
      throw new IllegalStateException("the compiler makes other C than it did: not once " + old);
    }
    return text.substring(0, at) + now + text.substring(at + old.length());
  }
}
