package io.github.unitgen.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.render.Manifests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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

  /** What files for the newest version alone have, and 252 does not know: it is of 254. */
  private static final Pattern NEWER =
      Pattern.compile("\\S+: Unknown key 'RestartMode' in section \\[Service\\], ignoring\\.");

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
  Stream<DynamicTest> everyExampleAndFixtureForTheVersionThatVerifies(@TempDir Path folder)
      throws IOException {
    return tests(folder, "systemd", "--system", "--for", "systemd 252");
  }

  @TestFactory
  Stream<DynamicTest> everyExampleAndFixtureForAUser(@TempDir Path folder) throws IOException {
    return tests(folder, "systemd-user", "--user");
  }

  private static Stream<DynamicTest> tests(
      Path folder, String target, String manager, String... options) throws IOException {
    return manifests(target).stream()
        .filter(manifest -> options.length > 0 || !namesVersions(manifest))
        .map(
            manifest ->
                DynamicTest.dynamicTest(
                    manifest.getParent().getFileName().toString(),
                    () -> verify(manifest, folder, target, manager, options)));
  }

  /** What is rendered for an old version has settings that a newer one advises against. */
  private static boolean namesVersions(Path manifest) {
    try {
      return Files.readString(manifest).contains("\nfor:");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Every example, and every fixture that can be rendered for the target. */
  private static List<Path> manifests(String target) throws IOException {
    List<Path> manifests = new ArrayList<>();
    manifests.add(Path.of("src/test/resources/rig/every-key.yml"));
    for (Path manifest : Manifests.everywhere()) {
      Path fixture = manifest.getParent();
      boolean rendered = Files.isDirectory(fixture.resolve(target));
      if (rendered || fixture.startsWith("examples")) {
        manifests.add(manifest);
      }
    }
    return manifests;
  }

  private static void verify(
      Path manifest, Path folder, String target, String manager, String... options)
      throws IOException {
    Path units = folder.resolve(target).resolve(manifest.getParent().getFileName());
    List<String> render = new ArrayList<>(List.of(Fleet.PROGRAM.toString(), "render"));
    render.addAll(List.of(manifest.toString(), "-o", units.toString(), "--target", target));
    render.addAll(List.of(options));
    Rig.Result rendered = Rig.outside(render);
    if (options.length > 0 && rendered.code() == 1) {
      assertThat(rendered.err()).contains("error[M007]"); // a value that the version cannot carry
      return;
    }
    assertThat(rendered.code()).as(rendered.out() + rendered.err()).isZero();
    List<Path> files;
    try (Stream<Path> listed = Files.list(units)) {
      files = listed.sorted().toList();
    }
    Rig.Result result = analyze(files, folder, manager);
    List<String> complaints =
        complaints(result, files).stream()
            .filter(line -> options.length > 0 || !NEWER.matcher(line).matches())
            .toList();
    assertThat(complaints).as("exit code %d", result.code()).isEmpty();
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
    for (Path file : files) {
      command.add(argument(file, folder));
    }
    return Rig.outside(command);
  }

  /** In an argument of systemd-analyze a colon stands between a file and the name to see it by. */
  private static String argument(Path file, Path folder) throws IOException {
    String name = file.getFileName().toString();
    if (!name.contains(":")) {
      return file.toString();
    }
    Path copies = Files.createDirectories(folder.resolve("copies"));
    Path copy = copies.resolve(name.replace(':', '+'));
    Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
    return copy + ":" + name;
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
