import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * JvmRuns OUT: runs commands of unitgen one after the other, since each start of a JVM takes longer
 * than most of them. A command is the number of its words, the file that is its standard input, and
 * the words, each on a line; its output goes to OUT/jvm.out, jvm.err and jvm.code, and then a line
 * says so.
 */
final class JvmRuns {
  private JvmRuns() {}

  public static void main(String[] args) throws Exception {
    Class<?> console = Class.forName("io.github.unitgen.cli.Console");
    Constructor<?> make =
        console.getDeclaredConstructor(
            InputStream.class,
            PrintWriter.class,
            PrintWriter.class,
            Path.class,
            Map.class,
            boolean.class);
    make.setAccessible(true);
    Method run =
        Class.forName("io.github.unitgen.cli.Main")
            .getDeclaredMethod("run", String[].class, console);
    run.setAccessible(true);
    Path out = Path.of(args[0]);
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String count = lines.readLine(); count != null; count = lines.readLine()) {
      String input = lines.readLine();
      String[] words = new String[Integer.parseInt(count)];
      for (int i = 0; i < words.length; i++) {
        words[i] = lines.readLine();
      }
      int code;
      try (InputStream in = new FileInputStream(input);
          PrintWriter text = writer(out.resolve("jvm.out"));
          PrintWriter errors = writer(out.resolve("jvm.err"))) {
        code =
            (int)
                run.invoke(
                    null,
                    words,
                    make.newInstance(in, text, errors, Path.of(""), System.getenv(), false));
      }
      Files.writeString(out.resolve("jvm.code"), code + "\n");
      System.out.println("done");
    }
  }

  /** As standard output: half a pair becomes a question mark, and is no error. */
  private static PrintWriter writer(Path file) throws IOException {
    return new PrintWriter(
        new OutputStreamWriter(Files.newOutputStream(file), StandardCharsets.UTF_8));
  }
}
