package io.github.unitgen.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The self-contained tree, unpacked somewhere; its program runs on a PATH that has no Java. */
final class Tree {
  private final Path root;
  private final Path bin;

  private Tree(Path root, Path bin) {
    this.root = root;
    this.bin = bin;
  }

  /** The tarball that {@code mvn -Pdist package} has made, unpacked in {@code folder}. */
  static Tree unpacked(Path folder) throws IOException {
    return unpacked(Dist.tarball(), folder);
  }

  /** The native program alone, as its tarball has it. */
  static Tree lintOnly(Path folder) throws IOException {
    return unpacked(Dist.lintTarball(), folder);
  }

  private static Tree unpacked(Path tarball, Path folder) throws IOException {
    Files.createDirectories(folder);
    Rig.outside(List.of("tar", "-C", "" + folder, "-xf", "" + tarball)).text();
    String name = tarball.getFileName().toString().replace(".tar.gz", "");
    Path bin = Files.createDirectories(folder.resolve("only"));
    Files.createSymbolicLink(bin.resolve("readlink"), Path.of("/usr/bin/readlink"));
    return new Tree(folder.resolve(name), bin);
  }

  /** A copy that keeps the times of files, as an archive of classes wants it. */
  Tree copy(Path to) throws IOException {
    Files.createDirectories(to.getParent());
    Rig.outside(List.of("cp", "-a", "" + root, "" + to)).text();
    return new Tree(to, bin);
  }

  Path root() {
    return root;
  }

  Path program() {
    return root.resolve("bin/unitgen");
  }

  /** Whether {@link #program} is the native one: the tree was built where a C compiler is. */
  boolean isNative() {
    return Files.exists(root.resolve("libexec"));
  }

  /** The program that starts the runtime, to which the native one hands over. */
  Path launcher() {
    return isNative() ? root.resolve("libexec/unitgen") : program();
  }

  /** The one file of lib that ends so. */
  Path lib(String end) throws IOException {
    try (Stream<Path> files = Files.list(root.resolve("lib"))) {
      List<Path> found = files.filter(file -> file.toString().endsWith(end)).toList();
      assertThat(found).as(end).hasSize(1);
      return found.get(0);
    }
  }

  Rig.Result run(String... words) {
    return start(program().toString(), words);
  }

  /** Starts {@code program} with nothing in its environment but such a PATH. */
  Rig.Result start(String program, String... words) {
    return start(Path.of("."), List.of(), program, words);
  }

  private Rig.Result start(Path in, List<String> settings, String program, String... words) {
    List<String> command = new ArrayList<>(List.of("env", "-i", "-C", "" + in, "PATH=" + bin));
    command.add("LC_ALL=C.UTF-8");
    command.addAll(settings);
    command.add(program);
    command.addAll(List.of(words));
    return Rig.outside(command);
  }

  /**
   * The classes that a run of {@link #launcher} loads, each with where from; that run must end with
   * {@code code}. It is in a folder where no configuration is.
   */
  List<String> loads(int code, String... words) throws IOException {
    return loads(launcher(), code, words);
  }

  /** The same of a run of {@code program}; empty where that starts no Java. */
  List<String> loads(Path program, int code, String... words) throws IOException {
    Path log = Files.createTempFile(bin, "loaded", ".log");
    // The last of the places in which a JVM looks for options: the launcher switches logs off.
    String option = "_JAVA_OPTIONS=-Xlog:class+load:file=" + log + ":none";
    Rig.Result run = start(bin, List.of(option), program.toString(), words);
    assertThat(run.code()).as(run.out() + run.err()).isEqualTo(code);
    return Files.readAllLines(log);
  }

  /** Whether a class of {@link #loads} is from an archive. */
  static boolean isArchived(String loaded) {
    return loaded.contains(" source: shared objects file");
  }
}
