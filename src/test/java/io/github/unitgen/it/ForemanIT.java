package io.github.unitgen.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What {@code unitgen import} makes of a Procfile starts the same programs as foreman itself: the
 * same words, variables and folder.
 */
@Timeout(120)
class ForemanIT {
  @RegisterExtension static final Rig RIG = new Rig();

  /** Says what it was given, in a file that appears whole, and stays. */
  private static final String SHOW =
      """
      #!/usr/bin/perl
      use Cwd;
      my $name = shift;
      open(my $where, '<', '@DIR@/where'); my $to = <$where>;
      open(my $out, '>', "$to/.$name");
      print $out join("\\n", getcwd(), @ARGV, map {"$_=$ENV{$_}"} grep {exists $ENV{$_}}
        qw(PORT GREETING SPACED QUOTED EMPTY TRAP LINES A));
      close($out);
      rename("$to/.$name", "$to/$name");
      sleep 300;
      """;

  private static final String PROCFILE =
      """
      # every line is a trap
      web: ./show web "two words" 'single $PORT' -p $PORT $GREETING
      worker: env A=1 ./show worker \\$PORT "$GREETING" *.txt >> worker.log 2>&1
      list: true && exec ./show list "x$PORT" ${NONE:-none}
      tools: cd tools && exec ./show tools $PORT$GREETING
      plain: ./show plain a  b
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GREETING=hello\nSPACED='a b'\nQUOTED=\"x'y\"\nEMPTY=\n",
        "GREETING=hello\nTRAP=a # b\nLINES=\"a\\nb \\\\ c\"\nQUOTED='a\\b'\n",
        "PORT=7000\nGREETING=hello\n",
      })
  void startsWhatForemanStarts(String variables) throws Exception {
    String prefix = "f" + Integer.toHexString(variables.hashCode());
    Path folder = RIG.sharedFolder(prefix);
    Path show = folder.resolve("show");
    Files.writeString(show, SHOW.replace("@DIR@", folder.toString()));
    Rig.open(show, "rwxr-xr-x");
    Files.createDirectory(folder.resolve("tools"));
    Files.createSymbolicLink(folder.resolve("tools/show"), show);
    Files.writeString(folder.resolve("a.txt"), "");
    Files.writeString(folder.resolve("b.txt"), "");
    Files.writeString(folder.resolve("Procfile"), PROCFILE);
    Files.writeString(folder.resolve(".env"), variables);

    Map<String, String> expected = byForeman(folder);
    assertThat(expected).hasSize(5);
    assertThat(bySystemd(folder, prefix)).isEqualTo(expected);
  }

  private static Map<String, String> byForeman(Path folder) throws Exception {
    try (Shown shown = new Shown(folder, "foreman")) {
      Process foreman =
          new ProcessBuilder("foreman", "start")
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("foreman.log").toFile())
              .start();
      try {
        return shown.await();
      } finally {
        foreman.destroy();
        assertThat(foreman.waitFor(30, TimeUnit.SECONDS)).isTrue();
      }
    }
  }

  private static Map<String, String> bySystemd(Path folder, String prefix) throws Exception {
    Path manifest = folder.resolve("manifest.yml");
    Rig.Result imported =
        Rig.outside(
            List.of(
                Fleet.PROGRAM.toString(), "import", folder.toString(), "-o", manifest.toString()));
    assertThat(imported.code()).as("%s%s", imported.out(), imported.err()).isZero();
    try (Shown shown = new Shown(folder, "systemd")) {
      Rig.Result rendered =
          Rig.outside(
              List.of(
                  Fleet.PROGRAM.toString(),
                  "render",
                  manifest.toString(),
                  "-o",
                  RIG.units().toString(),
                  "--target",
                  "systemd"));
      assertThat(rendered.code()).as("%s%s", rendered.out(), rendered.err()).isZero();
      RIG.systemctl("daemon-reload");
      RIG.systemctl("start", prefix + "-app.target");
      Map<String, String> seen = shown.await();
      RIG.systemctl("stop", prefix + "-app.target");
      return seen;
    }
  }

  /** What the five processes say, each in a file of its own. */
  private static final class Shown implements AutoCloseable {
    private final Path folder;
    private final WatchService watch;

    Shown(Path parent, String name) throws IOException {
      folder = Files.createDirectory(parent.resolve(name));
      Rig.open(folder, "rwxrwxrwx");
      Files.writeString(parent.resolve("where"), folder.toString());
      watch = folder.getFileSystem().newWatchService();
      folder.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
    }

    Map<String, String> await() throws Exception {
      Map<String, String> seen = seen();
      while (seen.size() < 5) {
        WatchKey key = watch.poll(30, TimeUnit.SECONDS);
        assertThat(key).as("only %s have said something", seen.keySet()).isNotNull();
        key.pollEvents();
        key.reset();
        seen = seen();
      }
      return seen;
    }

    private Map<String, String> seen() throws IOException {
      Map<String, String> seen = new TreeMap<>();
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          String name = String.valueOf(file.getFileName());
          if (!name.startsWith(".")) {
            seen.put(name, Files.readString(file));
          }
        }
      }
      return seen;
    }

    @Override
    public void close() throws IOException {
      watch.close();
    }
  }
}
