package io.github.unitgen.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The built program as a process of its own. */
@Timeout(120)
class PackagedProgramIT {
  @TempDir Path folder;

  @Test
  void tooLittleMemoryIsSaidInOneLine() throws IOException {
    for (int i = 0; i < 400; i++) {
      StringBuilder unit = new StringBuilder("[Service]\n");
      for (int j = 0; j < 800; j++) {
        unit.append("Environment=A=")
            .append(i)
            .append(" B=")
            .append(j)
            .append(" C=3 D=4 E=5 F=6\n");
      }
      Files.writeString(folder.resolve("a" + i + ".service"), unit);
    }
    Rig.Result run =
        Rig.outside(
            List.of(
                "env", "JAVA_TOOL_OPTIONS=-Xmx24m", Fleet.PROGRAM.toString(), "lint", "" + folder));
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err().lines().filter(line -> !line.startsWith("Picked up ")))
        .containsExactly(
            "unitgen: out of memory: name fewer files, or give it more"
                + " (JAVA_TOOL_OPTIONS=-Xmx2g)");
  }
}
