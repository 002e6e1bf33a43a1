import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.posix.FindingBytes;
import io.github.unitgen.posix.LineBreaks;
import io.github.unitgen.posix.PathSteps;
import io.github.unitgen.posix.Stand;
import io.github.unitgen.source.Source;
import io.github.unitgen.source.Span;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.BreakIterator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Compares what stands for methods of the JDK with the JDK, and checks the corrections of C; it
 * runs before the compiler.
 */
final class CheckStands {
  private static final List<String> PATHS =
      List.of(
          "",
          "/",
          "a",
          "a/b",
          "/a",
          "/a/b",
          "a/b/c.service",
          "..",
          "../a",
          "a/..",
          "a/../b",
          "./a",
          "a/./b",
          ".",
          "/..",
          "/../a",
          "../../b",
          "a//b",
          "a/",
          "//a",
          "/etc/systemd/system");

  private CheckStands() {}

  private static final List<String> TEXTS =
      List.of(
          "",
          "a",
          "a\n",
          "a\r\nb",
          "\n\n",
          "a\rb\n\r",
          "ü😀",
          "\u007F\u0080\u07FF\u0800\uFFFF\uD800\uDC00\uDBFF\uDFFF",
          "😀".repeat(5000),
          "\uDC85a",
          "a\uD83D",
          "\uDE00\uD83D");

  public static void main(String[] args) {
    for (String text : TEXTS) {
      same(text.lines().toList(), Stand.lines(text).toList(), "lines", text, "");
      same(
          Arrays.toString(text.getBytes(StandardCharsets.UTF_8)),
          Arrays.toString(Stand.getBytes(text, StandardCharsets.UTF_8)),
          "getBytes",
          text,
          "");
      for (int from = -1; from < 4; from++) {
        same(
            text.startsWith("a", from), Stand.startsWith(text, "a", from), "startsWith", text, "a");
        same(text.startsWith("", from), Stand.startsWith(text, "", from), "startsWith", text, "");
      }
    }
    for (String text : List.of("%nCommands:%n", "100%%n", "%s%n", "%%%n", "")) {
      same(String.format(text, "x"), Stand.format(text, "x"), "format", text, "x");
    }
    for (String text : List.of("", ",", "a", "a,b", ",a,,b,,", ",,,", "a|b", "a, b")) {
      for (String separator : List.of(",", "|", ", ", "\\|", "b")) {
        same(
            List.of(text.split(separator)),
            List.of(Stand.split(text, separator)),
            "split",
            text,
            separator);
        for (int limit = -1; limit < 4; limit++) {
          same(
              List.of(text.split(separator, limit)),
              List.of(Stand.split(text, separator, limit)),
              "split",
              text,
              separator);
        }
      }
    }
    same(65L, Stand.toSeconds(Duration.ofMillis(65_999)), "toSeconds", "65.999", "");
    int[] numbers = {1, 2, 3};
    same(
        Arrays.toString(Arrays.copyOfRange(numbers, 1, 5)),
        Arrays.toString(Stand.copyOfRange(numbers, 1, 5)),
        "copyOfRange",
        "1, 2, 3",
        "");
    same("a\\205\\\\u0085", CorrectC.controls("a\\u0085\\\\u0085"), "controls", "", "");
    same("axc", CorrectC.once("abc", "b", "x"), "once", "abc", "b");
    try {
      CorrectC.once("abb", "b", "x");
      throw new AssertionError("a correction that matches twice is accepted");
    } catch (IllegalStateException expected) {
      // This is how the build fails where the compiler makes other C.
    }
    findings();
    lineBreaks(new Random(1));
    for (String one : PATHS) {
      Path path = Path.of(one);
      for (String name : List.of("b", "b/c", "/b", "")) {
        same(
            path.resolveSibling(name),
            PathSteps.resolveSibling(path, name),
            "resolveSibling",
            one,
            name);
      }
      same(path.normalize(), PathSteps.normalize(path), "normalize", one, "");
      for (String two : PATHS) {
        Path other = Path.of(two);
        same(path.resolve(other), PathSteps.resolve(path, other), "resolve", one, two);
        same(path.resolve(two), PathSteps.resolve(path, two), "resolve", one, two);
        same(path.startsWith(other), PathSteps.startsWith(path, other), "startsWith", one, two);
        boolean plain = !(one + "/" + two).matches("(.*/)?\\.\\.?(/.*)?");
        if (plain && path.isAbsolute() == other.isAbsolute()) {
          same(path.relativize(other), PathSteps.relativize(path, other), "relativize", one, two);
        }
      }
    }
  }

  /** Findings of all kinds come back from bytes, and a byte less is noticed. */
  private static void findings() {
    Source source = new Source("a.service", "[Unit]\n");
    List<Diagnostic> all = new ArrayList<>();
    Edit edit = new Edit(new Span(0, 1), "");
    List<Optional<Fix>> fixes =
        List.of(
            Optional.empty(),
            Optional.of(Fix.safe("", edit)),
            Optional.of(Fix.unsafe("Add it", edit, new Edit(Span.at(7), "A=b\n"))));
    for (String text : TEXTS) {
      for (Severity severity : Severity.values()) {
        for (Optional<Fix> fix : fixes) {
          Diagnostic.Label label = new Diagnostic.Label(source.place(2, 3), text);
          all.add(
              new Diagnostic(
                  "S001",
                  "no-" + text,
                  severity,
                  source.place(1, 1 << 20),
                  text,
                  Arrays.asList(label, label).subList(0, all.size() % 3),
                  all.size() % 2 == 0 ? Optional.empty() : Optional.of(text),
                  fix));
        }
      }
    }
    byte[] bytes = written(source, source, all);
    same(all, read(source, bytes), "findings", "", "");
    Source other = new Source("a.service", source.text());
    same(0, written(other, source, all).length, "findings", "of another source", "");
    for (int length = bytes.length - 1; length >= 0; length -= 1 + length / 100) {
      int few = length;
      isRefused(() -> read(source, Arrays.copyOf(bytes, few)));
    }
    isRefused(() -> read(source, Arrays.copyOf(bytes, bytes.length + 1)));
    isRefused(() -> read(new Source("b.service", ""), bytes));
  }

  private static byte[] written(Source source, Source known, List<Diagnostic> findings) {
    FindingBytes.Writer writer = new FindingBytes.Writer();
    writer.begin(known, findings.size());
    findings.forEach(finding -> writer.finding(source, finding));
    return writer.bytes();
  }

  private static List<Diagnostic> read(Source source, byte[] bytes) {
    FindingBytes.Reader reader = new FindingBytes.Reader(bytes);
    List<Diagnostic> findings = new ArrayList<>();
    for (int left = reader.begin(source); left > 0; left--) {
      findings.add(reader.finding(source));
    }
    reader.end();
    return findings;
  }

  private static void isRefused(Runnable reading) {
    try {
      reading.run();
    } catch (IllegalStateException expected) {
      return;
    }
    throw new AssertionError("findings of wrong bytes");
  }

  /** In random texts of ASCII, with what picocli puts in the place of dashes. */
  private static void lineBreaks(Random random) {
    String often = "ab1 .,('\"$)%!/=\u00ff2:&";
    for (int i = 0; i < 100_000; i++) {
      StringBuilder letters = new StringBuilder();
      for (int n = random.nextInt(12); n >= 0; n--) {
        int any = random.nextInt(3 * often.length());
        letters.append(
            any < often.length()
                ? often.charAt(any)
                : (char) (' ' + random.nextInt('~' - ' ' + 1)));
      }
      String text = letters.toString().replace('-', '\u00ff');
      BreakIterator jdk = BreakIterator.getLineInstance();
      LineBreaks own = LineBreaks.getLineInstance();
      jdk.setText(text);
      own.setText(text);
      same(jdk.first(), own.first(), "first", text, "");
      for (int at = 0; at != BreakIterator.DONE; ) {
        at = jdk.next();
        same(at, own.next(), "next", text, "");
      }
    }
  }

  private static void same(Object jdk, Object own, String method, String one, String two) {
    if (!jdk.equals(own)) {
      throw new IllegalStateException(
          method
              + " of `"
              + one
              + "` and `"
              + two
              + "` is `"
              + own
              + "`, of the JDK `"
              + jdk
              + "`");
    }
  }
}
