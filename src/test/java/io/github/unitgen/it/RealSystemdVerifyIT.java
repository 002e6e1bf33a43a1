package io.github.unitgen.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** systemd itself finds nothing wrong with what is rendered from any manifest of ours. */
class RealSystemdVerifyIT {
  private static final Path ANALYZE = Path.of("/usr/bin/systemd-analyze");

  private static final Pattern NO_PROGRAM =
      Pattern.compile("\\S+: Command .+ is not executable: No such file or directory");

  private static final Pattern NO_UNIT =
      Pattern.compile("\\S+: Failed to create \\S+/start: Unit (\\S+) not found\\.");

  @BeforeEach
  void analyzer() {
    if (!Files.isExecutable(ANALYZE)) {
      Rig.lacking("no " + ANALYZE + " (package systemd)");
    }
  }

  @TestFactory
  Stream<DynamicTest> everyExampleAndFixtureForTheSystem(@TempDir Path folder) throws IOException {
    return tests(folder, "systemd", "--system");
  }

  @TestFactory
  Stream<DynamicTest> everyExampleAndFixtureForAUser(@TempDir Path folder) throws IOException {
    return tests(folder, "systemd-user", "--user");
  }

  private static Stream<DynamicTest> tests(Path folder, String target, String manager)
      throws IOException {
    List<Path> manifests = manifests();
    assertThat(manifests).isNotEmpty();
    return manifests.stream()
        .map(
            manifest ->
                DynamicTest.dynamicTest(
                    manifest.getParent().getFileName().toString(),
                    () -> verify(manifest, folder, target, manager)));
  }

  private static List<Path> manifests() throws IOException {
    List<Path> manifests = new ArrayList<>();
    manifests.add(Path.of("src/test/resources/rig/every-key.yml"));
    for (Path parent : List.of(Path.of("examples"), Path.of("test-fixtures/render"))) {
      if (Files.isDirectory(parent)) {
        try (Stream<Path> cases = Files.list(parent)) {
          cases.map(c -> c.resolve("manifest.yml")).filter(Files::exists).forEach(manifests::add);
        }
      }
    }
    return manifests.stream().sorted().toList();
  }

  private static void verify(Path manifest, Path folder, String target, String manager)
      throws IOException {
    Path units = folder.resolve(target).resolve(manifest.getParent().getFileName());
    Rig.Result rendered =
        Rig.outside(
            List.of(
                Fleet.PROGRAM.toString(),
                "render",
                manifest.toString(),
                "-o",
                units.toString(),
                "--target",
                target));
    assertThat(rendered.code()).as(rendered.out() + rendered.err()).isZero();
    List<Path> files;
    try (Stream<Path> listed = Files.list(units)) {
      files = listed.sorted().toList();
    }
    Rig.Result result = analyze(files, folder, manager);
    assertThat(complaints(result, files)).as("exit code %d", result.code()).isEmpty();
    assertThat(result.code() == 0 || !result.err().isEmpty()).isTrue();
  }

  @Test
  void aWrongUnitIsNoticed(@TempDir Path folder) throws IOException {
    Path wrong = folder.resolve("wrong.service");
    Files.writeString(
        wrong, "[Unit]\nRequires=wrong@1.service\n[Service]\nTyp=exec\nExecStart=/bin/true\n");
    Path template = folder.resolve("wrong@.service");
    Files.writeString(template, "[Service]\nExecStart=/bin/true '\n");
    List<Path> files = List.of(wrong, template);
    assertThat(complaints(analyze(files, folder, "--system"), files))
        .anyMatch(line -> line.contains("'Typ'"))
        .anyMatch(line -> line.contains("Unbalanced quoting"));
  }

  private static Rig.Result analyze(List<Path> files, Path folder, String manager)
      throws IOException {
    // A user's manager looks for its folder at run time even where nothing is run.
    Path runtime = Files.createDirectories(folder.resolve("runtime"));
    List<String> command =
        new ArrayList<>(List.of("/usr/bin/env", "XDG_RUNTIME_DIR=" + runtime, ANALYZE.toString()));
    command.addAll(List.of("verify", "--man=no", "--recursive-errors=yes", manager));
    files.forEach(file -> command.add(file.toString()));
    return Rig.outside(command);
  }

  private static List<String> complaints(Rig.Result result, List<Path> files) {
    return (result.out() + result.err()).lines().filter(line -> !isLack(line, files)).toList();
  }

  /** Whether this says only that the machine lacks a program or a unit that is not of the group. */
  private static boolean isLack(String line, List<Path> files) {
    Matcher unit = NO_UNIT.matcher(line);
    if (unit.matches()) {
      String template = unit.group(1).replaceFirst("@.*\\.", "@.");
      return files.stream().noneMatch(file -> file.getFileName().toString().equals(template));
    }
    return NO_PROGRAM.matcher(line).matches();
  }
}
