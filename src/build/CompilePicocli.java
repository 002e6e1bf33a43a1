import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.spi.ToolProvider;

/**
 * Compiles picocli again from its published sources, unchanged. It comes compiled for Java 5, which
 * no archive of classes takes, and then its classes are a fifth of the time of a short run. Run by
 * Maven, with the jar of the sources, the jar to write, and what its entries are dated.
 */
final class CompilePicocli {
  private static final List<String> SOURCES =
      List.of("picocli/AutoComplete.java", "picocli/CommandLine.java");

  private CompilePicocli() {}

  public static void main(String[] args) throws IOException {
    Path jar = Path.of(args[1]);
    if (Files.exists(jar)) {
      return; // the version is in its name
    }
    Path work = jar.resolveSibling("work");
    Path classes = Files.createDirectories(work.resolve("classes"));
    List<String> javac =
        new ArrayList<>(
            List.of("--release", "17", "-nowarn", "-proc:none", "-XDstringConcat=inline"));
    javac.addAll(List.of("-d", classes.toString()));
    try (JarFile sources = new JarFile(args[0])) {
      for (String name : SOURCES) {
        Path source = work.resolve(name);
        Files.createDirectories(source.getParent());
        try (InputStream in = sources.getInputStream(sources.getJarEntry(name))) {
          Files.copy(in, source, StandardCopyOption.REPLACE_EXISTING);
        }
        javac.add(source.toString());
      }
    }
    run("javac", javac);
    Path draft = work.resolve("picocli.jar");
    run(
        "jar",
        List.of(
            "--create",
            "--file",
            draft.toString(),
            "--date",
            args[2],
            "-C",
            classes.toString(),
            "."));
    Files.move(draft, jar, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void run(String tool, List<String> arguments) throws IOException {
    int code =
        ToolProvider.findFirst(tool)
            .orElseThrow()
            .run(System.out, System.err, arguments.toArray(String[]::new));
    if (code != 0) {
      throw new IOException(tool + " ended with " + code);
    }
  }
}
