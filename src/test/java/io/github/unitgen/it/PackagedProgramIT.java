package io.github.unitgen.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.source.Ownership;
import io.github.unitgen.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
            "unitgen: out of memory: lint fewer files, or raise the limit "
                + "(JAVA_TOOL_OPTIONS=-Xmx2g)");
  }

  @Test
  void aPipeIsRefusedByEachCommandAndNotWaitedFor() throws IOException {
    String pipe = folder.resolve("pipe.yml").toString();
    Rig.Result made = Rig.outside(List.of("mkfifo", pipe));
    assertThat(made.code()).as(made.err()).isZero();
    Path manifest = Files.writeString(folder.resolve("manifest.yml"), "unitgen: 1\n");
    for (List<String> arguments :
        List.of(
            List.of("render", pipe, "--stdout"),
            List.of("render", manifest.toString(), pipe, "--stdout"),
            List.of("remove", pipe, "-o", folder.toString()),
            List.of("lint", pipe))) {
      List<String> command = new ArrayList<>(List.of(Fleet.PROGRAM.toString()));
      command.addAll(arguments);
      Rig.Result run = Rig.outside(command);
      assertThat(run.code()).as(arguments.toString()).isEqualTo(3);
      assertThat(run.err())
          .contains(pipe + ": cannot read: it is a pipe or a device; use `-` for standard input");
    }
  }

  @Test
  void aClosedStandardInputIsAnErrorAndReadsNoOtherFile() throws IOException {
    Rig.Result run =
        Rig.outside(List.of("sh", "-c", "exec \"$0\" lint - <&-", Fleet.PROGRAM.toString()));
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err()).contains("standard input: cannot read: bad file descriptor");
  }

  @Test
  @Timeout(600)
  void aRunThatIsEndedAtAnyMomentLeavesEachFileOldOrNewAndNothingElseForLong() throws Exception {
    Lane terminated = new Lane(Files.createDirectory(folder.resolve("terminated")), false);
    Lane killed = new Lane(Files.createDirectory(folder.resolve("killed")), true);
    FutureTask<Integer> other = new FutureTask<>(killed::endRuns);
    new Thread(other).start();
    assertThat(terminated.endRuns()).as("runs that TERM left a temporary of").isZero();
    assertThat(other.get()).as("runs that KILL left a temporary of").isPositive();
  }

  /** A folder in which one run after another is ended by the same signal. */
  private record Lane(Path folder, boolean kills) {
    private static final int RUNS = 100;
    private static final int PROCESSES = 12;

    /** Returns how many left a temporary. A complete run follows every tenth. */
    int endRuns() throws IOException, InterruptedException {
      StringBuilder manifest = new StringBuilder("unitgen: 1\nname: workers\nprocesses:\n");
      for (int i = 1; i <= PROCESSES; i++) {
        manifest.append("  p").append(i).append(": { command: run, user: nobody }\n");
      }
      Files.writeString(folder.resolve("manifest.yml"), manifest);
      Files.createDirectory(units());
      long start = System.nanoTime();
      Process whole = render(0);
      awaitTemporary(whole, Set.of());
      long writing = System.nanoTime();
      assertThat(whole.waitFor()).isZero();
      long end = System.nanoTime();
      Random random = new Random(17);
      int left = 0;
      for (int run = 1; run <= RUNS; run++) {
        Map<String, String> before = texts();
        Process process = render(run);
        // Nearly all of a run is the start of Java: three in four are ended while they write.
        if (random.nextInt(4) == 0) {
          TimeUnit.NANOSECONDS.sleep((long) (random.nextDouble() * (end - start)));
        } else {
          awaitTemporary(process, before.keySet());
          TimeUnit.NANOSECONDS.sleep((long) (random.nextDouble() * (end - writing)));
        }
        if (kills) {
          process.destroyForcibly();
        } else {
          process.destroy();
        }
        process.waitFor();
        left += leftBy(run, before) ? 1 : 0;
        if (run % 10 == 0) {
          assertThat(render(0).waitFor()).isZero();
          assertThat(texts().keySet()).noneMatch(name -> name.startsWith("."));
        }
      }
      return left;
    }

    /** Whether a temporary is there that was not before; each other file is old or new. */
    private boolean leftBy(int run, Map<String, String> before) throws IOException {
      Map<String, String> after = texts();
      boolean left =
          after.keySet().removeIf(name -> name.startsWith(".") && !before.containsKey(name));
      after.keySet().removeIf(name -> name.startsWith("."));
      assertThat(after).as("run " + run).hasSize(PROCESSES + 1);
      after.forEach(
          (name, text) -> {
            if (!text.equals(before.get(name))) {
              assertThat(Ownership.of(Source.encode(text)).filter(Ownership::intact))
                  .as("run %d, %s", run, name)
                  .isPresent();
              assertThat(text).contains("Environment=V=" + run + "\n");
            }
          });
      return left;
    }

    private Path units() {
      return folder.resolve("units");
    }

    private Process render(int version) throws IOException {
      ProcessBuilder builder =
          new ProcessBuilder(
                  Fleet.PROGRAM.toString(),
                  "render",
                  "manifest.yml",
                  "-o",
                  "units",
                  "--set",
                  "defaults.env.V=" + version)
              .directory(folder.toFile())
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD);
      builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
      return builder.start();
    }

    /** Waits until the run has begun to write, or ended. */
    private void awaitTemporary(Process run, Set<String> before)
        throws IOException, InterruptedException {
      boolean writes = false;
      while (run.isAlive() && !writes) {
        try (Stream<Path> files = Files.list(units())) {
          writes =
              files
                  .map(file -> file.getFileName().toString())
                  .anyMatch(name -> name.startsWith(".") && !before.contains(name));
        }
        TimeUnit.MILLISECONDS.sleep(1);
      }
    }

    private Map<String, String> texts() throws IOException {
      Map<String, String> texts = new TreeMap<>();
      try (Stream<Path> files = Files.list(units())) {
        for (Path file : files.toList()) {
          texts.put(file.getFileName().toString(), Files.readString(file));
        }
      }
      return texts;
    }
  }
}
