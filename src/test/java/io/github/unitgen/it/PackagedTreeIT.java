package io.github.unitgen.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tree that needs no Java, as its tarball has it: unpacked elsewhere, and run as it is. */
@Timeout(240)
class PackagedTreeIT {
  private static final String BROKEN = "test-fixtures/lint/readme/sidekiq.service";
  private static final String CLEAN = "examples/sidekiq/systemd/workers.target";
  private static final String MANIFEST = "examples/sidekiq/manifest.yml";

  @TempDir static Path shared;
  private static Tree tree;

  @TempDir Path folder;

  @BeforeAll
  static void unpack() throws IOException {
    tree = Tree.unpacked(shared.resolve("here"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"there", "a folder/with blanks", "a semicolon;and $more"})
  void everyCommandRunsWhereverTheTreeLies(String place) throws IOException {
    Tree moved = tree.copy(folder.resolve(place));
    assertThat(moved.run("--version").text()).startsWith("unitgen ");
    assertThat(moved.run("--help").text()).contains("Exit codes:");
    assertThat(moved.run("rules").text()).contains("S104");
    assertThat(moved.run("explain", "S104").text()).contains("S104");
    assertThat(moved.run("schema").text()).contains("\"$schema\"");
    assertThat(moved.run("schema", "config").text()).contains("\"$schema\"");
    assertThat(moved.run("versions").text()).contains("rhel-7");
    lints(moved);
    rendersAndRemoves(moved);
  }

  private static void lints(Tree moved) {
    assertThat(moved.run("lint", CLEAN, "examples/celery/manifest.yml").text())
        .isEqualTo("2 files: no problems found");
    assertThat(moved.run("lint", "examples/rails").code()).isZero();
    Rig.Result broken = moved.run("lint", BROKEN);
    assertThat(broken.code()).isEqualTo(1);
    assertThat(broken.out()).contains("error[X101]").contains("1 file: 3 errors, 1 warning");
    assertThat(moved.run("lint", BROKEN, "--format", "sarif").out()).contains("\"ruleId\": \"X101");
    assertThat(moved.run("lint", "--nonsense").code()).isEqualTo(2);
    assertThat(moved.run("nonsense").err()).startsWith("unitgen: unknown command `nonsense`");
    assertThat(moved.run("lint", "/nowhere.service").code()).isEqualTo(3);
  }

  private void rendersAndRemoves(Tree moved) throws IOException {
    for (String target : List.of("systemd", "upstart")) {
      String out = folder.resolve(target).toString();
      moved.run("render", MANIFEST, "--target", target, "-o", out).text();
      Rig.outside(List.of("diff", "-r", out, "examples/sidekiq/" + target)).text();
      moved.run("render", MANIFEST, "--target", target, "-o", out, "--check").text();
      moved.run("remove", MANIFEST, "--target", target, "-o", out).text();
      try (Stream<Path> left = Files.list(Path.of(out))) {
        assertThat(left).isEmpty();
      }
    }
    Path wrong = folder.resolve("wrong.yml");
    Files.writeString(wrong, "unitgen: 1\nname: w\nprocesses: { a: { comand: x } }\n");
    Rig.Result run = moved.run("render", "" + wrong, "--stdout");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err() + run.out()).contains("did you mean `command`?");
  }

  @Test
  void startsThroughLinksThroughThePathAndFromItsOwnFolder() throws IOException {
    Path links = Files.createDirectories(folder.resolve("some links"));
    Path first = Files.createSymbolicLink(links.resolve("first"), tree.program());
    Path second = Files.createSymbolicLink(links.resolve("second"), Path.of("first"));
    Path whole = Files.createSymbolicLink(links.resolve("whole"), tree.root());
    Files.createSymbolicLink(links.resolve("unitgen"), Path.of("whole/bin/unitgen"));
    for (Path link : List.of(first, second, whole.resolve("bin/unitgen"))) {
      assertLintsAndRenders(link.toString());
    }
    for (Path path : List.of(links, tree.root().resolve("bin"))) {
      assertLintsAndRenders("/usr/bin/env", "PATH=" + path + ":/usr/bin", "unitgen");
    }
    String own = "cd '%s' && exec ./unitgen --version".formatted(tree.root().resolve("bin"));
    assertThat(tree.start("/bin/sh", "-c", own).text()).startsWith("unitgen ");
    Path launchers = tree.launcher().getParent();
    String bare = "cd '%s' && exec /bin/sh unitgen --version".formatted(launchers);
    assertThat(tree.start("/bin/sh", "-c", bare).text()).startsWith("unitgen ");
  }

  /** Both programs of the tree are found: the native one, and the launcher as seen from it. */
  private static void assertLintsAndRenders(String... program) {
    Rig.Result lint = startedAs(List.of(program), "lint", BROKEN);
    assertThat(lint.code()).as(lint.err()).isEqualTo(1);
    assertThat(lint.out()).contains("1 file: 3 errors, 1 warning");
    assertThat(startedAs(List.of(program), "render", MANIFEST, "--stdout").text())
        .contains("ExecStart=");
  }

  private static Rig.Result startedAs(List<String> program, String... words) {
    List<String> all = new ArrayList<>(program.subList(1, program.size()));
    all.addAll(List.of(words));
    return tree.start(program.get(0), all.toArray(String[]::new));
  }

  @Test
  void theNativeProgramLintsWithoutJavaAndTheLauncherDoesTheRest() throws IOException {
    needsNative();
    assertThat(tree.loads(tree.program(), 1, "lint", alone(BROKEN))).isEmpty();
    assertThat(tree.loads(tree.program(), 0, "--version")).isEmpty();
    assertThat(tree.loads(tree.program(), 0, "render", absolute(MANIFEST), "--stdout"))
        .isNotEmpty();
    for (List<String> words :
        List.of(
            List.of("lint", BROKEN),
            List.of("lint", CLEAN, "/nowhere.service"),
            List.of("lint", MANIFEST, "--format", "json"),
            List.of("lint", "--nonsense"),
            List.of("render", MANIFEST, "--nonsense"),
            List.of("render", "nowhere.yml", "--stdout"))) {
      String[] all = words.toArray(String[]::new);
      assertThat(tree.run(all))
          .as("%s", words)
          .isEqualTo(tree.start(tree.launcher().toString(), all));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"absent", "not executable", "not a program"})
  void aTreeWithoutItsLauncherLintsAndSaysWhatItLacks(String what) throws IOException {
    needsNative();
    Tree broken = tree.copy(folder.resolve("broken"));
    switch (what) {
      case "absent" -> Files.delete(broken.launcher());
      case "not executable" -> Rig.open(broken.launcher(), "rw-r--r--");
      default -> Files.write(broken.launcher(), new byte[8]);
    }
    assertThat(broken.run("lint", BROKEN)).isEqualTo(tree.run("lint", BROKEN));
    assertLacks(broken.run("render", MANIFEST, "--stdout"), "`render`");
  }

  private static void assertLacks(Rig.Result run, String what) {
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines())
        .singleElement()
        .asString()
        .startsWith("unitgen: ")
        .contains(what)
        .endsWith("needs the full package");
  }

  @Test
  void theNativeProgramAloneLintsOnEveryLinux() throws IOException {
    needsNative();
    Tree alone = Tree.lintOnly(folder.resolve("lint only"));
    assertThat(Files.size(Dist.lintTarball())).isLessThan(10_000_000);
    assertThat(alone.program()).hasSameBinaryContentAs(tree.program());
    assertThat(Files.readString(alone.program(), StandardCharsets.ISO_8859_1))
        .as("a dynamic linker")
        .doesNotContain("/ld-linux", "/ld-musl");
    assertThat(alone.run("lint", BROKEN)).isEqualTo(tree.run("lint", BROKEN));
    assertThat(alone.run("--version")).isEqualTo(tree.run("--version"));
    Rig.Result manifest = alone.run("lint", MANIFEST);
    assertThat(manifest.text()).isEqualTo("1 file: no problems found");
    assertThat(manifest.err())
        .isEqualTo(MANIFEST + ": rendered files not judged (needs the full package)\n");
    assertLacks(alone.run("render", MANIFEST, "--stdout"), "`render`");
    assertThat(alone.root().resolve("LICENSE")).isNotEmptyFile();
    assertThat(alone.root().resolve("legal/NOTICE"))
        .hasSameBinaryContentAs(tree.root().resolve("legal/native-NOTICE"));
  }

  private static void needsNative() {
    if (!tree.isNative()) {
      Rig.lacking("the tree in target/dist was built without gcc and musl-gcc");
    }
  }

  @Test
  void lintOfUnitsLoadsNoYamlNoTemplatesAndNoJsonAndAllFromTheArchive() throws IOException {
    List<String> loaded = tree.loads(1, "lint", alone(BROKEN), alone(CLEAN));
    assertThat(ours(loaded))
        .anyMatch(line -> line.startsWith("io.github.unitgen.lint.FolderLinter"));
    assertThat(loaded)
        .noneMatch(line -> line.startsWith("org.yaml."))
        .noneMatch(line -> line.startsWith("freemarker."))
        .noneMatch(line -> line.startsWith("com.google."))
        .noneMatch(line -> line.startsWith("com.github.difflib."));
    assertThat(ours(loaded)).allMatch(Tree::isArchived);
    assertThat(loaded.stream().filter(line -> line.startsWith("picocli.")))
        .allMatch(Tree::isArchived);
  }

  /**
   * To compare records, or to make comparators of lambdas, spins classes of method handles, each of
   * which takes a cold JVM a millisecond or two.
   */
  @ParameterizedTest
  @CsvSource({
    "0,lint HERE/examples/sidekiq/systemd/workers.target",
    "0,render HERE/examples/sidekiq/manifest.yml --target systemd -o FOLDER/new",
    "0,render HERE/examples/sidekiq/manifest.yml -o FOLDER/etc/init",
  })
  void aStartSpinsNoMethodHandlesThatItsArchiveLacks(int code, String command) throws IOException {
    String version = Files.readString(tree.root().resolve("runtime/release"));
    if (!Pattern.compile("JAVA_VERSION=\"(2[4-9]|[3-9]\\d)").matcher(version).find()) {
      Rig.lacking("before JDK 24 archives have no method handles");
    }
    String words = command.replace("HERE", absolute(".")).replace("FOLDER", "" + folder);
    assertThat(tree.loads(code, words.split(" ")))
        .filteredOn(line -> line.contains("LambdaForm"))
        .isNotEmpty()
        .allMatch(Tree::isArchived);
  }

  @Test
  void renderLoadsAllFromTheArchive() throws IOException {
    List<String> loaded =
        tree.loads(
            0,
            "render",
            absolute(MANIFEST),
            "--target",
            "systemd",
            "-o",
            "" + folder.resolve("out"));
    assertThat(loaded).anyMatch(line -> line.startsWith("freemarker."));
    assertThat(ours(loaded)).isNotEmpty().allMatch(Tree::isArchived);
  }

  @Test
  void theNamesOfJarAndArchivesHoldAHashOfTheJar() throws Exception {
    Path jar = tree.lib(".jar");
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar));
    String name = "unitgen-" + HexFormat.of().formatHex(hash).substring(0, 16);
    assertThat(jar.getFileName().toString()).isEqualTo(name + ".jar");
    assertThat(tree.lib(".lint.jsa").getFileName().toString()).isEqualTo(name + ".lint.jsa");
    assertThat(tree.lib(".all.jsa").getFileName().toString()).isEqualTo(name + ".all.jsa");
    assertThat(Files.readString(tree.launcher())).contains("name=" + name + "\n");
  }

  @Test
  void anArchiveIsNotUsedForAnotherJarOfTheName() throws IOException {
    Tree other = tree.copy(folder.resolve("other"));
    addAFile(other.lib(".jar"));
    assertThat(ours(other.loads(1, "lint", alone(BROKEN))))
        .isNotEmpty()
        .noneMatch(Tree::isArchived);
  }

  @Test
  void anArchiveOfAnEarlierBuildIsNotUsed() throws IOException {
    Tree later = tree.copy(folder.resolve("later"));
    Path jar = later.lib(".jar");
    String name = jar.getFileName().toString().replace(".jar", "");
    addAFile(jar);
    Files.move(jar, jar.resolveSibling("unitgen-0123456789abcdef.jar"));
    String launcher = Files.readString(later.launcher());
    Files.writeString(later.launcher(), launcher.replace(name, "unitgen-0123456789abcdef"));
    assertThat(ours(later.loads(1, "lint", alone(BROKEN))))
        .isNotEmpty()
        .noneMatch(Tree::isArchived);
    assertThat(later.start(later.launcher().toString(), "lint", BROKEN).out())
        .contains("1 file: 3 errors, 1 warning");
  }

  @Test
  void aTreeWithoutItsJarSaysSo() throws IOException {
    Tree broken = tree.copy(folder.resolve("broken"));
    Files.delete(broken.lib(".jar"));
    Rig.Result run = broken.run("render", MANIFEST, "--stdout");
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err()).endsWith("cannot be read: unpack the whole tree again\n");
  }

  @Test
  void whatTheTreeIsMadeOfStandsInItsNotice() throws IOException {
    List<String> libraries;
    try (Stream<Path> files = Files.list(Path.of("target/unitgen/lib"))) {
      libraries =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".jar"))
              .map(name -> name.replace(".jar", ""))
              .toList();
    }
    assertThat(notice("NOTICE")).contains(libraries);
    if (tree.isNative()) {
      assertThat(notice("native-NOTICE"))
          .contains(libraries.stream().filter(name -> !name.equals("freemarker")).toList())
          .contains("teavm", "permission is hereby granted");
    }
    assertThat(tree.root().resolve("legal/freemarker-LICENSE")).isNotEmptyFile();
    assertThat(tree.root().resolve("LICENSE")).isNotEmptyFile();
    assertThat(tree.root().resolve("runtime/legal/java.base")).isNotEmptyDirectory();
  }

  private static String notice(String name) throws IOException {
    return Files.readString(tree.root().resolve("legal").resolve(name)).toLowerCase(Locale.ROOT);
  }

  private static void addAFile(Path jar) throws IOException {
    Path note = Files.writeString(jar.resolveSibling("note.txt"), "another build\n");
    String tool = System.getProperty("java.home") + "/bin/jar";
    Rig.outside(List.of(tool, "-uf", "" + jar, "-C", "" + jar.getParent(), "note.txt")).text();
    Files.delete(note);
  }

  /** A copy beside which and above which there is no configuration. */
  private String alone(String file) throws IOException {
    Path copy = folder.resolve(Path.of(file).getFileName());
    Files.copy(Path.of(file), copy, StandardCopyOption.REPLACE_EXISTING);
    return copy.toString();
  }

  private static String absolute(String file) {
    return Path.of(file).toAbsolutePath().toString();
  }

  /** Our classes, without the lambdas: those of rarer paths are made when they are come by. */
  private static List<String> ours(List<String> loaded) {
    return loaded.stream()
        .filter(line -> line.startsWith("io.github.unitgen.") && !line.contains("$$Lambda/"))
        .toList();
  }
}
