package io.github.unitgen.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An example of {@code examples/packaging} in a folder of its own, so that the checkout stays
 * clean, built with the program of this build.
 */
final class PackagingExample {
  private static final Path EXAMPLES = Path.of("examples/packaging");
  // Maven may have to fetch its plugins.
  private static final long BUILD_SECONDS = 240;

  /** Targets of systemd that every service is ordered by. */
  private static final Set<String> STOCK = Set.of("basic", "multi-user", "network", "sysinit");

  private final Path tree;

  private PackagingExample(Path tree) {
    this.tree = tree;
  }

  /** Copies an example; what is built beside it lies in {@code folder}, too. */
  static PackagingExample copy(String name, Path folder) throws IOException {
    Path from = EXAMPLES.resolve(name);
    Path to = folder.resolve("orders-1.0");
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.sorted().toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    return new PackagingExample(to);
  }

  /** Skips the test where a program is missing, each named with its Debian package. */
  static void needs(String... programs) {
    for (String program : programs) {
      String[] parts = program.split(" of ", 2);
      if (Rig.outside(List.of("/bin/sh", "-c", "command -v " + parts[0])).code() != 0) {
        Rig.lacking("no " + parts[0] + " (package " + parts[1] + ")");
      }
    }
  }

  /** Replaces text in a file of the copy; it must be there. */
  PackagingExample replace(String file, String old, String by) throws IOException {
    String text = Files.readString(tree.resolve(file));
    assertThat(text).contains(old);
    Files.writeString(tree.resolve(file), text.replace(old, by));
    return this;
  }

  /** Runs a command in the copy, with the program of this build; it must succeed. */
  String run(String... words) {
    Rig.Result result = tryRun(words);
    assertThat(result.code())
        .as("%s: %s%s", String.join(" ", words), result.out(), result.err())
        .isZero();
    return result.out();
  }

  /** As above, whatever the exit code. */
  Rig.Result tryRun(String... words) {
    List<String> command = new ArrayList<>(List.of("/usr/bin/env", "-C", tree.toString()));
    command.add("UNITGEN=" + Fleet.PROGRAM);
    command.addAll(Arrays.asList(words));
    return Rig.outside(command, BUILD_SECONDS);
  }

  Path tree() {
    return tree;
  }

  /** Builds the Debian package with debhelper. */
  Path debian() throws IOException {
    // Not stopped by the build dependency on unitgen, which is not installed as a package here.
    run("dpkg-buildpackage", "-us", "-uc", "-b", "-d");
    return only(tree.getParent(), ".deb");
  }

  /** Builds the RPM package out of a tarball, as `git archive` makes one. */
  Path rpm(String... options) throws IOException {
    Path folder = tree.getParent();
    String tarball = folder.resolve("orders-1.0.tar.gz").toString();
    run("tar", "-czf", tarball, "-C", folder.toString(), "orders-1.0");
    List<String> build = new ArrayList<>(List.of("rpmbuild", "-tb", "--nodeps"));
    build.addAll(List.of("--define", "_topdir " + folder.resolve("rpmbuild")));
    build.addAll(Arrays.asList(options));
    build.add(tarball);
    run(build.toArray(String[]::new));
    return only(folder.resolve("rpmbuild/RPMS/noarch"), ".rpm");
  }

  /** Builds the jar and its Debian package with Maven and jdeb. */
  Path maven() throws IOException {
    run("mvn", "-B", "-q", "package", "-Dunitgen=" + Fleet.PROGRAM);
    return only(tree.resolve("target"), ".deb");
  }

  private static Path only(Path folder, String end) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> found = files.filter(file -> file.toString().endsWith(end)).toList();
      assertThat(found).hasSize(1);
      return found.get(0);
    }
  }

  /** What a package has in it, below {@code to}. */
  static Path unpack(Path built, Path to) throws IOException {
    Files.createDirectories(to);
    if (built.toString().endsWith(".deb")) {
      Rig.outside(List.of("dpkg-deb", "-x", built.toString(), to.toString())).text();
    } else {
      Rig.outside(List.of("rpm2archive", built.toString())).text();
      Rig.outside(List.of("tar", "-xzf", built + ".tgz", "-C", to.toString())).text();
    }
    return to;
  }

  /** The files below a folder, in order. */
  static List<String> files(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  /**
   * In an image with the package in it neither unitgen nor systemd finds anything wrong with the
   * units: not with what they say, not with the programs and users that they name.
   */
  static void checkUnits(Path image, String units) throws IOException {
    Path folder = image.resolve(units);
    for (String target : STOCK) {
      String name = target + ".target";
      Files.copy(Path.of("/lib/systemd/system", name), folder.resolve(name));
    }
    Path bin = Files.createDirectories(image.resolve("bin"));
    for (String program : List.of("kill", "sh")) {
      Files.copy(Path.of("/bin", program), bin.resolve(program));
    }
    Files.createDirectories(image.resolve("etc"));
    Rig.outside(List.of("systemd-sysusers", "--root=" + image)).text();
    assertThat(Files.readString(image.resolve("etc/passwd"))).contains("orders:x:");
    List<String> ours = files(folder).stream().filter(name -> name.contains("orders")).toList();
    List<String> lint = new ArrayList<>(List.of(Fleet.PROGRAM.toString(), "lint", "--root"));
    lint.add(image.toString());
    List<String> verify = new ArrayList<>(List.of("systemd-analyze", "verify", "--man=no"));
    verify.add("--root=" + image);
    for (String name : ours) {
      lint.add(folder.resolve(name).toString());
      verify.add(name.replace("@.", "@1."));
    }
    assertThat(Rig.outside(lint).text()).endsWith("files: no problems found");
    Rig.Result verified = Rig.outside(verify);
    assertThat(verified.out() + verified.err()).isEmpty();
    assertThat(verified.code()).isZero();
  }
}
