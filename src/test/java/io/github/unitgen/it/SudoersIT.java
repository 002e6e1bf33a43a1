package io.github.unitgen.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ManifestReader;
import io.github.unitgen.manifest.Settings;
import io.github.unitgen.manifest.Target;
import io.github.unitgen.render.Renderer;
import io.github.unitgen.render.deploy.Companion;
import io.github.unitgen.source.NamedText;
import io.github.unitgen.source.Ownership;
import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.shell.ShellQuoting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real sudo, asked in a mount namespace of its own what the rendered rules allow; Ruby and
 * visudo read what is rendered from any manifest of ours.
 */
@Timeout(300)
class SudoersIT {
  private static final String MANIFEST =
      """
      unitgen: 1
      name: workers
      defaults: { user: svc, group: svc }
      processes:
        sidekiq: { command: /srv/sidekiq, count: 2, quiet_signal: TSTP }
        queue: { command: /srv/queue, instances: [low-prio, a.b, "0"], quiet_signal: TSTP }
        "web:x": { command: /srv/web, reload_signal: USR1 }
      """;

  private static final String ROOT = "root";

  private static final Map<String, String> PROGRAMS =
      Map.of(
          "/usr/bin/sudo", "sudo",
          "/usr/sbin/visudo", "sudo",
          "/usr/bin/ruby", "ruby",
          "/bin/systemctl", "systemd",
          "/bin/kill", "procps",
          "/usr/bin/unshare", "util-linux");

  @TempDir Path folder;

  @BeforeEach
  void programs() throws IOException {
    for (Map.Entry<String, String> program : PROGRAMS.entrySet()) {
      if (!Files.isExecutable(Path.of(program.getKey()))) {
        Rig.lacking("no " + program.getKey() + " (package " + program.getValue() + ")");
      }
    }
    if (!Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0)) {
      Rig.lacking("to put rules in the place of sudo's needs root");
    }
  }

  private static Rig.Result render(String manifest, Path to, String... options) {
    List<String> command =
        new ArrayList<>(List.of(Fleet.PROGRAM.toString(), "render", manifest, "-o", to + "/out"));
    command.addAll(Arrays.asList(options));
    return Rig.outside(command);
  }

  /** Whether sudo would let {@code user} run each of the command lines, "USER: WORDS". */
  private Map<String, Boolean> allowed(String user, Set<String> lines) throws IOException {
    Path sbin = Files.createDirectories(folder.resolve("sbin"));
    Path initctl = sbin.resolve("initctl");
    Files.writeString(initctl, "#!/bin/sh\n");
    Rig.open(initctl, "rwxr-xr-x");
    StringBuilder passwd = new StringBuilder(Files.readString(Path.of("/etc/passwd")));
    int uid = 64000;
    for (String name : Set.of(user, "svc", "other")) {
      passwd.append(name).append(":x:").append(uid++).append(":64000::/:/bin/sh\n");
    }
    Files.writeString(folder.resolve("passwd"), passwd);
    StringBuilder script = new StringBuilder("set -e\n");
    script.append("mount --bind ").append(rules()).append(" /etc/sudoers\n");
    script.append("mount --bind ").append(folder.resolve("passwd")).append(" /etc/passwd\n");
    script.append("mount --bind ").append(sbin).append(" /sbin\n");
    for (String line : lines) {
      int colon = line.indexOf(": ");
      script
          .append("if sudo -l -U ")
          .append(ShellQuoting.word(user))
          .append(" -u ")
          .append(line, 0, colon)
          .append(" -- ")
          .append(line.substring(colon + 2))
          .append(" >/dev/null 2>&1; then echo yes; else echo no; fi\n");
    }
    Path file = folder.resolve("ask.sh");
    Files.writeString(file, script);
    String said = Rig.outside(List.of("/usr/bin/unshare", "-m", "/bin/sh", file.toString())).text();
    List<String> answers = said.lines().toList();
    assertThat(answers).hasSameSizeAs(lines);
    Map<String, Boolean> allowed = new LinkedHashMap<>();
    int i = 0;
    for (String line : lines) {
      allowed.put(line, answers.get(i++).equals("yes"));
    }
    return allowed;
  }

  private Path rules() {
    return folder.resolve("rules/unitgen-workers");
  }

  /** Runs every task and returns what went through sudo: the user, and the words. */
  private Set<String> recorded(String... options) throws IOException {
    Deployer deployer = new Deployer(folder).render(MANIFEST, options);
    deployer.answer("case $line in *status*) echo 'x start/running, process 4711' ;; esac");
    Set<String> commands = new LinkedHashSet<>();
    for (String task : List.of("quiet", "restart", "start", "stop", "status")) {
      commands.addAll(deployer.run("workers:" + task));
    }
    if (List.of(options).contains("upstart")) {
      deployer.answer(
          """
          case $line in
            *'status workers') echo 'workers start/running' ;;
            *status*) echo 'x stop/waiting' ;;
          esac""");
      commands.addAll(deployer.fail("not running", "workers:start"));
    }
    Set<String> lines = new LinkedHashSet<>();
    for (String command : commands) {
      if (command.startsWith("sudo -n -u ")) {
        String words = command.substring("sudo -n -u ".length());
        int blank = words.indexOf(' ');
        lines.add(words.substring(0, blank) + ": " + words.substring(blank + 1));
      } else if (command.startsWith("sudo -n ")) {
        lines.add(ROOT + ": " + command.substring("sudo -n ".length()));
      }
    }
    assertThat(lines).isNotEmpty();
    return lines;
  }

  /** Near misses of an allowed command, none of which is another allowed one. */
  private static Stream<String> misses(String line) {
    int last = line.lastIndexOf(' ');
    return Stream.of(
        line + " x.service",
        line + " ''",
        line.substring(0, last),
        line.substring(0, last) + " '" + line.substring(last + 1) + " x'",
        line.replaceFirst("^[a-z]+: (\\S+) .*", "root: $1"),
        line.replaceFirst("^[a-z]+: ", "other: "),
        line.replaceFirst(" (-?)(reload|restart|start|stop|reset-failed|status|TSTP)", " $1edit"),
        line.replaceFirst(" (reload|restart|start|stop|reset-failed|status) ", " $1 --now "));
  }

  private void check(String deployer, String... options) throws IOException {
    Set<String> recorded = recorded(options);
    String[] with =
        Stream.concat(
                Stream.of(options),
                Stream.of("--with", "sudoers=" + rules().getParent(), "--deploy-user", deployer))
            .toArray(String[]::new);
    Rig.Result rendered = render(folder.resolve("workers.yml").toString(), folder, with);
    assertThat(rendered.code()).as(rendered.err()).isZero();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(rules())))
        .isEqualTo("r--r-----");
    assertThat(allowed(deployer, recorded))
        .as(deployer)
        .allSatisfy((line, yes) -> assertThat(yes).isTrue());

    // None is allowed that no task runs; the number of a process has a rule for each length.
    assertThat(Files.readAllLines(rules()))
        .filteredOn(line -> line.contains("NOPASSWD") && !line.contains("kill"))
        .hasSize((int) recorded.stream().filter(line -> !line.contains("kill")).count());

    Set<String> others = new LinkedHashSet<>();
    recorded.stream().flatMap(SudoersIT::misses).forEach(others::add);
    others.add("root: /bin/systemctl status workers.target");
    others.add("root: /bin/systemctl stop sshd.service");
    others.add("root: /bin/systemctl edit sidekiq@1.service");
    others.add("root: /bin/sh");
    others.add("root: /sbin/initctl emit x");
    others.add("root: /bin/kill -TSTP 4711");
    others.add("svc: /bin/kill -KILL 4711");
    for (String pid : List.of("0", "-1", "1 2", "12345678", "1x", "'1 -s KILL'", "$(echo 1)9 1")) {
      others.add("svc: /bin/kill -TSTP " + pid);
    }
    others.removeAll(recorded);
    assertThat(allowed(deployer, others))
        .as(deployer)
        .allSatisfy((line, yes) -> assertThat(yes).isFalse());
  }

  @Test
  void onSystemdTheRulesAllowWhatTheTasksRunAndNothingElse() throws IOException {
    check("deploy", "--target", "systemd");
  }

  @Test
  void onUpstartTheRulesAllowWhatTheTasksRunAndNothingElse() throws IOException {
    check("deploy", "--target", "upstart");
  }

  @Test
  void onAnOldUpstartTheWorkersUserMaySendTheirSignalOnly() throws IOException {
    check("deploy", "--target", "upstart", "--for", "upstart 1.5");
  }

  @Test
  void aDeployerMayHaveAnUnusualName() throws IOException {
    for (String name :
        List.of("DEPLOY", "DOM\\jo", "jo@example.com", "svc$", "a.b", "9x", "x(y)", "a\\b(c)@d")) {
      check(name, "--target", "systemd", "--force");
    }
  }

  @Test
  void manyMembersAreAllowedInOneCommand() throws IOException {
    check("deploy", "--target", "systemd", "--count", "sidekiq=150");
  }

  @TestFactory
  Stream<DynamicTest> rubyAndVisudoReadWhatIsRenderedFromEveryManifest() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path manifest : manifests()) {
      String name = manifest.getParent().getFileName().toString();
      for (String versions : List.of("systemd 252", "systemd 219", "upstart 1.13", "upstart 1.5")) {
        Target target = versions.startsWith("upstart") ? Target.UPSTART : Target.SYSTEMD;
        tests.add(
            DynamicTest.dynamicTest(
                name + " " + versions, () -> read(name, manifest, target, versions)));
      }
      tests.add(
          DynamicTest.dynamicTest(
              name + " systemd-user",
              () -> read(name, manifest, Target.SYSTEMD_USER, "systemd 252")));
    }
    return tests.stream();
  }

  private void read(String name, Path path, Target target, String versions) throws IOException {
    Manifest manifest =
        ManifestReader.read(
                List.of(Source.of("manifest.yml", Files.readAllBytes(path))),
                List.of(Settings.layer("--set", "for=" + versions).value().orElseThrow()))
            .value()
            .orElseThrow();
    List<Companion> companions =
        target == Target.SYSTEMD_USER
            ? List.of(Companion.CAPISTRANO)
            : List.of(Companion.CAPISTRANO, Companion.SUDOERS);
    Path to = Files.createDirectories(folder.resolve(name + target.id() + versions));
    for (NamedText rendered :
        Renderer.companions(manifest, target, companions, "deploy", template -> Optional.empty())
            .value()
            .orElseThrow()) {
      Path file = to.resolve(rendered.name());
      Files.writeString(file, Ownership.stamp("manifest.yml", manifest.group(), rendered.text()));
      Rig.open(file, "r--r-----");
      boolean ruby = rendered.name().endsWith(".rake");
      Rig.Result result =
          Rig.outside(
              ruby
                  ? List.of("/usr/bin/ruby", "-wc", file.toString())
                  : List.of("/usr/sbin/visudo", "-c", "-s", "-f", file.toString()));
      assertThat(result.text()).as(rendered.name()).endsWith(ruby ? "Syntax OK" : "parsed OK");
      assertThat(result.err()).as(rendered.name()).isEmpty();
    }
  }

  private static List<Path> manifests() throws IOException {
    List<Path> manifests = new ArrayList<>();
    for (String parent : List.of("examples", "test-fixtures/render")) {
      try (Stream<Path> folders = Files.list(Path.of(parent))) {
        folders
            .map(folder -> folder.resolve("manifest.yml"))
            .filter(Files::exists)
            .sorted()
            .forEach(manifests::add);
      }
    }
    return manifests;
  }
}
