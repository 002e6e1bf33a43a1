package io.github.unitgen.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts of {@code unitgen completion}, asked for completions in the real shells. */
@Timeout(120)
class CompletionIT {
  /** Where each shell looks for a script of the program, below a folder that it is told. */
  private static final Map<String, String> PLACES =
      Map.of("bash", "completions/unitgen", "zsh", "_unitgen", "fish", "unitgen.fish");

  @TempDir Path folder;

  @BeforeEach
  void makeFiles() throws IOException {
    Files.createFile(folder.resolve("web.service"));
    Files.createFile(folder.resolve("two words.yml"));
    Files.createDirectory(folder.resolve("units"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh", "fish"})
  void commandsOptionsAndTheirValuesAreOffered(String shell) throws IOException {
    Map<String, String> offered =
        ask(
            shell,
            "unitgen re",
            "unitgen lint --fail-",
            "unitgen lint --format ",
            "unitgen lint --format=j",
            "unitgen lint --kind ",
            "unitgen render web.yml --target s",
            "unitgen versions --format ",
            "unitgen lint --fix=",
            "unitgen explain S10",
            "unitgen lint --select S10",
            "unitgen lint --ignore self-",
            "unitgen lint --ignore ped",
            "unitgen render web.yml --for rhel-7.1",
            "unitgen schema ",
            "unitgen completion ");
    assertThat(offered.get("unitgen re")).contains("remove").contains("render");
    assertThat(offered.get("unitgen lint --fail-")).contains("--fail-on");
    assertThat(offered.get("unitgen lint --format "))
        .contains("text", "oneline", "json", "sarif", "github", "gitlab", "checkstyle", "junit");
    assertThat(offered.get("unitgen lint --format=j")).contains("json", "junit");
    assertThat(offered.get("unitgen lint --format=j")).doesNotContain("text");
    assertThat(offered.get("unitgen lint --kind ")).contains("upstart", "environment");
    assertThat(offered.get("unitgen render web.yml --target s")).contains("systemd-user");
    assertThat(offered.get("unitgen versions --format ")).contains("json");
    assertThat(offered.get("unitgen versions --format ")).doesNotContain("sarif", "web.service");
    assertThat(offered.get("unitgen lint --fix=")).contains("safe", "unsafe");
    assertThat(offered.get("unitgen explain S10")).contains("S102", "S104").doesNotContain("S201");
    assertThat(offered.get("unitgen lint --select S10")).contains("S102", "S104");
    assertThat(offered.get("unitgen lint --ignore self-")).contains("self-daemonizing-command");
    assertThat(offered.get("unitgen lint --ignore ped")).contains("pedantic");
    assertThat(offered.get("unitgen render web.yml --for rhel-7.1")).contains("rhel-7.1");
    assertThat(offered.get("unitgen schema ")).contains("manifest", "config");
    assertThat(offered.get("unitgen completion ")).contains("bash", "zsh", "fish");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh", "fish"})
  void filesAndFoldersAreOfferedWhereTheyAreMeant(String shell) throws IOException {
    Map<String, String> offered =
        ask(
            shell,
            "unitgen lint ",
            "unitgen lint --fix ",
            "unitgen lint --baseline ",
            "unitgen render 'two words.yml' -o ",
            "unitgen render two",
            "unitgen lint --stdin-filename ",
            "unitgen schema w",
            "unitgen lint --format w");
    for (String line :
        List.of("unitgen lint ", "unitgen lint --fix ", "unitgen lint --baseline ")) {
      assertThat(offered.get(line)).as(line).contains("web.service", "units");
    }
    assertThat(offered.get("unitgen render 'two words.yml' -o "))
        .contains("units")
        .doesNotContain("web.service");
    assertThat(offered.get("unitgen render two")).containsPattern("two\\\\? words.yml");
    for (String line :
        List.of("unitgen lint --stdin-filename ", "unitgen schema w", "unitgen lint --format w")) {
      assertThat(offered.get(line)).as(line).doesNotContain("web.service");
    }
  }

  /** What the shell makes of each line when all that it offers is put in. */
  private Map<String, String> ask(String shell, String... lines) throws IOException {
    for (String program : List.of("bash", shell, "script")) {
      if (Rig.outside(List.of("sh", "-c", "command -v " + program)).code() != 0) {
        Rig.lacking("no " + program + " on this machine");
      }
    }
    boolean bashCompletion = Files.exists(Path.of("/usr/share/bash-completion/bash_completion"));
    if (shell.equals("bash") && !bashCompletion) {
      Rig.lacking("no package bash-completion on this machine");
    }
    Path scripts = Files.createTempDirectory("unitgen-completion");
    Path script = scripts.resolve(PLACES.get(shell));
    Files.createDirectories(script.getParent());
    Files.writeString(
        script, Rig.outside(List.of(Fleet.PROGRAM.toString(), "completion", shell)).text() + "\n");
    Path ask = scripts.resolve("ask");
    try (InputStream in = CompletionIT.class.getResourceAsStream("/shells/ask-" + shell)) {
      Files.write(ask, in.readAllBytes());
    }
    List<String> command = new ArrayList<>();
    // fish completes words of programs that it finds.
    command.addAll(
        List.of(
            "env",
            "-C",
            folder.toString(),
            "PATH=" + Fleet.PROGRAM.getParent() + ":" + System.getenv("PATH"),
            "bash",
            ask.toString(),
            scripts.toString()));
    command.addAll(List.of(lines));
    List<String> answers = Rig.outside(command).out().lines().toList();
    assertThat(answers).hasSameSizeAs(lines);
    Map<String, String> offered = new TreeMap<>();
    for (int i = 0; i < lines.length; i++) {
      offered.put(lines[i], answers.get(i));
    }
    return offered;
  }
}
