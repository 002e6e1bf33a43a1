package io.github.unitgen.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The role of {@code examples/ansible}, run by the real Ansible. The hosts of its inventory are
 * folders; systemctl is a stand-in that writes down what it is asked for.
 */
@Timeout(600)
class AnsibleIT {
  private static final Path EXAMPLE = Path.of("examples/ansible");
  private static final String ONE = "worker1.example.org";
  private static final String TWO = "worker2.example.org";

  private static final Pattern RECAP =
      Pattern.compile("^(\\S+) +: ok=\\d+ +changed=(\\d+) .* failed=(\\d+) ", Pattern.MULTILINE);

  @TempDir Path folder;
  private Workbench bench;

  @BeforeEach
  void project() throws IOException {
    Workbench.needs("/usr/bin/ansible-playbook", "ansible-core");
    bench = new Workbench(folder);
    try (Stream<Path> files = Files.walk(EXAMPLE)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bench.file(EXAMPLE.relativize(file).toString(), Files.readString(file));
      }
    }
    bench.file(
        "local.yml",
        """
        all:
          vars:
            ansible_connection: local
            ansible_become: false
            ansible_python_interpreter: /usr/bin/python3
            unitgen_folder: "{{ playbook_dir }}/hosts/{{ inventory_hostname }}"
            unitgen_owner: ""
            unitgen_owner_group: ""
        """);
    bench.stub("systemctl", "#!/bin/sh\necho \"$*\" >>" + bench.path("commands") + "\n");
    bench.env("ANSIBLE_NOCOLOR", "1");
    bench.env("ANSIBLE_PIPELINING", "1");
    for (String host : List.of(ONE, TWO)) {
      Files.createDirectories(bench.path("hosts/" + host));
    }
  }

  private Rig.Result play(String... more) {
    List<String> words =
        new ArrayList<>(
            List.of("ansible-playbook", "-i", "inventory.yml", "-i", "local.yml", "site.yml"));
    words.addAll(List.of(more));
    return bench.run(words.toArray(String[]::new));
  }

  /** Of a run in which nothing failed: how many tasks changed something, by host. */
  private static Map<String, String> changed(Rig.Result run) {
    Map<String, String> changed = new TreeMap<>();
    Matcher recap = RECAP.matcher(run.text());
    while (recap.find()) {
      assertThat(recap.group(3)).isEqualTo("0");
      changed.put(recap.group(1), recap.group(2));
    }
    return changed;
  }

  /** What systemctl was asked for since the last time, in order. */
  private List<String> commands() throws IOException {
    Path log = bench.path("commands");
    if (!Files.exists(log)) {
      return List.of();
    }
    List<String> commands = Files.readAllLines(log);
    Files.delete(log);
    return commands;
  }

  private String read(String host, String file) throws IOException {
    return Files.readString(bench.path("hosts/" + host).resolve(file));
  }

  private Map<String, String> installed() throws IOException {
    Map<String, String> installed = new TreeMap<>();
    try (Stream<Path> files = Files.walk(bench.path("hosts"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        installed.put(
            bench.path("hosts").relativize(file).toString(),
            Files.getLastModifiedTime(file) + Files.readString(file));
      }
    }
    return installed;
  }

  private static final String CHECKED =
      "show -p Id -p ActiveState -p ActiveEnterTimestampMonotonic workers.target ";
  private static final String ONE_CHECKED =
      CHECKED + "sidekiq@1.service sidekiq@2.service mailer@1.service";
  private static final String TWO_CHECKED =
      CHECKED + "sidekiq@1.service sidekiq@2.service sidekiq@3.service sidekiq@4.service";

  @Test
  void installsForEachHostAndThenOnlyWhatChanges() throws IOException {
    Rig.Result check = play("--check", "--diff");
    assertThat(changed(check)).isEqualTo(Map.of(ONE, "1", TWO, "1"));
    assertThat(check.out()).contains("+Wants=sidekiq@1.service sidekiq@2.service");
    assertThat(installed()).isEmpty();
    assertThat(commands()).isEmpty();

    // The copy and the handler.
    assertThat(changed(play())).isEqualTo(Map.of(ONE, "2", TWO, "2"));
    assertThat(commands())
        .containsExactlyInAnyOrder(
            "daemon-reload",
            "daemon-reload",
            "enable workers.target",
            "enable workers.target",
            "start workers.target sidekiq@1.service sidekiq@2.service mailer@1.service",
            "start workers.target sidekiq@1.service sidekiq@2.service sidekiq@3.service sidekiq@4.service",
            ONE_CHECKED,
            ONE_CHECKED,
            TWO_CHECKED,
            TWO_CHECKED);
    assertThat(read(ONE, "workers.target"))
        .contains("\nWants=sidekiq@1.service sidekiq@2.service\nWants=mailer@1.service\n");
    assertThat(read(TWO, "workers.target"))
        .contains("\nWants=sidekiq@1.service sidekiq@2.service sidekiq@3.service sidekiq@4.");
    assertThat(read(ONE, "sidekiq@.service")).doesNotContain("MemoryMax=");
    assertThat(read(TWO, "sidekiq@.service")).contains("\nMemoryMax=2G\n");

    Map<String, String> before = installed();
    assertThat(changed(play())).isEqualTo(Map.of(ONE, "0", TWO, "0"));
    assertThat(installed()).isEqualTo(before);
    assertThat(commands()).isEmpty();

    // Another count on one host.
    String inventory = Files.readString(bench.path("inventory.yml"));
    bench.file("inventory.yml", inventory.replace("sidekiq: 4", "sidekiq: 3"));
    assertThat(changed(play())).isEqualTo(Map.of(ONE, "0", TWO, "2"));
    assertThat(commands())
        .containsExactly(
            "daemon-reload",
            "stop sidekiq@4.service",
            "reset-failed sidekiq@4.service",
            CHECKED + "sidekiq@1.service sidekiq@2.service sidekiq@3.service",
            CHECKED + "sidekiq@1.service sidekiq@2.service sidekiq@3.service");
    Map<String, String> after = installed();
    assertThat(after.keySet()).isEqualTo(before.keySet());
    assertThat(after.entrySet().stream().filter(file -> !before.containsValue(file.getValue())))
        .extracting(Map.Entry::getKey)
        .containsExactly(TWO + "/workers.target");
  }

  @Test
  void installsNothingAnywhereWhereLintFindsSomethingOrAFileIsNotOurs() throws IOException {
    bench.run("ansible-playbook", "-i", "inventory.yml", "--syntax-check", "site.yml").text();
    String inventory = Files.readString(bench.path("inventory.yml"));
    bench.file(
        "inventory.yml",
        inventory.replace("limits: { memory: 2G }", "systemd: { Service: { PIDFile: /run/x } }"));
    assertThat(
            bench
                .run(
                    "unitgen",
                    "render",
                    "files/workers.yml",
                    "-o",
                    "out",
                    "--set=processes.sidekiq.systemd={Service: {PIDFile: /run/x}}")
                .code())
        .as("render takes it: it is lint that refuses")
        .isZero();
    Rig.Result refused = play();
    assertThat(refused.code()).isNotZero();
    assertThat(refused.out()).contains("warning[S104]").contains("nothing is installed");
    assertThat(installed()).isEmpty();

    bench.file("inventory.yml", inventory);
    bench.file("hosts/" + TWO + "/sidekiq@.service", "[Service]\nExecStart=/usr/bin/other\n");
    Map<String, String> before = installed();
    Rig.Result foreign = play();
    assertThat(foreign.code()).isNotZero();
    assertThat(foreign.out()).contains("refuse");
    assertThat(installed()).isEqualTo(before);
    assertThat(commands()).isEmpty();
  }

  @Test
  void deletesWhatTheManifestNoLongerHasOnEitherInitAndMayLeaveTheInitAlone() throws IOException {
    String inventory = Files.readString(bench.path("inventory.yml"));
    bench.file(
        "inventory.yml",
        inventory.replaceFirst(
            "unitgen_values: .*", "unitgen_target: upstart\n      unitgen_for: [ubuntu-14.04]"));
    bench.stub("initctl", "#!/bin/sh\necho \"initctl $*\" >>" + bench.path("commands") + "\n");
    bench.stub("status", "#!/bin/sh\necho \"$* start/running, process 7\"\n");
    assertThat(changed(play("-e", "unitgen_apply=false"))).isEqualTo(Map.of(ONE, "1", TWO, "1"));
    assertThat(commands()).isEmpty();
    assertThat(read(TWO, "workers.conf")).contains("\nenv NUM_SIDEKIQ=4\n");

    String manifest = Files.readString(bench.path("files/workers.yml"));
    bench.file("files/workers.yml", manifest.substring(0, manifest.indexOf("  mailer:")));
    bench.file(
        "inventory.yml", Files.readString(bench.path("inventory.yml")).replace(", mailer: 0", ""));
    assertThat(changed(play())).isEqualTo(Map.of(ONE, "3", TWO, "3"));
    assertThat(installed().keySet())
        .containsExactly(
            ONE + "/sidekiq@.service",
            ONE + "/workers.target",
            TWO + "/sidekiq.conf",
            TWO + "/workers.conf");
    assertThat(read(ONE, "workers.target")).doesNotContain("mailer");
    assertThat(commands())
        .contains("stop mailer@*.service", "daemon-reload", "initctl reload-configuration");
  }
}
