package io.github.unitgen.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.api.Unitgen;
import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.lint.Kind;
import io.github.unitgen.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Units that systemd loads without a complaint, and that do not do what they say: what the page of
 * the rule tells happens. A row is a rule, a unit, and what comes of its start.
 */
@Timeout(300)
class RealSystemdSilentFaultsIT {
  @RegisterExtension static final Rig RIG = new Rig();

  /** Prints its arguments in brackets. */
  private static final String ARGS = "#!/bin/bash\nprintf '[%s]' \"$@\"\n";

  /**
   * What a unit does.
   *
   * @param rule the id of the rule that is to report it
   * @param settings what the unit says besides being a oneshot, {@code ARGS} for a program that
   *     prints its arguments, {@code DIR} for a folder of the test
   * @param outcome {@code status N} of a failed process, {@code result NAME} of a failed start, or
   *     {@code prints TEXT} for a line of what is printed
   */
  record Fault(String rule, String settings, String outcome) {
    @Override
    public String toString() {
      return rule + " " + settings.replace('\n', ' ') + " " + outcome;
    }

    String text(Path folder, Path out) {
      boolean sections = settings.startsWith("[");
      return (sections ? "" : "[Service]\n")
          + settings.replace("ARGS", "DIR/args").replace("DIR", folder.toString())
          + "\nType=oneshot\nStandardOutput=file:"
          + out
          + "\n";
    }
  }

  static Stream<Fault> faults() {
    return Stream.of(
        // Comments after values
        fault("S006", "User=nobody # web\nExecStart=/bin/true", "status 217"),
        fault("S006", "Group=nogroup # web\nExecStart=/bin/true", "status 216"),
        fault("S006", "SupplementaryGroups=nogroup # web\nExecStart=/bin/true", "status 216"),
        fault("S006", "WorkingDirectory=/tmp # home\nExecStart=/bin/true", "status 200"),
        fault("S006", "EnvironmentFile=DIR/env # c\nExecStart=/bin/true", "result resources"),
        fault("S006", "RuntimeDirectory=app # dir\nExecStart=/bin/ls /run", "prints #"),
        fault("S006", "ExecStart=ARGS hi # run", "prints [hi][#][run]"),
        fault(
            "S006",
            "ExecStart=ARGS x # unitgen: ignore[S801]",
            "prints [x][#][unitgen:][ignore[S801]]"),
        // Variables and ~ where nothing expands them
        fault(
            "X507",
            "Environment=X=$HOME/bin:$PATH\nExecStart=/usr/bin/env",
            "prints X=$HOME/bin:$PATH"),
        fault("X507", "Environment=A=1 B=${A}/x\nExecStart=/usr/bin/env", "prints B=${A}/x"),
        fault("X507", "Environment=D=~/x\nExecStart=/usr/bin/env", "prints D=~/x"),
        fault("X507", "User=$APP_USER\nExecStart=/bin/true", "status 217"),
        fault("X507", "WorkingDirectory=/srv/$APP\nExecStart=/bin/true", "status 200"),
        fault("X507", "ReadWritePaths=/srv/$APP\nExecStart=/bin/true", "status 226"),
        fault("X507", "RuntimeDirectory=$NAME\nExecStart=/bin/ls /run", "prints $NAME"),
        // Variables in commands
        fault(
            "S516",
            "Environment=\"OPTS=-a -b\"\nExecStart=ARGS ${OPTS} $OPTS",
            "prints [-a -b][-a][-b]"),
        fault("S516", "Environment=EXTRA=\nExecStart=ARGS a ${EXTRA} $EXTRA b", "prints [a][][b]"),
        fault("S520", "ExecStart=ARGS a ${UNSET} $UNSET b", "prints [a][][b]"),
        fault("S520", "ExecStart=/bin/sh -c 'echo \"<${PPID}>\"'", "prints <>"),
        // Assignments
        fault("X508", "Environment=\"A=1 B=2 C=3\"\nExecStart=/usr/bin/env", "prints A=1 B=2 C=3"),
        fault(
            "S517",
            "Environment=\"AmbientCapabilities=CAP_NET_BIND_SERVICE\"\nUser=daemon\n"
                + "ExecStart=/bin/grep CapAmb /proc/self/status",
            "prints CapAmb:\t0000000000000000"),
        // Paths, programs and patterns
        fault("S519", "EnvironmentFile=DIR/env DIR/env\nExecStart=/bin/true", "result resources"),
        fault(
            "S519",
            "EnvironmentFile=-DIR/env -DIR/env\nExecStart=/bin/sh -c 'echo \"<$SET>\"'",
            "prints <>"),
        fault("S519", "WorkingDirectory=/tmp /var\nExecStart=/bin/true", "status 200"),
        fault("X509", "ExecStart=\"/bin/echo --flag\"", "status 203"),
        fault("S508", "ExecStart=ARGS /etc/host*.conf ~/x", "prints [/etc/host*.conf][~/x]"),
        fault(
            "S508",
            "Environment=HOME=/root\nExecStart=/bin/bash -c 'echo --opt=~/x ~/x'",
            "prints --opt=~/x /root/x"),
        fault(
            "S508",
            "Environment=HOME=/root\nExecStart=/bin/dash -c 'echo --opt=~/x ~/x'",
            "prints --opt=~/x /root/x"));
  }

  private static Fault fault(String rule, String settings, String outcome) {
    return new Fault(rule, settings, outcome);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void happensAndIsReported(Fault fault) throws IOException {
    Path folder = RIG.sharedFolder("faults");
    Files.writeString(folder.resolve("env"), "SET=yes\n");
    Rig.open(Files.writeString(folder.resolve("args"), ARGS), "rwxr-xr-x");
    String name = "fault-" + Integer.toHexString(fault.hashCode()) + ".service";
    Path out = folder.resolve(name + ".out");
    String text = fault.text(folder, out);
    Files.writeString(RIG.units().resolve(name), text);

    assertThat(Unitgen.lint(new Source(name, text), Kind.SYSTEMD))
        .extracting(Diagnostic::rule)
        .contains(fault.rule());
    Rig.Result started = RIG.run("systemctl", "start", name);
    String[] outcome = fault.outcome().split(" ", 2);
    Map<String, String> shown = RIG.show(name, "Result", "ExecMainStatus", "LoadState");
    assertThat(shown).containsEntry("LoadState", "loaded");
    switch (outcome[0]) {
      case "status" -> assertThat(shown).containsEntry("ExecMainStatus", outcome[1]);
      case "result" -> assertThat(shown).containsEntry("Result", outcome[1]);
      default -> {
        assertThat(started.code()).as(started.err()).isZero();
        assertThat(Files.readAllLines(out)).contains(outcome[1]);
      }
    }
  }
}
