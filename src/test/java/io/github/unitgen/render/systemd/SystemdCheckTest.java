package io.github.unitgen.render.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.manifest.Target;
import io.github.unitgen.render.Manifests;
import io.github.unitgen.render.template.Templates;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SystemdCheckTest {
  private static final Manifest MANIFEST = Manifests.everything();
  private static final ProcessSpec WEB = MANIFEST.process("web").orElseThrow();
  private static final String UNIT = Manifests.render(MANIFEST, Target.SYSTEMD).get("web@.service");
  private static final String GROUP = Manifests.render(MANIFEST, Target.SYSTEMD).get("shop.target");

  /** What is said of {@code text} where the template is one of unitgen's. */
  private static List<Diagnostic> service(String text) {
    List<Diagnostic> problems = new ArrayList<>();
    check(problems).service(text, WEB, "systemd/process.service.ftl");
    return problems;
  }

  private static List<Diagnostic> target(String text) {
    List<Diagnostic> problems = new ArrayList<>();
    check(problems).target(text, "systemd/group.target.ftl");
    return problems;
  }

  private static SystemdCheck check(List<Diagnostic> problems) {
    Templates templates = new Templates(name -> Optional.empty(), SystemdFormat.INSTANCE);
    return new SystemdCheck(MANIFEST, Manager.SYSTEM, templates, problems);
  }

  /** What is said of {@code text} where it comes from a template of the user. */
  private static List<Diagnostic> users(String text) {
    return Manifests.problems(
        Manifests.of(
            """
            unitgen: 1
            name: g
            processes:
              p:
                command: [bundle, "a b"]
                user: u
                directory: /srv
                count: 1
                stop_timeout: 90s
                env: { A: "1", I: "{{instance}}" }
                env_files: [/etc/x]
                pre_start: [/bin/check]
            """),
        Target.SYSTEMD,
        "systemd/process.service.ftl",
        text);
  }

  private static final String USERS =
      """
      [Service]
      User=u
      WorkingDirectory=/srv
      Environment=A=1 I=%i
      EnvironmentFile=/etc/x
      ExecStartPre=/bin/check
      ExecStart=bundle "a b"
      TimeoutStopSec=90
      """;

  @Test
  void acceptsWhatTheTemplatesMake() {
    assertThat(service(UNIT)).isEmpty();
    assertThat(target(GROUP)).isEmpty();
  }

  @Test
  void noticesEveryLineThatIsLost() {
    List<String> lines = UNIT.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      List<String> rest = new ArrayList<>(lines);
      String lost = rest.remove(i);
      if (!lost.isEmpty()) {
        assertThat(service(String.join("\n", rest) + "\n"))
            .as(lost)
            .isNotEmpty()
            .allMatch(p -> p.help().orElse("").contains("a bug in unitgen: please report it"));
      }
    }
  }

  @Test
  void noticesEveryValueThatChanges() {
    for (String line : UNIT.lines().filter(l -> l.contains("=")).toList()) {
      assertThat(service(UNIT.replace(line + "\n", line + "9\n"))).as(line).isNotEmpty();
      assertThat(service(UNIT.replace(line + "\n", line + "\n" + line + "9\n")))
          .as("second " + line)
          .isNotEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Environment=C=c",
        "Environment=A=other",
        "Environment=",
        "Environment=\"A",
        "UnsetEnvironment=B",
        "EnvironmentFile=/etc/c.env",
        "EnvironmentFile=",
        "ExecStart=",
        "ExecStart=/bin/other",
        "ExecStart=\"open",
        "ExecStartPre=/bin/other",
        "WorkingDirectory=/other",
        "PIDFile=/run/x",
        "LimitCORE=0",
        "nonsense",
      })
  void noticesWhatIsAdded(String line) {
    assertThat(service(UNIT + line + "\n")).isNotEmpty();
  }

  @Test
  void noticesEveryLineOfTheTargetThatIsLost() {
    for (String line : GROUP.lines().filter(l -> !l.isEmpty()).toList()) {
      assertThat(target(GROUP.replace(line + "\n", ""))).as(line).isNotEmpty();
    }
    assertThat(target(GROUP + "Alias=x.target\n")).isNotEmpty();
    assertThat(target(GROUP.replace("web@0.service", "web@2.service"))).isNotEmpty();
  }

  @Test
  void looksAtMoreThanOneInstance() {
    assertThat(users(USERS)).noneMatch(p -> p.rule().equals("M011"));
    assertThat(users(USERS.replace("I=%i", "I=1")))
        .extracting(Diagnostic::message)
        .contains("p@.service: `I` would change");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "User=u|User=root|User= of p@.service would be `root`",
        "User=u||User= of p@.service would be missing",
        "WorkingDirectory=/srv|WorkingDirectory=/|WorkingDirectory= of p@.service would be `/`",
        "WorkingDirectory=/srv||WorkingDirectory= of p@.service would be missing",
        "A=1|A=2|p@.service: `A` would change",
        "A=1 ||p@.service: `A` would be lost",
        "A=1|A=1 1X=2|p@.service: systemd would ignore `1X=2`",
        "EnvironmentFile=/etc/x||EnvironmentFile= of p@.service would be missing",
        "EnvironmentFile=/etc/x|EnvironmentFile=-/etc/x|"
            + "EnvironmentFile= of p@.service would be `-/etc/x`",
        "ExecStartPre=/bin/check||ExecStartPre= of p@.service would be missing",
        "\"a b\"|a b|ExecStart= of p@.service would be `bundle` `a` `b`",
        "ExecStart=bundle \"a b\"||ExecStart= of p@.service would be missing",
        "ExecStart=|ExecStart=+|p@.service: ExecStart= has a prefix that changes how the command"
            + " is run",
        "ExecStart=|ExecStart=@|p@.service: ExecStart= has a prefix that changes how the command"
            + " is run",
        "ExecStart=bundle|ExecStart=bun'dle|p@.service: systemd rejects ExecStart=: "
            + "UNBALANCED_QUOTE",
        "TimeoutStopSec=90|TimeoutStopSec=89|TimeoutStopSec= of p@.service would be 89s",
        "TimeoutStopSec=90|TimeoutStopSec=90001ms|TimeoutStopSec= of p@.service would be 90001ms",
        "TimeoutStopSec=90|TimeoutStopSec=infinity|"
            + "TimeoutStopSec= of p@.service would be `infinity`",
        "TimeoutStopSec=90||TimeoutStopSec= of p@.service would be missing",
        "User=u|User=u\\nnonsense|p@.service: systemd rejects `nonsense`",
      })
  void noticesWhatATemplateOfTheUserLoses(String from, String to, String message) {
    String text = USERS.replace(from, to == null ? "" : to.replace("\\n", "\n"));
    assertThat(users(text))
        .filteredOn(problem -> problem.rule().equals("M011"))
        .allMatch(p -> !p.help().orElse("").contains("bug in unitgen"))
        .allMatch(p -> p.at().source().name().equals("systemd/process.service.ftl"))
        .extracting(Diagnostic::message)
        .contains(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TimeoutStopSec=90|TimeoutStopSec=1min 30s",
        "TimeoutStopSec=90|TimeoutStopSec=1m30000ms",
        "A=1|A=1 LANG=C",
        "ExecStartPre=|ExecStartPre=-/bin/first\\nExecStartPre=",
        "ExecStartPre=|ExecStartPre=-",
        "ExecStart=|ExecStart=:",
        "EnvironmentFile=|EnvironmentFile=-/etc/more\\nEnvironmentFile=",
        "User=u|User=x\\nUser=u",
        "User=u|User=u\\nType=forking\\nKillMode=process",
      })
  void leavesATemplateOfTheUserFree(String from, String to) {
    assertThat(users(USERS.replace(from, to.replace("\\n", "\n"))))
        .noneMatch(problem -> problem.rule().equals("M011"));
  }

  @Test
  void letsATargetOfTheUserWantMoreButNotLess() {
    String text =
        "[Unit]\nWants=web@0.service other.service\nWants=migrate.service web@1.service\n";
    assertThat(Manifests.problems(MANIFEST, Target.SYSTEMD, "systemd/group.target.ftl", text))
        .noneMatch(problem -> problem.rule().equals("M011"));
    assertThat(
            Manifests.problems(
                MANIFEST,
                Target.SYSTEMD,
                "systemd/group.target.ftl",
                text.replace("web@1.service", "")))
        .extracting(Diagnostic::message)
        .contains(
            "Wants= of shop.target would be `web@0.service` `other.service` `migrate.service`");
  }

  @Test
  void underAUserThereIsNoUser() {
    assertThat(
            Manifests.problems(
                Manifests.group("p: {}"),
                Target.SYSTEMD_USER,
                "systemd/process.service.ftl",
                "[Service]\nUser=u\nExecStart=/x\nTimeoutStopSec=30\n"))
        .extracting(Diagnostic::message)
        .contains("User= of p.service would be `u`");
  }

  @Test
  void noticesWhatRawSettingsBreak() {
    Manifest manifest =
        Manifests.group("p: { systemd: { Service: { Nice: 5, Environment: A=1 } } }");
    ProcessSpec process = manifest.process("p").orElseThrow();
    String before = "[Service]\nUser=u\nNice=1\n";
    assertThat(raw(manifest, process, before, "[Service]\nUser=u\nNice=5\nEnvironment=A=1\n"))
        .isEmpty();
    assertThat(raw(manifest, process, before, "[Service]\nNice=5\nEnvironment=A=1\n"))
        .singleElement()
        .matches(p -> p.message().startsWith("the rest of p.service"))
        .matches(p -> p.at().equals(process.at("systemd")));
    assertThat(raw(manifest, process, before, "[Service]\nUser=u\nNice=1\nEnvironment=A=1\n"))
        .extracting(Diagnostic::message)
        .containsExactly("Nice= of p.service would be `1`");
    assertThat(raw(manifest, process, before, "[Service]\nUser=u\nNice=5\nEnvironment=A=1\nx\n"))
        .isNotEmpty();
  }

  private static List<Diagnostic> raw(
      Manifest manifest, ProcessSpec process, String before, String after) {
    List<Diagnostic> problems = new ArrayList<>();
    Templates templates = new Templates(name -> Optional.empty(), SystemdFormat.INSTANCE);
    new SystemdCheck(manifest, Manager.SYSTEM, templates, problems)
        .raw("p.service", before, after, process, process.raw().systemd());
    return problems;
  }

  @Test
  void noticesEveryLineOfTheSliceThatIsLostOrChanges() {
    String slice = Manifests.render(MANIFEST, Target.SYSTEMD).get("shop.slice");
    assertThat(slice(slice)).isEmpty();
    for (String line : slice.lines().filter(l -> l.contains("=")).toList()) {
      assertThat(slice(slice.replace(line + "\n", ""))).as(line).isNotEmpty();
      assertThat(slice(slice.replace(line, line.replace("=", "=1")))).as(line).isNotEmpty();
    }
    assertThat(slice(slice + "CPUWeight=5\n")).isNotEmpty();
  }

  private static List<Diagnostic> slice(String text) {
    List<Diagnostic> problems = new ArrayList<>();
    check(problems).slice(text, MANIFEST.slice().orElseThrow(), "systemd/group.slice.ftl");
    return problems;
  }

  @ParameterizedTest
  @ValueSource(strings = {"u", "root"})
  void noticesCapabilitiesThatChange(String user) {
    Manifest manifest =
        Manifests.of(
            """
            unitgen: 1
            name: g
            processes:
              p:
                command: /x
                user: USER
                capabilities: [NET_BIND_SERVICE, SYS_NICE]
                hardening: tight
            """
                .replace("USER", user));
    String unit = Manifests.render(manifest, Target.SYSTEMD).get("p.service");
    assertThat(capabilities(manifest, unit)).isEmpty();
    List<String> lines = unit.lines().filter(line -> line.contains("CAP_")).toList();
    assertThat(lines).hasSize(user.equals("u") ? 2 : 1);
    for (String line : lines) {
      assertThat(capabilities(manifest, unit.replace(line + "\n", ""))).as(line).isNotEmpty();
      assertThat(capabilities(manifest, unit.replace(line, line + " CAP_KILL"))).isNotEmpty();
      assertThat(capabilities(manifest, unit.replace(line, line.replace(" CAP_SYS_NICE", ""))))
          .isNotEmpty();
    }
    for (String taken : List.of("PrivateUsers=yes", "SystemCallFilter=~@privileged @resources")) {
      assertThat(capabilities(manifest, unit + taken + "\n")).as(taken).isNotEmpty();
    }
  }

  private static List<Diagnostic> capabilities(Manifest manifest, String text) {
    List<Diagnostic> problems = new ArrayList<>();
    Templates templates = new Templates(name -> Optional.empty(), SystemdFormat.INSTANCE);
    new SystemdCheck(manifest, Manager.SYSTEM, templates, problems)
        .service(text, manifest.processes().get(0), "systemd/process.service.ftl");
    return problems;
  }
}
