package io.github.unitgen.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterClassTemplateInvocationCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeClassTemplateInvocationCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real systemd for one test class: pid 1 of namespaces of its own, booted before the first test
 * and ended after the last. Where a machine cannot do that each test is skipped with the reason;
 * with {@code CI=true} the class fails. A test that fails shows what the journal said last.
 */
final class Rig
    implements BeforeAllCallback,
        BeforeClassTemplateInvocationCallback,
        BeforeEachCallback,
        AfterTestExecutionCallback,
        AfterClassTemplateInvocationCallback,
        AfterAllCallback {
  private static final List<String> SCRIPTS =
      List.of("hold.sh", "boot.sh", "inner.sh", "in.sh", "stop.sh", "install.sh");
  private static final long COMMAND_SECONDS = 60;

  private final List<String> versions = new ArrayList<>();
  private Optional<Path> state = Optional.empty();
  private Optional<Process> holder = Optional.empty();
  private Optional<String> lack = Optional.empty();

  /** What a command said, and its exit code. */
  record Result(int code, String out, String err) {
    /** The output without the last line break, of a command that must not fail. */
    String text() {
      assertThat(code).as("exit code; it said: %s%s", out, err).isZero();
      return out.strip();
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    start();
  }

  /** Each round of a class that is run several times has a systemd of its own. */
  @Override
  public void beforeClassTemplateInvocation(ExtensionContext context) throws Exception {
    if (state.isEmpty()) {
      start();
    }
  }

  private void start() throws Exception {
    lack = lackOfMachine();
    if (lack.isPresent()) {
      refuseInCi(lack.get());
      return;
    }
    Path folder = Files.createTempDirectory("unitgen-rig");
    state = Optional.of(folder);
    open(folder, "rwxr-xr-x");
    for (String script : SCRIPTS) {
      copy(script, folder.resolve(script));
    }
    Path bin = Files.createDirectory(folder.resolve("bin"));
    copy("worker", bin.resolve("worker"));
    copy("server", bin.resolve("server"));
    Files.createSymbolicLink(bin.resolve("bundle"), Path.of("worker"));
    Files.createSymbolicLink(bin.resolve("pre"), Path.of("worker"));
    open(bin, "rwxr-xr-x");
    boot(folder);
  }

  private void boot(Path folder) throws Exception {
    Path errors = folder.resolve("hold.err");
    Process process =
        new ProcessBuilder("/bin/bash", folder.resolve("hold.sh").toString(), folder.toString())
            .redirectError(errors.toFile())
            .start();
    holder = Optional.of(process);
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    if (out.readLine() == null) {
      int code = process.waitFor();
      String reason = "the rig did not boot, exit code " + code + ": " + Files.readString(errors);
      if (code != 77) {
        throw new AssertionError(reason);
      }
      refuseInCi(reason);
      lack = Optional.of(reason);
    }
  }

  /** Each test, not the class: a class that is given up before its first test is not reported. */
  @Override
  public void beforeEach(ExtensionContext context) {
    lack.ifPresent(Assumptions::abort);
  }

  /** Why this machine cannot run a systemd of its own, as far as can be seen without trying. */
  private static Optional<String> lackOfMachine() throws IOException {
    Map<String, String> needed =
        Map.of(
            "/lib/systemd/systemd", "systemd",
            "/usr/bin/unshare", "util-linux",
            "/usr/bin/nsenter", "util-linux",
            "/usr/bin/perl", "perl-base",
            "/bin/bash", "bash");
    for (Map.Entry<String, String> program : needed.entrySet()) {
      if (!Files.isExecutable(Path.of(program.getKey()))) {
        return Optional.of("no " + program.getKey() + " (package " + program.getValue() + ")");
      }
    }
    boolean root = Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    return root ? Optional.empty() : Optional.of("a systemd of its own needs root");
  }

  /** Skips a test, or fails it where skipping would hide that nothing was tested. */
  static void lacking(String reason) {
    refuseInCi(reason);
    Assumptions.abort(reason);
  }

  private static void refuseInCi(String reason) {
    if ("true".equals(System.getenv("CI"))) {
      throw new AssertionError("CI=true allows no skipping: " + reason);
    }
  }

  private static void copy(String resource, Path to) throws IOException {
    try (InputStream in = Rig.class.getResourceAsStream("/rig/" + resource)) {
      Files.write(to, in.readAllBytes());
    }
    open(to, "rwxr-xr-x");
  }

  /** Sets the mode as it is written, whatever the umask. */
  static void open(Path path, String mode) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
  }

  @Override
  public void afterClassTemplateInvocation(ExtensionContext context) throws Exception {
    stop();
  }

  @Override
  public void afterAll(ExtensionContext context) throws Exception {
    stop();
  }

  private void stop() throws Exception {
    if (holder.isPresent()) {
      Process process = holder.get();
      process.getOutputStream().close();
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("the rig has stopped").isTrue();
      Path group = folder().resolve("cgroup");
      if (Files.exists(group)) {
        assertThat(Path.of(Files.readString(group).strip())).doesNotExist();
      }
    }
    if (state.isPresent()) {
      try (Stream<Path> files = Files.walk(folder())) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    holder = Optional.empty();
    state = Optional.empty();
  }

  @Override
  public void afterTestExecution(ExtensionContext context) {
    context.getExecutionException().ifPresent(failure -> failure.addSuppressed(journal()));
  }

  private AssertionError journal() {
    Result tail = run("journalctl", "--no-pager", "-o", "short-monotonic", "-n", "60");
    AssertionError journal = new AssertionError("the journal's end:\n" + tail.out() + tail.err());
    journal.setStackTrace(new StackTraceElement[0]);
    return journal;
  }

  /** What the fleets of this rig are rendered for; an empty text: the newest version. */
  void renderFor(String version) {
    versions.clear();
    versions.addAll(version.isEmpty() ? List.of() : List.of("--for", version));
  }

  /** The options that say so. */
  List<String> versions() {
    return List.copyOf(versions);
  }

  /** The folder of this rig; users other than root can enter it. */
  Path folder() {
    return state.orElseThrow();
  }

  /** What the manager sees as /etc/systemd/system. */
  Path units() {
    return folder().resolve("units");
  }

  /** A new folder in which the workers' users can write. */
  Path sharedFolder(String name) throws IOException {
    Path shared = Files.createDirectories(folder().resolve(name));
    open(shared, "rwxrwxrwx");
    return shared;
  }

  /** Runs a command inside. */
  Result run(String... command) {
    List<String> words = new ArrayList<>();
    words.add(folder().resolve("in.sh").toString());
    words.add(folder().toString());
    words.addAll(List.of(command));
    return outside(words);
  }

  /** Runs a line of shell inside, as an operator would who pastes it. */
  Result shell(String line) {
    return run("/bin/sh", "-c", line);
  }

  /** Runs systemctl inside; it must succeed. */
  String systemctl(String... arguments) {
    return run(Stream.concat(Stream.of("systemctl"), Stream.of(arguments)).toArray(String[]::new))
        .text();
  }

  /** The properties of a unit. */
  Map<String, String> show(String unit, String... properties) {
    return systemctl("show", "-p", String.join(",", properties), "--", unit)
        .lines()
        .map(line -> line.split("=", 2))
        .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
  }

  String show(String unit, String property) {
    return show(unit, new String[] {property}).get(property);
  }

  /** Waits until the journal has a line about {@code unit} in which {@code text} occurs. */
  void awaitJournal(String unit, String text) {
    Result found =
        shell(
            "timeout 30 journalctl -f -n all -o cat -u '"
                + unit
                + "' | grep -q -m 1 -F -e '"
                + text
                + "'");
    assertThat(found.code()).as("waiting for `%s` of %s in the journal", text, unit).isZero();
  }

  /** Runs a command outside of the rig. */
  static Result outside(List<String> command) {
    return outside(command, COMMAND_SECONDS);
  }

  /** Of output that may repeat bytes of a damaged file. */
  private static String decoded(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  /** The same, for a command that may take longer. */
  static Result outside(List<String> command, long seconds) {
    try {
      Path out = Files.createTempFile("unitgen-it", ".out");
      Path err = Files.createTempFile("unitgen-it", ".err");
      try {
        ProcessBuilder builder =
            new ProcessBuilder(command)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
          process.destroyForcibly();
          throw new AssertionError("no end of " + command + ": " + Files.readString(err));
        }
        return new Result(process.exitValue(), decoded(out), decoded(err));
      } finally {
        Files.delete(out);
        Files.delete(err);
      }
    } catch (IOException e) {
      throw new AssertionError(command.toString(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(command.toString(), e);
    }
  }
}
