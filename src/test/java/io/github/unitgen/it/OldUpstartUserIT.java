package io.github.unitgen.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.Target;
import io.github.unitgen.render.Manifests;
import io.github.unitgen.source.Located;
import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.upstart.Job;
import io.github.unitgen.syntax.upstart.JobParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a job for Upstart 0.6.5 hands to the shell is run as root, as Upstart would, with accounts
 * of its own in a mount namespace: the process that was started becomes the worker, as its user.
 */
class OldUpstartUserIT {
  private static final int APP = 54_711;
  private static final int WWW = 54_712;
  private static final int MEDIA = 54_713;
  private static final int LOGS = 54_714;
  private static final int DRAIN_MILLIS = 2500;

  private static final String PASSWD =
      """
      root:x:0:0:root:/root:/bin/sh
      app:x:54711:54711::/home/app:/bin/sh
      """;

  private static final String GROUP =
      """
      root:x:0:
      app:x:54711:
      www:x:54712:
      media:x:54713:app
      logs:x:54714:other,app
      """;

  /** Gives way to its arguments, where the accounts are ours and one of the two ways is left. */
  private static final String INIT =
      """
      set -e
      folder=$1 hidden=$2 shell=$3
      shift 3
      mount --bind "$folder/passwd" /etc/passwd
      mount --bind "$folder/group" /etc/group
      mount --bind "$folder/hidden" "$(readlink -f "$hidden")"
      mount --bind "$(readlink -f "$shell")" "$(readlink -f /bin/sh)"
      umask 027
      exec "$@"
      """;

  /** What of the two ways to set the user a system has, and what it has as /bin/sh. */
  private enum Way {
    START_STOP_DAEMON("/usr/sbin/chroot", "/bin/dash"),
    CHROOT("/sbin/start-stop-daemon", "/bin/dash"),
    /** As on RHEL 6. */
    CHROOT_AND_BASH("/sbin/start-stop-daemon", "/bin/bash");

    private final String lacks;
    private final String shell;

    Way(String lacks, String shell) {
      this.lacks = lacks;
      this.shell = shell;
    }
  }

  private Path folder = Path.of("");
  private final List<Process> started = new ArrayList<>();

  @BeforeEach
  void prepare() throws IOException {
    for (String program :
        List.of(
            "/usr/sbin/chroot",
            "/sbin/start-stop-daemon",
            "/usr/bin/unshare",
            "/usr/bin/perl",
            "/bin/dash",
            "/bin/bash")) {
      if (!Files.isExecutable(Path.of(program))) {
        Rig.lacking("no " + program);
      }
    }
    if (!Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0)
        || Rig.outside(List.of("unshare", "-m", "true")).code() != 0) {
      Rig.lacking("to be a user of its own needs root, and a mount namespace");
    }
    folder = Files.createTempDirectory("unitgen-user").toRealPath();
    Rig.open(folder, "rwxr-xr-x");
    Files.writeString(folder.resolve("passwd"), PASSWD);
    Files.writeString(folder.resolve("group"), GROUP);
    Files.createFile(folder.resolve("hidden"));
    Files.writeString(folder.resolve("init"), INIT);
    try (InputStream in = getClass().getResourceAsStream("/rig/slow-worker")) {
      Files.write(folder.resolve("worker"), in.readAllBytes());
    }
    Rig.open(folder.resolve("worker"), "rwxr-xr-x");
    Files.createDirectory(folder.resolve("it's a \"folder\" $x"));
    Rig.open(folder.resolve("it's a \"folder\" $x"), "rwxr-xr-x");
  }

  @AfterEach
  void clean() throws IOException {
    started.forEach(Process::destroyForcibly);
    if (!folder.toString().isEmpty()) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void theProcessThatWasStartedIsTheWorkerAndNoOtherIsLeft(Way way) throws Exception {
    Job job =
        job(
            """
            command: [%s/worker, "a  b", "", "it's", '"$HOME" \\ `x` #', "-u"]
            directory: '%s/it''s a "folder" $x'
            env: { A: "x  y", B: 'it''s \\ "$A"', HOME: "/of the manifest" }
            """
                .formatted(folder, folder));
    Running worker = start(job, Job.Phase.MAIN, "", way);
    assertThat(worker.line()).isEqualTo("ready");
    assertThat(worker.inSession()).containsExactly(worker.pid());
    assertThat(worker.status("Uid")).isEqualTo(same(APP));
    assertThat(worker.status("Gid")).isEqualTo(same(APP));
    assertThat(worker.groups()).containsExactly(APP, MEDIA, LOGS).isEqualTo(idGroups(way));
    assertThat(worker.status("Umask")).isEqualTo("0027");
    assertThat(worker.directory()).isEqualTo(folder.resolve("it's a \"folder\" $x"));
    assertThat(worker.argv())
        .containsExactly(
            "/usr/bin/perl", folder + "/worker", "a  b", "", "it's", "\"$HOME\" \\ `x` #", "-u");
    assertThat(worker.environment())
        .isEqualTo(
            Map.of(
                "PATH", "/sbin:/usr/sbin:/bin:/usr/bin",
                "TERM", "linux",
                "A", "x  y",
                "B", "it's \\ \"$A\"",
                "HOME", "/of the manifest"));
  }

  @ParameterizedTest
  @EnumSource
  void theDrainOfAWorkerIsNotCut(Way way) throws Exception {
    Running worker = start(job("command: [%s/worker]".formatted(folder)), Job.Phase.MAIN, "", way);
    assertThat(worker.line()).isEqualTo("ready");
    assertThat(worker.environment()).doesNotContainKey("HOME");
    long before = System.nanoTime();
    // As Upstart does: to the whole group of the process.
    Rig.outside(List.of("/bin/kill", "-TERM", "--", "-" + worker.pid())).text();
    assertThat(worker.line()).isEqualTo("term");
    assertThat(worker.line()).isEqualTo("drained");
    assertThat(worker.end()).isZero();
    assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before))
        .isGreaterThanOrEqualTo(DRAIN_MILLIS);
  }

  @ParameterizedTest
  @EnumSource
  void twoInstancesRunAtOnceEachWithWhatOnlyAScriptCanGive(Way way) throws Exception {
    Path file = folder.resolve("variables");
    Files.writeString(file, "READ_BY=$(id -un)\n");
    Rig.open(file, "rw-r--r--");
    Job job =
        job(
            """
            command: [%s/worker, "{{instance}}", "two\\nlines"]
            group: www
            count: 2
            port: 3000
            directory: "%s/{{instance}}"
            env: { LINES: "1\\n2", LD_LIBRARY_PATH: /nowhere, IFS: ":", PWD: /no }
            env_files: %s
            """
                .formatted(folder, folder, file));
    List<Running> workers = new ArrayList<>();
    for (String index : List.of("1", "2")) {
      Files.createDirectory(folder.resolve(index));
      Rig.open(folder.resolve(index), "rwxr-xr-x");
      workers.add(start(job, Job.Phase.MAIN, index, way));
    }
    for (int i = 1; i <= 2; i++) {
      Running worker = workers.get(i - 1);
      assertThat(worker.line()).isEqualTo("ready");
      assertThat(worker.inSession()).containsExactly(worker.pid());
      assertThat(worker.status("Uid")).isEqualTo(same(APP));
      assertThat(worker.status("Gid")).isEqualTo(same(WWW));
      assertThat(worker.groups()).containsExactly(WWW, MEDIA, LOGS);
      assertThat(worker.directory()).isEqualTo(folder.resolve("" + i));
      assertThat(worker.argv()).endsWith(folder + "/worker", "" + i, "two\nlines");
      assertThat(worker.environment())
          .containsEntry("LINES", "1\n2")
          .containsEntry("LD_LIBRARY_PATH", "/nowhere")
          .containsEntry("IFS", ":")
          .containsEntry("PORT", "" + (2999 + i))
          .containsEntry("READ_BY", "app");
      assertThat(worker.texts("environ")).contains("PWD=/no");
    }
  }

  @ParameterizedTest
  @EnumSource
  void commandsBeforeTheStartRunAsTheUserToo(Way way) throws Exception {
    Job one = job("{ command: /x, pre_start: [[/usr/bin/id, -G]] }");
    Running single = start(one, Job.Phase.PRE_START, "", way);
    assertThat(single.line()).isEqualTo(APP + " " + MEDIA + " " + LOGS);
    assertThat(single.end()).isZero();
    Job two =
        job("{ command: /x, pre_start: [[id, -un], [sh, -c, 'exit 3'], [echo, no]], group: www }");
    Running several = start(two, Job.Phase.PRE_START, "", way);
    assertThat(several.line()).isEqualTo("app");
    assertThat(several.line()).as("what comes after a failure").isNull();
    assertThat(several.end()).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource
  void anAccountThatIsNotThereEndsTheStart(Way way) throws Exception {
    Running worker =
        start(
            job("{ command: [%s/worker], user: nobody-at-all }".formatted(folder)),
            Job.Phase.MAIN,
            "",
            way);
    assertThat(worker.line()).isNull();
    assertThat(worker.end()).isNotZero();
  }

  /** The only job of a group for Upstart 0.6.5; {@code keys} as a block or in braces. */
  private static Job job(String keys) {
    String process =
        keys.startsWith("{") ? " " + keys + "\n" : "\n" + keys.indent(4).stripTrailing() + "\n";
    Manifest manifest =
        Manifests.of(
            "unitgen: 1\nname: g\nfor: upstart 0.6.5\ndefaults: { user: app }\nprocesses:\n  p:"
                + process);
    String text = Manifests.render(manifest, Target.UPSTART).get("p.conf");
    return JobParser.parse(new Source("p.conf", text)).job();
  }

  /** Does what init does: a session, the environment, the directory, then what runs the command. */
  private Running start(Job job, Job.Phase phase, String index, Way way) throws IOException {
    List<String> words = new ArrayList<>(List.of("setsid", "unshare", "-m", "/bin/sh"));
    words.addAll(List.of(folder.resolve("init").toString(), folder.toString()));
    words.addAll(List.of(way.lacks, way.shell));
    words.addAll(List.of("/usr/bin/env", "-i"));
    words.addAll(List.of("-C", job.chdir().map(Located::value).orElse("/")));
    words.addAll(List.of("PATH=/sbin:/usr/sbin:/bin:/usr/bin", "TERM=linux"));
    if (!index.isEmpty()) {
      words.add("index=" + index);
    }
    job.env().stream().map(Located::value).forEach(words::add);
    Job.Command command = job.command(phase).orElseThrow();
    String text = command.text().value();
    words.addAll(List.of("/bin/sh", "-e"));
    if (command.isScript()) {
      Path script = Files.createTempFile(folder, "script", "");
      words.add(Files.writeString(script, text).toString());
    } else {
      words.addAll(List.of("-c", "exec " + text));
    }
    Process process =
        new ProcessBuilder(words)
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    started.add(process);
    return new Running(process);
  }

  private Set<Integer> idGroups(Way way) {
    return numbers(
        Rig.outside(
                List.of(
                    "unshare",
                    "-m",
                    "/bin/sh",
                    folder.resolve("init").toString(),
                    folder.toString(),
                    way.lacks,
                    way.shell,
                    "id",
                    "-G",
                    "app"))
            .text());
  }

  /** Real, effective, saved and file system id. */
  private static String same(int id) {
    return String.join("\t", Stream.generate(() -> "" + id).limit(4).toList());
  }

  private static Set<Integer> numbers(String text) {
    return Arrays.stream(text.strip().split("\\s+"))
        .map(Integer::valueOf)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** A process, by what the kernel says about it. */
  private static final class Running {
    private final Process process;
    private final BufferedReader out;

    Running(Process process) {
      this.process = process;
      this.out =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    long pid() {
      return process.pid();
    }

    /** The next line that it says, or null when it has ended. */
    String line() throws IOException {
      return out.readLine();
    }

    int end() throws InterruptedException {
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("it ends").isTrue();
      return process.exitValue();
    }

    private Path proc(String name) {
      return Path.of("/proc", "" + pid(), name);
    }

    String status(String key) throws IOException {
      return Files.readAllLines(proc("status")).stream()
          .filter(line -> line.startsWith(key + ":"))
          .map(line -> line.substring(key.length() + 1).strip())
          .findFirst()
          .orElseThrow();
    }

    Set<Integer> groups() throws IOException {
      return numbers(status("Groups"));
    }

    Path directory() throws IOException {
      return Files.readSymbolicLink(proc("cwd"));
    }

    List<String> argv() throws IOException {
      return texts("cmdline");
    }

    /** Without those of a shell in between; bash adds the last two. */
    Map<String, String> environment() throws IOException {
      Map<String, String> environment = new TreeMap<>();
      for (String variable : texts("environ")) {
        int equals = variable.indexOf('=');
        environment.put(variable.substring(0, equals), variable.substring(equals + 1));
      }
      environment.keySet().removeAll(Set.of("PWD", "OLDPWD", "SHLVL", "_"));
      return environment;
    }

    private List<String> texts(String name) throws IOException {
      String all = Files.readString(proc(name));
      return Arrays.asList(all.substring(0, all.length() - 1).split("\0", -1));
    }

    /** Every process of its session, wherever it hangs in the tree. */
    List<Long> inSession() throws IOException {
      try (Stream<Path> all = Files.list(Path.of("/proc"))) {
        return all.filter(path -> path.getFileName().toString().matches("[0-9]+"))
            .filter(path -> session(path).filter(id -> id == pid()).isPresent())
            .map(path -> Long.valueOf(path.getFileName().toString()))
            .toList();
      }
    }

    private static Optional<Long> session(Path proc) {
      try {
        String stat = Files.readString(proc.resolve("stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", 5);
        return Optional.of(Long.valueOf(fields[3]));
      } catch (IOException e) {
        return Optional.empty(); // it has ended
      }
    }
  }
}
