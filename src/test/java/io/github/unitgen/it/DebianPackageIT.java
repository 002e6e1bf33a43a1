package io.github.unitgen.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The Debian package of the tree: what is in it, and what becomes of it when it is installed. */
@Timeout(600)
class DebianPackageIT {
  private static final String TIME = "2026-01-01T00:00:00Z";

  /** To pack a runtime takes half a minute of a processor. */
  private static final long SECONDS = 300;

  private static Path built;

  @TempDir Path folder;

  @BeforeAll
  static void find() throws IOException {
    built = Dist.debianPackage();
  }

  @Test
  void lintianHasNoErrorAndNoWarning() {
    needs("lintian");
    // Overrides, each with its reason, are in packaging/deb/overrides.
    Rig.Result run =
        Rig.outside(
            List.of("lintian", "--allow-root", "--fail-on", "error,warning", "" + built), SECONDS);
    assertThat(run.out() + run.err()).isEmpty();
    assertThat(run.code()).isZero();
  }

  @Test
  void itSaysWhatItIsAndWhatItNeeds() {
    needs("dpkg-deb");
    assertThat(field("Package")).isEqualTo("unitgen");
    assertThat(field("Architecture")).isEqualTo("amd64");
    // A version with a tilde is older than the same without it.
    assertThat(built.getFileName().toString())
        .isEqualTo("unitgen_" + field("Version") + "_amd64.deb");
    assertThat(field("Version")).matches("\\d+\\.\\d+\\.\\d+(~\\w+)?-\\d+");
    assertThat(field("Depends")).startsWith("libc6 (>= 2.").doesNotContain("libx11", "libasound");
  }

  @Test
  void filesLieWhereDebianHasThem() throws IOException {
    needs("dpkg-deb");
    String files = Rig.outside(List.of("dpkg-deb", "-c", "" + built)).text();
    for (String file :
        List.of(
            "/usr/lib/unitgen/runtime/bin/java",
            "/usr/share/man/man1/unitgen.1.gz",
            "/usr/share/man/man1/unitgen-lint.1.gz",
            "/usr/share/bash-completion/completions/unitgen",
            "/usr/share/zsh/vendor-completions/_unitgen",
            "/usr/share/fish/vendor_completions.d/unitgen.fish",
            "/usr/share/doc/unitgen/changelog.gz",
            "/usr/share/doc/unitgen/changelog.Debian.gz",
            "/usr/share/doc/unitgen/copyright")) {
      assertThat(files).contains(" ." + file + "\n");
    }
    assertThat(files).contains(" ./usr/bin/unitgen -> ../lib/unitgen/bin/unitgen");
    assertThat(files.contains(" ./usr/lib/unitgen/libexec/unitgen\n")).isEqualTo(isNative());
    assertThat(files.lines()).allMatch(line -> line.contains(" root/root "));
  }

  @Test
  void aSecondBuildGivesTheSameBytes() throws IOException {
    needs("dpkg-shlibdeps");
    Path tree = Dist.tree();
    String name = tree.getFileName().toString();
    // Elsewhere, under another umask, in another zone and language.
    Rig.outside(
            List.of(
                "sh",
                "-c",
                "umask 077; LC_ALL=C.UTF-8 TZ=Asia/Tokyo exec \"$@\"",
                "sh",
                "packaging/deb/build",
                name.replaceFirst("^unitgen-", "").replaceFirst("-linux-x64$", ""),
                tree.toString(),
                Fleet.PROGRAM.resolve("../../share").normalize().toString(),
                folder.toString(),
                TIME),
            SECONDS)
        .text();
    assertThat(folder.resolve(built.getFileName())).hasSameBinaryContentAs(built);
  }

  @Test
  void itIsInstalledRunsAndLeavesNothingWhenItIsPurged() throws IOException {
    needs("dpkg");
    Path root = folder.resolve("root");
    Path state = root.resolve("var/lib/dpkg");
    Files.createDirectories(state.resolve("updates"));
    Files.createDirectories(state.resolve("info"));
    Files.createFile(state.resolve("status"));
    dpkg(root, "--force-depends", "-i", built.toString());
    assertThat(dpkg(root, "-s", "unitgen")).contains("Status: install ok installed");
    assertThat(dpkg(root, "-V", "unitgen")).isEmpty();

    Path program = root.resolve("usr/bin/unitgen");
    assertThat(program).isSymbolicLink();
    Path log = folder.resolve("loaded.log");
    assertThat(logged(log, program, "lint", "examples/celery/systemd/worker@.service"))
        .isEqualTo("1 file: no problems found");
    assertThat(Files.exists(log)).as("lint starts Java").isNotEqualTo(isNative());
    Path units = folder.resolve("units");
    logged(log, program, "render", "examples/sidekiq/manifest.yml", "-o", units.toString());
    assertThat(Files.readString(log))
        .as("the archive of classes still belongs to the jar")
        .contains("io.github.unitgen.cli.Main source: shared objects file");
    Rig.outside(List.of("diff", "-r", units.toString(), "examples/sidekiq/systemd")).text();
    assertThat(completion(root)).contains("render");

    dpkg(root, "-P", "unitgen");
    try (Stream<Path> left = Files.walk(root)) {
      assertThat(left.filter(file -> !file.startsWith(state)).map(root::relativize))
          .map(Path::toString)
          .containsExactlyInAnyOrder("", "var", "var/lib");
    }
    assertThat(Files.readString(state.resolve("status"))).doesNotContain("unitgen");
  }

  @Test
  void theCopyrightSaysWhatIsLinkedIn() throws IOException {
    needs("dpkg-deb");
    String copyright = "./usr/share/doc/unitgen/copyright";
    String text =
        Rig.outside(
                List.of(
                    "sh",
                    "-c",
                    "dpkg-deb --fsys-tarfile \"$0\" | tar -xO " + copyright,
                    "" + built))
            .text();
    assertThat(text)
        .contains("Files: usr/lib/unitgen/runtime/*\n", "\nLicense: openjdk-java.base-");
    assertThat(text.contains("Files: usr/lib/unitgen/bin/unitgen\n")).isEqualTo(isNative());
    assertThat(text.contains("\nLicense: unitgen-native\n")).isEqualTo(isNative());
    assertThat(text.contains("Rich Felker, et al.")).isEqualTo(isNative());
  }

  /** Whether the tree that was packed has the native program. */
  private static boolean isNative() throws IOException {
    return Files.exists(Dist.tree().resolve("libexec"));
  }

  /** Runs the program with nothing around it; each Java that it starts writes the log anew. */
  private static String logged(Path log, Path program, String... words) {
    String option = "_JAVA_OPTIONS=-Xlog:class+load:file=" + log + ":none";
    List<String> command =
        new ArrayList<>(List.of("env", "-i", "PATH=/usr/bin:/bin", option, program.toString()));
    command.addAll(List.of(words));
    return Rig.outside(command).text();
  }

  /** What the installed script of bash has to offer behind the name of the program. */
  private static String completion(Path root) {
    return Rig.outside(
            List.of(
                "bash",
                "-c",
                ". \"$0\"; COMP_WORDS=(unitgen re) COMP_CWORD=1; _unitgen 2>&1; echo"
                    + " ${COMPREPLY[@]}",
                root.resolve("usr/share/bash-completion/completions/unitgen").toString()))
        .text();
  }

  private static String dpkg(Path root, String... words) {
    List<String> command = new ArrayList<>();
    command.addAll(
        List.of(
            "dpkg",
            "--root=" + root,
            "--force-not-root",
            "--log=" + root.resolve("../log"),
            // Small systems leave manual pages out, and miss them then.
            "--path-include=*"));
    command.addAll(List.of(words));
    return Rig.outside(command).text();
  }

  private static String field(String name) {
    return Rig.outside(List.of("dpkg-deb", "-f", "" + built, name)).text();
  }

  private static void needs(String program) {
    if (Rig.outside(List.of("sh", "-c", "command -v " + program)).code() != 0) {
      Rig.lacking("no " + program + " on this machine");
    }
  }
}
