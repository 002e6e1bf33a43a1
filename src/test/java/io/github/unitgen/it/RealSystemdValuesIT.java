package io.github.unitgen.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.support.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Random values and words reach a program byte for byte, as the kernel handed them over. */
@Timeout(120)
@ParameterizedClass(name = "rendered for {0}")
@ValueSource(strings = {"", "systemd 219", "systemd 239"})
class RealSystemdValuesIT {
  @RegisterExtension static final Rig RIG = new Rig();

  /** What is rendered for; the systemd that reads it is the one of this machine. */
  @Parameter private String version = "";

  @BeforeEach
  void chooseVersion() {
    RIG.renderFor(version);
  }

  private static final int VALUES = 500;
  private static final String PERL = "/usr/bin/perl";

  /** How a list of words is written in a manifest. */
  private enum Form {
    LIST,
    TEXT,
    SHELL;

    String written(List<String> words) {
      String text = words.stream().map(RandomTexts::shell).collect(Collectors.joining(" "));
      return switch (this) {
        case LIST ->
            words.stream().map(RandomTexts::yaml).collect(Collectors.joining(", ", "[", "]"));
        case TEXT -> RandomTexts.yaml(text);
        case SHELL -> RandomTexts.yaml("exec " + text) + "\n    shell: true";
      };
    }
  }

  @Test
  void fiveHundredValuesAndWordsOfAList() throws Exception {
    check("list", Form.LIST, "");
  }

  @Test
  void wordsOfACommandThatIsOneText() throws Exception {
    check("text", Form.TEXT, "");
  }

  @Test
  void textOfAShell() throws Exception {
    check("shell", Form.SHELL, "");
  }

  @Test
  void instances() throws Exception {
    check("count", Form.LIST, "count: 2");
  }

  @Test
  void instancesOfAShellText() throws Exception {
    check("shells", Form.SHELL, "count: 2");
  }

  @Test
  void aPort() throws Exception {
    Values values = check("port", Form.LIST, "port: 4000");
    assertThat(values.environment("workers")).containsEntry("PORT", "4000");
  }

  @Test
  void instancesWithPortsFromAShellInFront() throws Exception {
    Values values = check("ports", Form.LIST, "count: 2\n    port: 4000");
    assertThat(values.environment("workers@1")).containsEntry("PORT", "4000");
    assertThat(values.environment("workers@2")).containsEntry("PORT", "4001");
  }

  @Test
  void instancesWithPortsAndAShellText() throws Exception {
    Values values = check("portshells", Form.SHELL, "count: 2\n    port: 4000");
    assertThat(values.environment("workers@2")).containsEntry("PORT", "4001");
  }

  @Test
  void aProgramWhosePathHasDollarPercentAndBlank() throws Exception {
    Path odd = Files.createDirectories(RIG.folder().resolve("odd $HOME ${V1} %i 50% d\u00e9;#~*"));
    Rig.open(odd, "rwxr-xr-x");
    Path perl = Files.createSymbolicLink(odd.resolve("$p %n"), Path.of(PERL));
    check("path", Form.LIST, "", perl.toString(), Map.of());
    check("paths", Form.LIST, "count: 1", perl.toString(), Map.of());
    check("pathports", Form.LIST, "count: 1\n    port: 4000", perl.toString(), Map.of());
  }

  @Test
  void aProgramThatIsLookedUpInThePathOfTheManifest() throws Exception {
    Path plain = Files.createDirectories(RIG.folder().resolve("plain"));
    Files.createSymbolicLink(plain.resolve("ruby9"), Path.of(PERL));
    Path odd = Files.createDirectories(RIG.folder().resolve("odd $x %i"));
    Files.createSymbolicLink(odd.resolve("ruby9"), Path.of(PERL));
    String path = ":/usr/bin:/bin";
    check("search", Form.LIST, "", "ruby9", Map.of("PATH", plain + path));
    check("env", Form.LIST, "", "ruby9", Map.of("PATH", odd + path));
    check("envport", Form.LIST, "count: 1\n    port: 4000", "ruby9", Map.of("PATH", odd + path));
  }

  @Test
  void aDirectoryWithDollarPercentAndBlank() throws Exception {
    Path odd = Files.createDirectories(RIG.folder().resolve("dir $HOME ${V1} %h '\" d\u00e9;#~*"));
    Rig.open(odd, "rwxr-xr-x");
    String directory = "directory: " + RandomTexts.yaml(odd.toString());
    Values values = check("dir", Form.LIST, directory);
    assertThat(values.fleet().facts(values.fleet().unit("workers"))).contains(odd.toString());
  }

  @Test
  void filesOfVariables() throws Exception {
    Path odd = Files.createDirectories(RIG.folder().resolve("files $HOME %h d\u00e9;#~"));
    Rig.open(odd, "rwxr-xr-x");
    Path first = odd.resolve("a b.env");
    Files.writeString(first, "# secrets\nFILED=plain value\nEMPTY=\nQUOTED=\"a  'b'\"\n");
    Path second = odd.resolve("2.env");
    Files.writeString(second, "SECOND=2\n");
    Files.writeString(odd.resolve("1.env"), "SECOND=1\n");
    String files =
        "env_files: [%s, %s, %s]"
            .formatted(
                RandomTexts.yaml(first.toString()),
                RandomTexts.scalar(odd + "/{{instance}}.env"),
                RandomTexts.yaml("-" + odd.resolve("absent.env")));
    Values values = check("files", Form.LIST, "count: 2\n    " + files);
    assertThat(values.environment("workers@1"))
        .containsEntry("FILED", "plain value")
        .containsEntry("EMPTY", "")
        .containsEntry("QUOTED", "a  'b'")
        .containsEntry("SECOND", "1");
    assertThat(values.environment("workers@2")).containsEntry("SECOND", "2");
  }

  @Test
  void placeholdersBesideOddSigns() throws Exception {
    Fleet fleet =
        Fleet.of(
                RIG,
                "places",
                """
                processes:
                  workers:
                    user: daemon
                    count: 2
                    command:
                    - /usr/bin/perl
                    - "@RIG@/bin/worker"
                    - "%i{{instance}}$$ {{name}}"
                    - "{{{{instance}}"
                    env:
                      LOG: "@DIR@/log/log"
                      DUMP: "@DIR@/dump"
                      WHO: "'%i {{group}}-{{instance}}\\\\"
                """)
            .start();
    for (int i = 1; i <= 2; i++) {
      String unit = fleet.unit("workers@" + i);
      assertThat(fleet.argv(unit)).endsWith("%i" + i + "$$ workers", "{{instance}}");
      assertThat(fleet.environment(unit)).containsEntry("WHO", "'%i workers-" + i + "\\");
    }
  }

  @Test
  void variablesThatAShellWouldSetItself() throws Exception {
    Map<String, String> taken = new TreeMap<>(Map.of("HOME", "/h %h", "USER", "$u", "LANG", "%"));
    check("ownedport", Form.LIST, "count: 1\n    port: 4000", PERL, taken);
    for (String name : List.of("IFS", "OPTIND", "PPID", "PWD", "OLDPWD", "SHLVL", "_", "PS4")) {
      taken.put(name, "7 %h");
    }
    check("owned", Form.LIST, "", PERL, taken);
    check("ownedcount", Form.LIST, "count: 1", PERL, taken);
  }

  @Test
  void aVariableThatTheShellInFrontWouldChangeIsRefused() throws Exception {
    Fleet fleet =
        Fleet.of(
            RIG,
            "refused",
            """
            processes:
              workers: { command: worker, user: daemon, count: 2, port: 4000, env: { IFS: x } }
            """);
    assertThat(fleet.refused())
        .contains("this variable is overwritten by the shell that computes the port")
        .contains("\"line\": 5");
  }

  /** A group with one process, `workers`, that got its values. */
  private record Values(Fleet fleet) {
    Map<String, String> environment(String process) {
      return fleet.environment(fleet.unit(process));
    }
  }

  private Values check(String prefix, Form form, String more) throws IOException {
    return check(prefix, form, more, PERL, Map.of());
  }

  /** Without the control characters that are refused in a variable of that version. */
  private String asVariable(String value) {
    return switch (version) {
      case "systemd 219" -> value.replaceAll("[\\x01-\\x1f\\x7f]", "?");
      case "systemd 239" -> value.replaceAll("[\\x01-\\x1f\\x7f&&[^\n\t]]", "?");
      default -> value;
    };
  }

  /** {@code program}: perl under some name. */
  private Values check(
      String prefix, Form form, String more, String program, Map<String, String> environment)
      throws IOException {
    RandomTexts texts = new RandomTexts(Seed.VALUE + prefix.hashCode());
    List<String> values = texts.take(VALUES).stream().map(this::asVariable).toList();
    Map<String, String> env = new LinkedHashMap<>(environment);
    for (int i = 0; i < VALUES; i++) {
      env.put("V" + i, values.get(i));
    }
    List<String> before = List.of(PERL, RIG.folder() + "/bin/pre");
    List<String> pre = Stream.concat(before.stream(), texts.take(20).stream()).toList();
    List<String> main = new ArrayList<>(List.of(program, RIG.folder() + "/bin/worker"));
    main.addAll(texts.take(VALUES));
    StringBuilder manifest = new StringBuilder("processes:\n  workers:\n    user: daemon\n");
    manifest.append("    restart: never\n    ").append(more).append("\n    command: ");
    manifest.append(form.written(main)).append("\n    pre_start:\n    - ");
    manifest.append((form == Form.LIST ? Form.LIST : Form.TEXT).written(pre));
    manifest.append("\n    env:\n      LOG: \"@DIR@/log/log\"\n      DUMP: \"@DIR@/dump\"\n");
    env.forEach(
        (name, value) ->
            manifest
                .append("      ")
                .append(name)
                .append(": ")
                .append(RandomTexts.yaml(value))
                .append('\n'));
    Fleet fleet = Fleet.of(RIG, prefix, manifest.toString()).start();
    for (String unit : fleet.wanted()) {
      same(unit + " words", main, fleet.argv(unit));
      same(unit + " words of pre_start", pre, fleet.argv(unit + ".pre"));
      Map<String, String> seen = fleet.environment(unit);
      assertThat(seen.keySet()).containsAll(env.keySet());
      for (Map.Entry<String, String> variable : env.entrySet()) {
        same(
            unit + " " + variable.getKey(),
            List.of(variable.getValue()),
            List.of(seen.get(variable.getKey())));
      }
    }
    return new Values(fleet);
  }

  /** Compares one by one, so that a failure shows a text and not a thousand. */
  private static void same(String what, List<String> expected, List<String> seen) {
    for (int i = 0; i < Math.min(expected.size(), seen.size()); i++) {
      assertThat(RandomTexts.scalar(seen.get(i)))
          .as("%s, number %d, %s", what, i, Seed.OPTION)
          .isEqualTo(RandomTexts.scalar(expected.get(i)));
    }
    assertThat(seen).as("%s, %s", what, Seed.OPTION).hasSameSizeAs(expected);
  }
}
