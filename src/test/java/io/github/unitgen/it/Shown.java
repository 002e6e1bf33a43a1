package io.github.unitgen.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.importer.shared.Imported;
import io.github.unitgen.manifest.ManifestPrinter;
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

/** What processes say of themselves, each in a file of its own, whoever starts them. */
final class Shown implements AutoCloseable {
  /** Says what it was given, in a file that appears whole, and stays. */
  private static final String SHOW =
      """
      #!/usr/bin/perl
      use Cwd;
      my $name = shift;
      open(my $where, '<', '@DIR@/where'); my $to = <$where>;
      open(my $out, '>', "$to/.$name");
      print $out join("\\n", getcwd(), @ARGV, map {"$_=$ENV{$_}"} grep {exists $ENV{$_}}
        qw(@NAMES@));
      print $out "\\n", <STDIN> if @INPUT@;
      close($out);
      rename("$to/.$name", "$to/$name");
      sleep 300;
      """;

  private final Path folder;
  private final WatchService watch;
  private final int processes;

  /** Of so many {@code processes}, from now on, in a folder {@code name}. */
  Shown(Path parent, String name, int processes) throws IOException {
    this.processes = processes;
    folder = Files.createDirectory(parent.resolve(name));
    Rig.open(folder, "rwxrwxrwx");
    Files.writeString(parent.resolve("where"), folder.toString());
    watch = folder.getFileSystem().newWatchService();
    folder.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
  }

  /**
   * A program {@code show} in {@code folder}: its first word is the name of its file, the others
   * stand in it behind the working directory, and then those of the variables {@code names} that it
   * has.
   */
  static Path program(Path folder, String names) throws IOException {
    return program(folder, names, false);
  }

  /** The same; {@code input}: whether it shows what it reads, too. */
  static Path program(Path folder, String names, boolean input) throws IOException {
    Path show = folder.resolve("show");
    Files.writeString(
        show,
        SHOW.replace("@DIR@", folder.toString())
            .replace("@NAMES@", names)
            .replace("@INPUT@", input ? "1" : "0"));
    Rig.open(show, "rwxr-xr-x");
    return show;
  }

  /** Skips a test on a machine without {@code program}; gives where it is. */
  static Path needed(String program, String debianPackage) {
    for (String folder : System.getenv("PATH").split(":", -1)) {
      Path path = Path.of(folder).resolve(program);
      if (Files.isExecutable(path)) {
        return path;
      }
    }
    Rig.lacking("no " + program + " (package " + debianPackage + ")");
    throw new AssertionError(program);
  }

  Map<String, String> await() throws Exception {
    Map<String, String> seen = seen();
    while (seen.size() < processes) {
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

  /** What the processes of {@code imported} say that systemd starts, with their {@code target}. */
  static Map<String, String> bySystemd(
      Rig rig, Path folder, Imported imported, String target, int processes) throws Exception {
    Path manifest = folder.resolve("manifest.yml");
    Files.writeString(manifest, ManifestPrinter.print(imported.manifest().orElseThrow()));
    return bySystemd(rig, folder, manifest, target, processes);
  }

  /** The same of a manifest. */
  static Map<String, String> bySystemd(
      Rig rig, Path folder, Path manifest, String target, int processes) throws Exception {
    try (Shown shown = new Shown(folder, "systemd", processes)) {
      Rig.Result rendered =
          Rig.outside(
              List.of(
                  Fleet.PROGRAM.toString(),
                  "render",
                  manifest.toString(),
                  "-o",
                  rig.units().toString(),
                  "--target",
                  "systemd"));
      assertThat(rendered.code()).as("%s%s", rendered.out(), rendered.err()).isZero();
      rig.systemctl("daemon-reload");
      rig.systemctl("start", target);
      Map<String, String> seen = shown.await();
      rig.systemctl("stop", target);
      return seen;
    }
  }

  @Override
  public void close() throws IOException {
    watch.close();
  }
}
