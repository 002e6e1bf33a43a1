package io.github.unitgen.importer.upstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.importer.shared.ImportFile;
import io.github.unitgen.importer.shared.Imported;
import io.github.unitgen.manifest.ManifestPrinter;
import io.github.unitgen.meaning.command.StopTimes;
import io.github.unitgen.source.Source;
import io.github.unitgen.support.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Jobs that nobody would write: whatever becomes of them can be read. */
class UpstartImportFuzzTest {
  private static final List<String> LINES =
      List.of(
          "exec run",
          "exec /bin/sh -c 'a; b'",
          "exec $X {{instance}} {{",
          "exec ~/x",
          "exec -x",
          "exec dir/",
          "exec su -c 'x {{name}}' bob",
          "script\n  exec >>log\n  a | b\nend script",
          "script\n  cat <<E\n  x\nE\n  exec y\nend script",
          "pre-start script\n  mkdir -p /run/../x\nend script",
          "pre-start exec mkdir -p /var/run/a",
          "post-stop exec \"x\\y\" %i $$",
          "pre-stop script\n  kill -USR1 $(status x)\nend script",
          "instance $N",
          "instance $A-$B",
          "instance 1",
          "task",
          "manual",
          "respawn",
          "respawn limit 0 5",
          "respawn limit 1000000000 99999999999",
          "kill timeout 0",
          "kill timeout 99999999999",
          "kill signal STOP",
          "kill signal 44",
          "reload signal KILL",
          "reload signal USR1",
          "normal exit 300 TERM 0",
          "normal exit 64 CONT",
          "limit nofile 10 5",
          "limit as unlimited 18446744073709551614",
          "limit cpu 0 0",
          "oom score -1000",
          "nice 19",
          "umask 7",
          "chdir relative",
          "chdir /a/../b",
          "chdir '/a b '",
          "chroot x",
          "setuid 0",
          "setuid 'a b'",
          "setgid -x",
          "env A",
          "env 1A=x",
          "env A={{x}}",
          "env A='\u0001'",
          "env PORT=70000",
          "env PORT=80",
          "env API_TOKEN=abcdefghijkl",
          "export A B",
          "emits '{{name}}'",
          "author '{{instance}}'",
          "usage x",
          "description 'a\tb'",
          "description \"{{\"",
          "console output",
          "console owner",
          "expect fork",
          "expect stop",
          "apparmor switch 'a b'",
          "cgroup memory x",
          "start on started workers",
          "start on (a or stopped web) and starting clock",
          "stop on stopping web or stopping clock",
          "stop on runlevel [06]",
          "nonsense",
          "script",
          "env A=\"");

  private static List<List<ImportFile>> bases() throws IOException {
    List<List<ImportFile>> bases = new ArrayList<>();
    for (Path parent :
        List.of(Path.of("test-fixtures/import/upstart"), Path.of("test-fixtures/render"))) {
      try (Stream<Path> folders = Files.list(parent)) {
        for (Path folder : folders.sorted().toList()) {
          Path jobs =
              Files.isDirectory(folder.resolve("upstart")) ? folder.resolve("upstart") : folder;
          bases.add(UpstartFiles.in(jobs));
        }
      }
    }
    bases.removeIf(List::isEmpty);
    return bases;
  }

  private static ImportFile mutated(ImportFile file, Random random) {
    List<String> lines = new ArrayList<>(file.source().text().lines().toList());
    for (int i = random.nextInt(4); i >= 0; i--) {
      int at = random.nextInt(lines.size() + 1);
      int other = lines.isEmpty() ? 0 : random.nextInt(lines.size());
      switch (random.nextInt(5)) {
        case 0 -> {
          if (!lines.isEmpty()) {
            lines.remove(other);
          }
        }
        case 1 -> {
          if (!lines.isEmpty()) {
            lines.add(at, lines.get(other));
          }
        }
        case 2 -> {
          if (!lines.isEmpty() && !lines.get(other).isEmpty()) {
            StringBuilder line = new StringBuilder(lines.get(other));
            line.setCharAt(
                random.nextInt(line.length()),
                "{}\"'$\\ #;|&<>()\uE000=é".charAt(random.nextInt(17)));
            lines.set(other, line.toString());
          }
        }
        default -> lines.add(at, LINES.get(random.nextInt(LINES.size())));
      }
    }
    return UpstartFiles.file(file.name(), String.join("\n", lines) + "\n");
  }

  @Test
  void whatIsImportedCanBeReadAndEachSettingIsAccountedFor() throws IOException {
    Random random = Seed.random();
    List<List<ImportFile>> bases = bases();
    int manifests = 0;
    for (int i = 0; i < 3000; i++) {
      List<ImportFile> files = new ArrayList<>(bases.get(random.nextInt(bases.size())));
      for (int n = random.nextInt(2); n >= 0; n--) {
        int at = random.nextInt(files.size());
        files.set(at, mutated(files.get(at), random));
      }
      Imported imported = UpstartFiles.imported(files);

      List<String> silent = UpstartFiles.unaccounted(files, imported);
      assertThat(silent).as(silent + "\n" + text(files)).isEmpty();
      if (imported.manifest().isPresent()) {
        manifests++;
        String manifest = ManifestPrinter.print(imported.manifest().get());
        assertThat(
                StopTimes.read(List.of(new Source("manifest.yml", manifest)), List.of())
                    .hasErrors())
            .as(manifest + "\n-----\n" + text(files))
            .isFalse();
      }
    }
    assertThat(manifests).isGreaterThan(2500);
  }

  private static String text(List<ImportFile> files) {
    StringBuilder out = new StringBuilder();
    files.forEach(
        file -> out.append("== ").append(file.name()).append('\n').append(file.source().text()));
    return out.toString();
  }
}
