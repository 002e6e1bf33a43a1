package io.github.unitgen.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A project that is deployed by the real Capistrano, on this machine for a host. The tasks come
 * from the packaged program; sudo and systemctl are stand-ins that write down what they are given.
 */
final class Deployer {
  private static final Path CAP = Path.of("/usr/bin/cap");

  private final Path folder;
  private final Map<String, String> environment = new TreeMap<>();

  Deployer(Path folder) throws IOException {
    if (!Files.isExecutable(CAP)) {
      Rig.lacking("no " + CAP + " (package capistrano)");
    }
    this.folder = folder;
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Path config = Files.createDirectories(folder.resolve("config/deploy"));
    copy("Capfile", folder.resolve("Capfile"));
    copy("deploy.rb", folder.resolve("config/deploy.rb"));
    Files.writeString(config.resolve("test.rb"), "");
    for (String name : List.of("sudo", "systemctl")) {
      copy("stub", bin.resolve(name));
      Rig.open(bin.resolve(name), "rwxr-xr-x");
    }
    environment.put("DEPLOYER_LOG", folder.resolve("commands").toString());
    environment.put("PATH", bin + ":/usr/bin:/bin");
    environment.put("HOME", folder.toString());
    answer("");
  }

  private static void copy(String resource, Path to) throws IOException {
    try (InputStream in = Deployer.class.getResourceAsStream("/deployer/" + resource)) {
      Files.write(to, in.readAllBytes());
    }
  }

  Path tasks() {
    return folder.resolve("tasks");
  }

  /** Renders the tasks of a manifest. */
  Deployer render(String manifest, String... options) throws IOException {
    Path file = folder.resolve("workers.yml");
    Files.writeString(file, manifest);
    return render(file, options);
  }

  Deployer render(Path manifest, String... options) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Fleet.PROGRAM.toString(),
                "render",
                manifest.toString(),
                "-o",
                folder.resolve("out").toString(),
                "--with",
                "capistrano=" + tasks()));
    command.addAll(Arrays.asList(options));
    Rig.Result result = Rig.outside(command);
    assertThat(result.code()).as(result.out() + result.err()).isZero();
    return this;
  }

  /** A variable of the project's environment. */
  Deployer set(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /**
   * What the stand-ins do: lines of shell, in which {@code $line} is the command, and {@code
   * $state} a folder to remember things in. Without any they succeed.
   */
  Deployer answer(String shell) throws IOException {
    Files.writeString(folder.resolve("bin/answers"), shell + "\n:\n");
    return this;
  }

  /** Runs a task, or several, of stage test. */
  Rig.Result cap(String... tasks) throws IOException {
    Files.writeString(folder.resolve("commands"), "");
    List<String> command = new ArrayList<>(List.of("/usr/bin/env", "-C", folder.toString()));
    environment.forEach((name, value) -> command.add(name + "=" + value));
    command.addAll(List.of(CAP.toString(), "test"));
    command.addAll(Arrays.asList(tasks));
    return Rig.outside(command);
  }

  /** Runs a task that must succeed; what was run meanwhile. */
  List<String> run(String... tasks) throws IOException {
    Rig.Result result = cap(tasks);
    assertThat(result.code()).as(result.out() + result.err()).isZero();
    return commands();
  }

  /** Runs a task that must fail and say {@code why}; what was run meanwhile. */
  List<String> fail(String why, String... tasks) throws IOException {
    Rig.Result result = cap(tasks);
    assertThat(result.code()).as(result.out() + result.err()).isNotZero();
    assertThat(result.out() + result.err()).contains(why);
    return commands();
  }

  private List<String> commands() throws IOException {
    return Files.readAllLines(folder.resolve("commands"));
  }
}
