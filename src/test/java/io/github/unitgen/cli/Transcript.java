package io.github.unitgen.cli;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.unitgen.support.Accept;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.approvaltests.Approvals;
import org.approvaltests.core.Options;
import org.approvaltests.namer.NamerWrapper;
import org.approvaltests.reporters.QuietReporter;

/**
 * Runs of the program in an empty folder in memory, written down: arguments, exit code, both
 * outputs, and what became of the files. {@code -Dunitgen.accept=true} approves what it says.
 */
final class Transcript implements AutoCloseable {
  /** The evening before summer time begins, in the west of Europe. */
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2027-03-27T19:00:00Z"), ZoneId.of("Europe/Berlin"));

  private static final String FOLDER = "src/test/java/io/github/unitgen/cli/";

  private final String folder;
  private final FileSystem fileSystem =
      Jimfs.newFileSystem(Configuration.unix().toBuilder().setWorkingDirectory("/srv/app").build());
  private final Map<String, String> environment = new TreeMap<>();
  private final StringBuilder text = new StringBuilder();
  private boolean terminal;
  private byte[] stdin = {};
  private String out = "";
  private String err = "";

  /** Approved transcripts lie in a folder that is called as the class of the test. */
  Transcript(Class<?> test) {
    this.folder = FOLDER + test.getSimpleName() + "/";
  }

  Path path(String name) {
    return fileSystem.getPath(name);
  }

  /** Writes a file that is there before the next run. */
  Transcript file(String name, String content) {
    return file(name, content.getBytes(StandardCharsets.UTF_8));
  }

  /** The same, of any bytes. */
  Transcript file(String name, byte[] content) {
    try {
      Path file = path(name);
      if (file.getParent() != null) {
        Files.createDirectories(file.getParent());
      }
      Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** Replaces a text in a file, as somebody with an editor would. */
  Transcript edit(String name, String from, String to) {
    String content = content(path(name));
    if (!content.contains(from)) {
      throw new IllegalArgumentException(name + " has no " + from);
    }
    return file(name, content.replace(from, to));
  }

  /** What the next runs read from standard input. */
  Transcript stdin(String content) {
    stdin = content.getBytes(StandardCharsets.UTF_8);
    return this;
  }

  Transcript env(String name, String value) {
    environment.put(name, value);
    return this;
  }

  Transcript terminal() {
    terminal = true;
    return this;
  }

  /** A remark between two runs. */
  Transcript note(String what) {
    text.append("# ").append(what).append("\n\n");
    return this;
  }

  Transcript run(String... args) {
    Map<String, String> before = files();
    StringWriter outText = new StringWriter();
    StringWriter errText = new StringWriter();
    int code =
        Main.run(
            args,
            new Console(
                new ByteArrayInputStream(stdin),
                new PrintWriter(outText),
                new PrintWriter(errText),
                path(""),
                Map.copyOf(environment),
                terminal,
                Optional.of(CLOCK)));
    out = outText.toString();
    err = errText.toString();
    environment.forEach((name, value) -> text.append(name).append('=').append(value).append(' '));
    text.append("$ unitgen");
    for (String arg : args) {
      text.append(' ').append(arg.matches("[\\w./=@:,+-]+") ? arg : "'" + arg + "'");
    }
    text.append("\nexit ").append(code).append('\n');
    block("stdout", out);
    block("stderr", err);
    files(before);
    text.append('\n');
    return this;
  }

  /** A run that is not written down; it must succeed. */
  Transcript prepare(String... args) {
    StringWriter errText = new StringWriter();
    Console console =
        new Console(
            InputStream.nullInputStream(),
            new PrintWriter(new StringWriter()),
            new PrintWriter(errText),
            path(""),
            Map.of(),
            false);
    if (Main.run(args, console) != ExitCode.DONE) {
      throw new IllegalStateException(errText.toString());
    }
    return this;
  }

  /** What the last run wrote to standard output. */
  String out() {
    return out;
  }

  /** What it wrote to standard error. */
  String err() {
    return err;
  }

  /** The same as {@link #out}, where it is one JSON object. */
  JsonObject json() {
    return JsonParser.parseString(out).getAsJsonObject();
  }

  private void block(String name, String content) {
    if (!content.isEmpty()) {
      text.append("--- ").append(name).append('\n').append(content.replace("\u001B", "␛"));
      text.append(content.endsWith("\n") ? "" : "\n(no line break)\n");
    }
  }

  private void files(Map<String, String> before) {
    Map<String, String> after = files();
    Set<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    List<String> changes = new ArrayList<>();
    for (String name : names) {
      if (!after.containsKey(name)) {
        changes.add("deleted: " + name + "\n");
      } else if (!after.get(name).equals(before.get(name))) {
        changes.add("== " + name + "\n" + after.get(name));
      }
    }
    text.append(changes.isEmpty() ? "--- no file changed\n" : "--- files\n");
    changes.forEach(text::append);
  }

  private Map<String, String> files() {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(path("/"))) {
      for (Path file : all.toList()) {
        if (Files.isSymbolicLink(file)) {
          files.put(file.toString(), "link to " + Files.readSymbolicLink(file) + "\n");
        } else if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
          files.put(file.toString(), content(file));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  private static String content(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Compares all that was written down with the approved transcript of that name. */
  void verify(String name) {
    Path approved = Path.of(folder + name + ".approved.txt");
    if (Accept.isOn()) {
      try {
        Files.createDirectories(approved.getParent());
        Files.writeString(approved, text.toString());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    Approvals.verify(
        text.toString(),
        new Options(new QuietReporter())
            .forFile()
            .withNamer(new NamerWrapper(() -> name, () -> folder)));
  }

  @Override
  public void close() {
    try {
      fileSystem.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
