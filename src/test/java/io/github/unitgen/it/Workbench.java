package io.github.unitgen.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A folder in which other people's programs run unitgen, with nothing of this machine around them:
 * a home, a configuration of git and a PATH of its own. {@code UNITGEN} in the environment of the
 * tests names another unitgen than the one that was just built.
 */
final class Workbench {
  /** Ansible starts some forty processes of Python, pre-commit a Git or two for each hook. */
  private static final long SECONDS = 240;

  private final Path folder;
  private final Map<String, String> environment = new TreeMap<>();

  Workbench(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder.resolve("work"));
    Path home = Files.createDirectories(folder.resolve("home"));
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Path git = folder.resolve("gitconfig");
    Files.writeString(
        git,
        """
        [user]
          name = A Tester
          email = tester@example.org
        [init]
          defaultBranch = main
        [safe]
          directory = *
        """);
    env("PATH", bin + ":" + program().getParent() + ":/usr/sbin:/usr/bin:/sbin:/bin");
    env("HOME", home.toString());
    env("JAVA_HOME", System.getProperty("java.home"));
    env("LC_ALL", "C.UTF-8");
    env("GIT_CONFIG_GLOBAL", git.toString());
    env("GIT_CONFIG_NOSYSTEM", "1");
  }

  static Path program() {
    return Optional.ofNullable(System.getenv("UNITGEN"))
        .map(name -> Path.of(name).toAbsolutePath())
        .orElse(Fleet.PROGRAM);
  }

  /** Skips the test where a program that it is about is not there. */
  static void needs(String program, String debianPackage) {
    if (!Files.isExecutable(Path.of(program))) {
      Rig.lacking("no " + program + " (package " + debianPackage + ")");
    }
  }

  Workbench env(String name, String value) {
    environment.put(name, value);
    return this;
  }

  Path path(String name) {
    return folder.resolve(name);
  }

  Workbench file(String name, String content) throws IOException {
    Path file = path(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    return this;
  }

  /** A program that is found before those of the machine. */
  Workbench stub(String name, String script) throws IOException {
    Path file = folder.resolveSibling("bin").resolve(name);
    Files.writeString(file, script);
    Rig.open(file, "rwxr-xr-x");
    return this;
  }

  /** Runs a command in the folder. */
  Rig.Result run(String... words) {
    List<String> command = new ArrayList<>(List.of("/usr/bin/env", "-i", "-C", folder.toString()));
    environment.forEach((name, value) -> command.add(name + "=" + value));
    command.addAll(List.of(words));
    return Rig.outside(command, SECONDS);
  }

  /** Makes the folder a repository, or commits all that has changed. */
  void commit() {
    if (!Files.exists(path(".git"))) {
      run("git", "init", "-q").text();
    }
    run("git", "add", "-A").text();
    run("git", "commit", "-q", "--no-verify", "--allow-empty", "-m", "All of it").text();
  }
}
