package io.github.unitgen.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
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
    Path show = Shown.program(folder, "PORT GREETING SPACED QUOTED EMPTY TRAP LINES A");
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
    try (Shown shown = new Shown(folder, "foreman", 5)) {
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
    return Shown.bySystemd(RIG, folder, manifest, prefix + "-app.target", 5);
  }
}
