package io.github.unitgen.render.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Parsed;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.Target;
import io.github.unitgen.render.Manifests;
import io.github.unitgen.render.Renderer;
import io.github.unitgen.source.NamedText;
import io.github.unitgen.source.Source;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a setting is written for the versions that do not know it as it is written today. */
class SystemdFallbacksTest {
  private static Manifest manifest(String versions, String process) {
    return Manifests.of(
        "unitgen: 1\nname: g\nfor: "
            + versions
            + "\ndefaults: { user: u, group: u, command: /x }\nprocesses:\n  p: "
            + process
            + "\n");
  }

  private static String service(String versions, String process) {
    return Manifests.render(manifest(versions, process), Target.SYSTEMD).entrySet().stream()
        .filter(file -> file.getKey().endsWith(".service"))
        .findFirst()
        .orElseThrow()
        .getValue();
  }

  private static Parsed<List<NamedText>> render(String versions, String process) {
    return Renderer.render(manifest(versions, process), Target.SYSTEMD, name -> Optional.empty());
  }

  private static List<String> said(String versions, String process, Severity severity) {
    return render(versions, process).problems().stream()
        .filter(problem -> problem.severity() == severity)
        .map(Diagnostic::message)
        .toList();
  }

  private static List<String> warnings(String versions, String process) {
    return said(versions, process, Severity.WARNING);
  }

  private static List<String> errors(String versions, String process) {
    return said(versions, process, Severity.ERROR);
  }

  @Test
  void theStartLimitStandsWhereTheVersionReadsIt() {
    String process = "{ restart_limit: 3 in 1min }";
    assertThat(service("systemd 230", process))
        .contains("[Unit]\n", "StartLimitIntervalSec=60\nStartLimitBurst=4\n\n[Service]");
    assertThat(service("systemd 229", process))
        .contains("StartLimitInterval=60\nStartLimitBurst=4\n\n[Service]");
    assertThat(service("systemd 228", process))
        .contains("RestartSec=1\nStartLimitInterval=60\nStartLimitBurst=4\nSyslogIdentifier=%p\n")
        .doesNotContain("StartLimitIntervalSec");
    assertThat(service("systemd 219", "{ restart_limit: none }"))
        .contains("RestartSec=1\nStartLimitInterval=0\nSyslogIdentifier=%p\n");
  }

  @ParameterizedTest
  @CsvSource({"239, simple", "240, exec", "262, exec"})
  void aVersionWithoutExecGetsSimple(int version, String type) {
    assertThat(service("systemd " + version, "{}")).contains("\nType=" + type + "\n");
    assertThat(service("systemd " + version, "{ notify: true }")).contains("\nType=notify\n");
  }

  @Test
  void aProgramWithoutAPathIsStartedByEnvWhereSystemdDoesNotLookItUp() {
    assertThat(service("systemd 238", "{ command: bundle exec x }"))
        .contains("ExecStart=/usr/bin/env bundle exec x\n");
    assertThat(service("systemd 239", "{ command: bundle exec x }"))
        .contains("ExecStart=bundle exec x\n");
  }

  @Test
  void aProgramIsFoundInThePathOfTheManifestInEveryVersion() {
    String process = "{ command: ruby a, env: { PATH: \"/opt/bin:/bin\" } }";
    assertThat(service("systemd 238", process)).contains("ExecStart=/usr/bin/env ruby a\n");
    assertThat(service("systemd 249", process))
        .contains("ExecStart=/usr/bin/env ruby a\n")
        .doesNotContain("ExecSearchPath");
    assertThat(service("systemd 250", process))
        .contains("ExecSearchPath=/opt/bin:/bin\nExecStart=ruby a\n");
  }

  @Test
  void aProgramWithADollarInItsPathKeepsItsNameWithoutThePrefix() {
    String process = "{ command: [\"/a${b}\", $c] }";
    assertThat(service("systemd 242", process)).contains("ExecStart=:\"/a${b}\" \"$c\"\n");
    assertThat(service("systemd 241", process))
        .contains("ExecStart=/usr/bin/env \"/a$${b}\" \"$$c\"\n");
    assertThat(service("systemd 238", process))
        .contains("ExecStart=/usr/bin/env \"/a$${b}\" \"${UNITGEN_EMPTY}$$c\"\n");
    assertThat(service("systemd 241", "{ command: [/a$b] }")).contains("ExecStart=\"/a$b\"\n");
  }

  @Test
  void aProgramWithAPercentOrTheInstanceInItsPathIsStartedByEnvBefore239() {
    assertThat(service("systemd 238", "{ command: [/a%b] }"))
        .contains("ExecStart=/usr/bin/env /a%%b\n");
    assertThat(service("systemd 238", "{ count: 1, command: [\"/a{{instance}}\"] }"))
        .contains("ExecStart=/usr/bin/env /a%i\n");
    assertThat(service("systemd 239", "{ command: [/a%b] }")).contains("ExecStart=/a%%b\n");
  }

  @Test
  void aWordThatBeginsWithADollarIsNotTakenForAVariable() {
    assertThat(service("systemd 238", "{ command: [/x, $HOME, \"${A}\", a$b, $$] }"))
        .contains(
            "ExecStart=/x \"${UNITGEN_EMPTY}$$HOME\" \"${UNITGEN_EMPTY}$${A}\" \"a$$b\""
                + " \"${UNITGEN_EMPTY}$$$$\"\n");
    assertThat(service("systemd 239", "{ command: [/x, $HOME] }"))
        .contains("ExecStart=/x \"$$HOME\"\n");
    assertThat(errors("systemd 238", "{ env: { UNITGEN_EMPTY: x } }"))
        .containsExactly("this variable is reserved by unitgen");
    assertThat(errors("systemd 239", "{ env: { UNITGEN_EMPTY: x } }")).isEmpty();
  }

  @Test
  void aSemicolonIsEscapedInEveryVersion() {
    assertThat(service("systemd 219", "{ command: [/x, ;, a] }")).contains("ExecStart=/x \\; a\n");
    assertThat(service("systemd 262", "{ command: [/x, ;, a] }")).contains("ExecStart=/x \\; a\n");
  }

  @Test
  void memoryIsLimitedUnderTheNameOfTheVersion() {
    assertThat(service("systemd 231", "{ limits: { memory: 1G } }")).contains("MemoryMax=1G\n");
    assertThat(service("systemd 230", "{ limits: { memory: 1G } }")).contains("MemoryLimit=1G\n");
    assertThat(service("systemd 231..252", "{ limits: { memory: 1G } }"))
        .contains("MemoryMax=1G\n");
    assertThat(warnings("systemd 219..262", "{ limits: { memory: 1G } }"))
        .containsExactly("`memory` is ignored: systemd 219 to 262 cannot limit it");
    assertThat(warnings("systemd 230", "{ limits: { memory: 50% } }"))
        .containsExactly("`memory` is ignored: systemd 230 accepts no percentage here");
    assertThat(service("systemd 231", "{ limits: { memory: 50% } }")).contains("MemoryMax=50%\n");
    assertThat(service("systemd 230", "{ limits: { memory: infinity } }"))
        .doesNotContain("MemoryLimit");
    assertThat(warnings("systemd 230", "{ limits: { memory: infinity } }")).isEmpty();
  }

  @Test
  void tasksAndProcessorTimeAreLimitedFromTheirVersionOn() {
    assertThat(warnings("systemd 226", "{ limits: { tasks: 9 } }"))
        .containsExactly("`tasks` is ignored: systemd 226 cannot limit it");
    assertThat(service("systemd 227", "{ limits: { tasks: 9 } }")).contains("TasksMax=9\n");
    assertThat(service("rhel-7.4", "{ limits: { tasks: 9 } }")).contains("TasksMax=9\n");
    assertThat(warnings("rhel-7.3", "{ limits: { tasks: 9 } }")).hasSize(1);
    assertThat(warnings("[rhel-7.4, rhel-7.3]", "{ limits: { tasks: 9 } }")).hasSize(1);
    assertThat(warnings("systemd 212", "{ limits: { cpu: 50% } }"))
        .containsExactly("`cpu` is ignored: systemd 212 cannot limit it");
    assertThat(service("systemd 213", "{ limits: { cpu: 50% } }")).contains("CPUQuota=50%\n");
  }

  @Test
  void aLimitIsWrittenInFullWhereNoSuffixIsRead() {
    assertThat(service("systemd 227", "{ limits: { stack: 8M } }"))
        .contains("LimitSTACK=8388608\n");
    assertThat(service("systemd 228", "{ limits: { stack: 8M } }")).contains("LimitSTACK=8M\n");
  }

  @Test
  void theHardLimitIsTakenWhereThereIsOneValueForBoth() {
    String process = "{ limits: { nofile: \"1024:4096\", nproc: 7 } }";
    assertThat(service("systemd 228", process)).contains("LimitNOFILE=4096\n", "LimitNPROC=7\n");
    assertThat(warnings("systemd 228", process))
        .containsExactly("systemd 228 has one value for both limits: using the hard one");
    assertThat(service("systemd 229", process)).contains("LimitNOFILE=1024:4096\n");
    assertThat(warnings("systemd 229", process)).isEmpty();
  }

  @Test
  void theStopSignalGoesToAllProcessesWhereMixedIsNotKnown() {
    assertThat(service("systemd 208", "{}")).contains("KillMode=control-group\n");
    assertThat(warnings("systemd 208", "{}"))
        .containsExactly("systemd 208 sends the stop signal to child processes too");
    assertThat(service("systemd 209", "{}")).contains("KillMode=mixed\n");
    assertThat(warnings("systemd 209", "{}")).isEmpty();
  }

  @Test
  void hardeningLosesWhatTheVersionLacksAndSaysSo() {
    assertThat(service("systemd 230", "{ hardening: strict, directory: /srv/x }"))
        .contains("ProtectSystem=full\n", "NoNewPrivileges=yes\n")
        .doesNotContain("ReadWritePaths", "RestrictRealtime");
    assertThat(service("systemd 232", "{ hardening: strict, directory: /srv/x }"))
        .contains("ProtectSystem=strict\n", "ReadWritePaths=/srv/x\n");
    assertThat(warnings("systemd 246", "{ hardening: strict }"))
        .containsExactly("systemd 246 lacks a setting of this profile");
    assertThat(warnings("systemd 247", "{ hardening: strict }")).isEmpty();
    assertThat(service("systemd 238", "{ hardening: tight }"))
        .contains("SystemCallFilter=~@privileged @resources\n")
        .doesNotContain("@system-service");
    assertThat(service("systemd 230", "{ hardening: tight }")).doesNotContain("SystemCallFilter");
    Parsed<List<NamedText>> rendered = render("systemd 241", "{ hardening: safe }");
    assertThat(rendered.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.at().text()).isEqualTo("safe");
              assertThat(problem.message())
                  .isEqualTo("systemd 241 lacks 4 settings of this profile");
              assertThat(problem.help())
                  .contains(
                      "left out: ProtectKernelLogs=, ProtectHostname=, RestrictSUIDSGID=,"
                          + " ProtectClock=");
            });
  }

  @Test
  void aVariableThatTheVersionWouldIgnoreIsRefused() {
    assertThat(errors("systemd 238", "{ env: { A: \"a\\tb\" } }"))
        .containsExactly("systemd 238 ignores a variable that contains this control character");
    assertThat(errors("systemd 239", "{ env: { A: \"a\\tb\\nc\" } }")).isEmpty();
    assertThat(errors("systemd 249", "{ env: { A: \"a\\eb\" } }"))
        .containsExactly("systemd 249 ignores a variable that contains this control character");
    assertThat(errors("systemd 249", "{ env: { A: \"a\\x7fb\" } }")).hasSize(1);
    assertThat(errors("systemd 250", "{ env: { A: \"a\\eb\" } }")).isEmpty();
  }

  @Test
  void aNameThatTheVersionWouldIgnoreIsRefused() {
    assertThat(errors("systemd 232", "{ user: a.b }"))
        .containsExactly(
            "systemd 232 to 245 ignores a name with a dot or dollar and would run it as root");
    assertThat(errors("systemd 219..252", "{ group: a$ }")).hasSize(1);
    assertThat(errors("systemd 231", "{ user: a.b }")).isEmpty();
    assertThat(errors("systemd 246", "{ user: a.b }")).isEmpty();
  }

  @Test
  void aLongLineGoesOnInTheNextOneWhereSystemdCutsLines() {
    String words = "[/x" + ", \"wörd 1\"".repeat(300) + "]";
    String service = service("systemd 234", "{ command: " + words + " }");
    assertThat(service.lines().filter(line -> line.endsWith("\\"))).hasSize(1);
    assertThat(service.lines()).allMatch(LongLines::canFit);
    assertThat(service("systemd 235", "{ command: " + words + " }").lines())
        .noneMatch(line -> line.endsWith("\\"));
  }

  @Test
  void manyUnitsStandInSeveralLinesWhereSystemdCutsLines() {
    Manifest manifest =
        Manifests.of(
            """
            unitgen: 1
            name: g
            for: systemd 219
            defaults: { user: u, group: u, command: /x }
            processes:
              p: { count: 300, after: [q] }
              q: { count: 300, requires: [r] }
              r: { count: 300 }
            """);
    Manifests.render(manifest, Target.SYSTEMD)
        .forEach(
            (name, text) -> {
              assertThat(text.lines()).as(name).allMatch(line -> line.length() < 2047);
              if (name.equals("g.target")) {
                assertThat(text.lines().filter(line -> line.endsWith("\\"))).hasSize(6);
                assertThat(text).contains("p@1.service", "p@300.service", "r@300.service");
              }
            });
  }

  @Test
  void whatCannotBeBrokenIsRefusedAtItsPlace() {
    String long2k = "x".repeat(2050);
    String blanks = "x ".repeat(2000).strip();
    assertThat(errors("systemd 234", "{ command: [/x, " + long2k + "] }"))
        .containsExactly(
            "systemd before 235 truncates this line after 2047 bytes: it has no space to wrap at");
    assertThat(errors("systemd 234", "{ command: [/x, " + blanks + "] }")).isEmpty();
    assertThat(errors("systemd 234", "{ env: { A: " + long2k + " } }"))
        .containsExactly(
            "systemd before 235 truncates this line after 2047 bytes: it has no space to wrap at");
    assertThat(errors("systemd 234", "{ env: { A: " + blanks + " } }")).isEmpty();
    assertThat(errors("systemd 234", "{ description: " + long2k + " }"))
        .containsExactly("a line is longer than 2047 bytes, where systemd before 235 truncates it");
    assertThat(errors("systemd 234", "{ description: " + blanks + " }")).isEmpty();
    assertThat(errors("systemd 235", "{ env: { A: " + long2k + " } }")).isEmpty();
    assertThat(errors("systemd 234", "{ env: { A: " + "x".repeat(2032) + " } }")).isEmpty();
    assertThat(errors("systemd 234", "{ env: { A: " + "x".repeat(2033) + " } }")).hasSize(1);
  }

  @Test
  void rawDirectivesThatAreTooNewAreLeftOut() {
    String process =
        "{ systemd: { Service: { OOMPolicy: stop, Nice: 3, ExecStopPost: [\"+/bin/a\"],"
            + " StandardOutput: \"append:/x\", ExecStop: a }, Unit: { Documentation: \"man:%Y\" } } }";
    assertThat(service("systemd 219", process))
        .contains("Nice=3\n")
        .doesNotContain("OOMPolicy", "ExecStop", "StandardOutput", "Documentation");
    assertThat(warnings("systemd 219", process))
        .containsExactly(
            "OOMPolicy= is ignored: it requires systemd 243",
            "ExecStopPost= is ignored: the prefix `+` of ExecStopPost= requires systemd 231",
            "StandardOutput= is ignored: StandardOutput=append:/x requires systemd 240",
            "ExecStop= is ignored: a program without a path requires systemd 239",
            "Documentation= is ignored: the specifier %Y requires systemd 251");
    assertThat(warnings("systemd 251", process)).isEmpty();
  }

  @Test
  void rawDirectivesThatAreGoneAreWrittenForTheLinterSpeaksOfThem() {
    String process = "{ systemd: { Service: { BlockIOWeight: 500, StandardOutput: syslog } } }";
    for (String versions : List.of("systemd 219", "systemd 219..260", "systemd 262")) {
      assertThat(service(versions, process))
          .contains("BlockIOWeight=500\n", "StandardOutput=syslog\n");
      assertThat(warnings(versions, process)).isEmpty();
    }
  }

  @Test
  void aTemplateOfAUserMayWriteWhatIsTooNewAndIsTold() {
    String template =
        """
        [Service]
        User=u
        OOMPolicy=stop
        TimeoutStopSec=30
        ExecStart=${process.execStart}
        """;
    Parsed<List<NamedText>> rendered =
        Renderer.render(
            manifest("systemd 219", "{}"),
            Target.SYSTEMD,
            name ->
                name.equals("systemd/process.service.ftl")
                    ? Optional.of(new Source(name, template))
                    : Optional.empty());
    assertThat(rendered.value()).isPresent();
    assertThat(rendered.problems())
        .extracting(Diagnostic::message)
        .containsExactly("p.service: systemd 219 does not know OOMPolicy=");
  }

  @Test
  void soMayOneOfATarget() {
    Parsed<List<NamedText>> rendered =
        Renderer.render(
            manifest("systemd 219", "{}"),
            Target.SYSTEMD,
            name ->
                name.equals("systemd/group.target.ftl")
                    ? Optional.of(
                        new Source(name, "[Unit]\nWants=p.service\nCollectMode=inactive\n"))
                    : Optional.empty());
    assertThat(rendered.value()).isPresent();
    assertThat(rendered.problems())
        .extracting(Diagnostic::message)
        .containsExactly("g.target: systemd 219 does not know CollectMode=");
  }

  @Test
  void instancesAreNamedWhereSystemctlTakesNoPatterns() {
    assertThat(commands("systemd 208", "{ count: 2 }", "{ count: 2, nice: 3 }"))
        .containsExactly(
            "systemctl daemon-reload",
            "systemctl reset-failed p@1.service p@2.service || true",
            "systemctl restart p@1.service p@2.service");
    assertThat(commands("systemd 208", "{ count: 2 }", "{}"))
        .containsExactly(
            "systemctl stop p@1.service p@2.service || true",
            "systemctl reset-failed p@1.service p@2.service || true",
            "systemctl daemon-reload",
            "systemctl start g.target p.service");
    assertThat(
            commands(
                "systemd 208",
                "{ count: 1 }\n  q: { count: 1 }",
                "{ count: 1 }\n  q: { count: 1, nice: 3 }"))
        .containsExactly(
            "systemctl daemon-reload",
            "systemctl reset-failed q@1.service || true",
            "systemctl restart q@1.service");
    assertThat(commands("systemd 208", "{ count: 0 }", "{ count: 0, nice: 3 }"))
        .containsExactly("systemctl daemon-reload");
  }

  /** Those that apply the change from one process to another; null: there was none. */
  private static List<String> commands(String versions, @Nullable String before, String after) {
    Manifest wanted = manifest(versions, after);
    Map<String, String> present =
        before == null ? Map.of() : Manifests.render(manifest(versions, before), Target.SYSTEMD);
    return Renderer.apply(
            wanted,
            Target.SYSTEMD,
            Manifests.changes(present, Manifests.render(wanted, Target.SYSTEMD)))
        .commands();
  }

  @Test
  void aManifestForTheOtherInitIsRefused() {
    Parsed<List<NamedText>> upstart =
        Renderer.render(manifest("rhel-7", "{}"), Target.UPSTART, name -> Optional.empty());
    assertThat(upstart.value()).isEmpty();
    assertThat(upstart.problems())
        .extracting(Diagnostic::message)
        .containsExactly("`for` contains no version of Upstart");
    Parsed<List<NamedText>> systemd =
        Renderer.render(manifest("trusty", "{}"), Target.SYSTEMD_USER, name -> Optional.empty());
    assertThat(systemd.problems())
        .extracting(Diagnostic::message)
        .containsExactly("`for` contains no version of systemd");
  }
}
