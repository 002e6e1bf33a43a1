package io.github.unitgen.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.catalog.SystemdVersions;
import io.github.unitgen.catalog.UpstartVersions;
import io.github.unitgen.catalog.UserManager;
import io.github.unitgen.catalog.UserManager.Lack;
import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.lint.Criteria;
import io.github.unitgen.lint.Document;
import io.github.unitgen.lint.Kind;
import io.github.unitgen.lint.Linter;
import io.github.unitgen.lint.Selection;
import io.github.unitgen.meaning.Targets;
import io.github.unitgen.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The rules on rights and sandboxes are right about systemd: each small unit is linted for the
 * installed systemd, and started.
 */
@Timeout(300)
class RealSystemdRightsIT {
  @RegisterExtension static final Rig RIG = new Rig();

  private static final Targets TARGETS =
      new Targets(SystemdVersions.of(252), UpstartVersions.NEWEST, Optional.empty());

  private static final Set<String> RULES =
      Set.of("S009", "S802", "S813", "S814", "S815", "S816", "S817", "S818", "X107");

  private static final Pattern STATUS = Pattern.compile("status=([1-9]\\d*)");
  private static final String USER_UNITS = "/run/um/units";

  private static int units;

  /** Empty folders that the units may fill, and a server for them. */
  @BeforeEach
  void prepare() throws IOException {
    Path server = RIG.folder().resolve("bin/listen");
    if (Files.exists(server)) {
      return;
    }
    Files.writeString(
        server,
        """
        my ($at) = grep { /[:\\/]/ } @ARGV;
        my $socket = $at =~ m{^/} ? IO::Socket::UNIX->new(Local => $at, Listen => 1)
            : IO::Socket::INET->new(LocalPort => $at =~ /(\\d+)$/, Listen => 1) or exit $!;
        exit 0 unless $ARGV[-1] eq "stay";
        sleep 60;
        """);
    Rig.open(server, "rwxr-xr-x");
    RIG.shell(
            """
            for folder in /var/lib /var/log /var/cache /root /home /srv
            do mount -t tmpfs -o mode=755 none $folder || exit
            done
            mkdir -p /home/app /root/data /var/lib/dynamic && cp @SERVER@ /run/listen
            printf '#!/bin/sh\\n' > /root/run && chmod 755 /root/run && cp /root/run /home/app"""
                .replace("@SERVER@", server.toString()))
        .text();
  }

  /** The rule that reports the unit, if any, and the first exit status that is not 0. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "S813; 200; User=daemon|ProtectHome=yes|WorkingDirectory=/home/app|ExecStart=/bin/true",
        "S813; 203; ProtectHome=tmpfs|ExecStart=/root/run",
        "S813; 203; ProtectHome=yes|ExecStartPre=!/home/app/run|ExecStart=/bin/true",
        "S813; 2; ProtectHome=yes|ExecStart=/bin/ls /root/data",
        "S813; 2; ProtectHome=yes|ReadWritePaths=/root/data|ExecStart=/bin/ls /root/data",
        "S813; 2; ProtectHome=yes|BindPaths=/root/data|ExecStart=/bin/ls /root/data",
        "''; 0; ProtectHome=tmpfs|BindPaths=/root/data|ExecStart=/bin/ls /root/data",
        "''; 0; ProtectHome=yes|ExecStartPre=+/root/run|ExecStart=/bin/true",
        "''; 0; ProtectHome=yes|WorkingDirectory=-/home/app|ExecStart=/bin/true",
        "''; 0; ProtectHome=yes|StandardOutput=append:/home/app/log|ExecStart=/bin/true",
        "''; 0; ProtectHome=read-only|WorkingDirectory=/home/app|ExecStart=/home/app/run",
        "S816; 1; DynamicUser=yes|WorkingDirectory=/var/lib/dynamic|ExecStart=/usr/bin/touch x",
        "''; 0; DynamicUser=yes|StateDirectory=own|WorkingDirectory=%S/own|ExecStart=/usr/bin/touch x",
        "S817; 1; User=daemon|ExecStartPre=/bin/mkdir -p /run/made|ExecStart=/bin/true",
        "S817; 1; User=daemon|ExecStartPre=/bin/mkdir /var/cache/made|ExecStart=/bin/true",
        "S817; 1; User=daemon|ExecStartPre=/bin/chown daemon /srv|ExecStart=/bin/true",
        "''; 0; User=daemon|ExecStartPre=!/bin/mkdir -p /run/made1|ExecStart=/bin/true",
        "''; 0; User=daemon|ExecStartPre=+/bin/chown daemon /srv|ExecStart=/bin/true",
        "''; 0; User=daemon|RuntimeDirectory=r|ExecStartPre=/bin/mkdir -p /run/r|ExecStart=/bin/true",
        "S818; 226; ReadWritePaths=/srv/a|ExecStartPre=/bin/mkdir /srv/a|ExecStart=/bin/true",
        "S818; 226; ReadWritePaths=/srv/b|ExecStartPre=+/bin/mkdir /srv/b|ExecStart=/bin/true",
        "S818; 226; BindPaths=/srv/c|ExecStartPre=!/bin/mkdir /srv/c|ExecStart=/bin/true",
        "S818; 226; BindReadOnlyPaths=/srv/d:/mnt|ExecStartPre=/bin/mkdir /srv/d|ExecStart=/bin/true",
        "S818; 200; WorkingDirectory=/srv/e|ExecStartPre=+/bin/mkdir /srv/e|ExecStart=/bin/true",
        "''; 0; ReadWritePaths=-/srv/f|ExecStartPre=/bin/mkdir /srv/f|ExecStart=/bin/true",
        "S818; 226; ReadOnlyPaths=/srv/g|ExecStartPre=/bin/mkdir /srv/g|ExecStart=/bin/true",
        "S818; 226; InaccessiblePaths=/srv/h|ExecStartPre=!/bin/mkdir /srv/h|ExecStart=/bin/true",
        "''; 0; ReadOnlyPaths=/srv/j|ExecStartPre=+/bin/mkdir /srv/j|ExecStart=/bin/true",
        "''; 0; InaccessiblePaths=/srv/k|ExecStartPre=+/bin/mkdir /srv/k|ExecStart=/bin/true",
        "''; 0; StateDirectory=i|ReadWritePaths=%S/i|ExecStartPre=/bin/mkdir -p %S/i|ExecStart=/bin/true",
        "X107; 13; User=daemon|ExecStart=@SERVER@ --listen :1023",
        "X107; 13; DynamicUser=yes|ExecStart=@SERVER@ --listen :1023",
        "X107; 13; CapabilityBoundingSet=CAP_CHOWN|ExecStart=@SERVER@ --listen :1023",
        "X107; 13; User=daemon|AmbientCapabilities=CAP_NET_BIND_SERVICE"
            + "|CapabilityBoundingSet=CAP_CHOWN|ExecStart=@SERVER@ --listen :1023",
        "''; 0; User=daemon|AmbientCapabilities=CAP_NET_BIND_SERVICE|ExecStart=@SERVER@ --listen :1023",
        "''; 0; User=daemon|AmbientCapabilities=~CAP_CHOWN|ExecStart=@SERVER@ --listen :1023",
        "''; 0; CapabilityBoundingSet=|CapabilityBoundingSet=~|ExecStart=@SERVER@ --listen :1023",
        "S009; 0; User=daemon|AmbientCapabilities=CAP_NET_BIND_SERVICES"
            + "|ExecStart=/bin/grep -E 'CapAmb:.0+$' /proc/self/status",
        "S802; 216; User=daemon|Group=@ABSENT@|ExecStart=/bin/true"
      })
  void aUnitFailsWhereItsRuleSaysSo(String rule, int status, String lines) throws IOException {
    String unit = unit(lines);
    assertThat(rules(unit, text(unit)))
        .as(lines)
        .isEqualTo(rule.isEmpty() ? Set.of() : Set.of(rule));
    RIG.run("systemctl", "start", unit);
    RIG.shell("while systemctl is-active -q " + unit + "; do sleep 0.05; done");
    assertThat(status(unit)).as(lines).isEqualTo(status);
  }

  /** Those of {@link #RULES} that find something. */
  private static Set<String> rules(String unit, String text) {
    Set<String> ids = new HashSet<>();
    for (Diagnostic finding : lint(unit, text)) {
      if (RULES.contains(finding.rule())) {
        ids.add(finding.rule());
      }
    }
    return ids;
  }

  private static List<Diagnostic> lint(String name, String text) {
    Document document = new Document(new Source(name, text), Kind.SYSTEMD);
    return Linter.lint(document, Criteria.ofRules(TARGETS, Selection.DEFAULT));
  }

  private static String unit(String lines) throws IOException {
    String unit = "rights-" + units++ + ".service";
    String server = "/usr/bin/perl -MIO::Socket /run/listen";
    String text =
        "[Service]\n"
            + lines
                .replace('|', '\n')
                .replace("@SERVER@", server)
                .replace("@ABSENT@", hasGroup("nobody") ? "nogroup" : "nobody")
            + "\n";
    Files.writeString(RIG.units().resolve(unit), text);
    return unit;
  }

  private static boolean hasGroup(String name) throws IOException {
    return Files.readAllLines(Path.of("/etc/group")).stream()
        .anyMatch(line -> line.startsWith(name + ":"));
  }

  private static String text(String unit) throws IOException {
    return Files.readString(RIG.units().resolve(unit));
  }

  private static int status(String unit) {
    String commands = RIG.systemctl("show", "-p", "ExecStartPre", "-p", "ExecStart", "--", unit);
    Matcher status = STATUS.matcher(commands);
    return status.find() ? Integer.parseInt(status.group(1)) : 0;
  }

  @Test
  void aPidFileInAPrivateTmpIsNotFound() throws IOException {
    String unit =
        unit(
            "Type=forking|PrivateTmp=yes|TimeoutStartSec=1|PIDFile=/tmp/unitgen.pid"
                + "|ExecStart=/bin/sh -c 'sleep 30 & echo $! > /tmp/unitgen.pid'");
    assertThat(rules(unit, text(unit))).contains("S814");
    RIG.run("systemctl", "start", unit);
    assertThat(RIG.show(unit, "Result")).isEqualTo("timeout");
  }

  @ParameterizedTest
  @CsvSource({"yes, S814, 1", "no, '', 0"})
  void aSocketInAPrivateTmpIsNotSeen(String tmp, String rule, int code) throws IOException {
    String socket = "/tmp/unitgen-rights-" + RIG.folder().getFileName() + ".sock";
    String unit =
        unit("Type=exec|PrivateTmp=" + tmp + "|ExecStart=@SERVER@ --at " + socket + " stay");
    assertThat(rules(unit, text(unit))).isEqualTo(rule.isEmpty() ? Set.of() : Set.of(rule));
    RIG.systemctl("start", unit);
    String pid = RIG.show(unit, "MainPID");
    String inside = "/proc/" + pid + "/root" + socket;
    assertThat(RIG.shell("until test -S " + inside + "; do sleep 0.05; done").code()).isZero();
    assertThat(RIG.run("test", "-S", socket).code()).isEqualTo(code);
    RIG.systemctl("stop", unit);
    RIG.run("rm", "-f", socket);
  }

  @ParameterizedTest
  @CsvSource({"yes, S815, 1", "no, '', 0"})
  void nobodyReachesAListenerWithoutANetwork(String alone, String rule, int code)
      throws IOException {
    String unit =
        unit("Type=exec|PrivateNetwork=" + alone + "|ExecStart=@SERVER@ --listen :18181 stay");
    assertThat(rules(unit, text(unit))).isEqualTo(rule.isEmpty() ? Set.of() : Set.of(rule));
    RIG.systemctl("start", unit);
    String listens = "grep -q ':4705 .* 0A ' /proc/" + RIG.show(unit, "MainPID") + "/net/tcp";
    assertThat(RIG.shell("until " + listens + "; do sleep 0.05; done").code()).isZero();
    String connect = "exit !IO::Socket::INET->new(PeerAddr => \"127.0.0.1:18181\")";
    assertThat(RIG.run("/usr/bin/perl", "-MIO::Socket", "-e", connect).code()).isEqualTo(code);
    RIG.systemctl("stop", unit);
  }

  @Test
  void aDynamicUserHasWhatTheUnitSwitchesOff() throws IOException {
    String unit =
        unit(
            "DynamicUser=yes|PrivateTmp=no|RemoveIPC=no|NoNewPrivileges=no|RestrictSUIDSGID=no"
                + "|ProtectSystem=no|ProtectHome=no|ExecStart=/bin/true");
    assertThat(lint(unit, text(unit)).stream().filter(finding -> finding.rule().equals("S028")))
        .hasSize(6);
    assertThat(
            RIG.show(
                unit,
                "PrivateTmp",
                "RemoveIPC",
                "NoNewPrivileges",
                "RestrictSUIDSGID",
                "ProtectSystem",
                "ProtectHome"))
        .isEqualTo(
            Map.of(
                "PrivateTmp", "yes",
                "RemoveIPC", "yes",
                "NoNewPrivileges", "yes",
                "RestrictSUIDSGID", "yes",
                "ProtectSystem", "strict",
                "ProtectHome", "read-only"));
  }

  static Stream<Lack> lacks() {
    return UserManager.lacks().stream();
  }

  @ParameterizedTest
  @MethodSource("lacks")
  void aUsersOwnManagerLacksWhatTheTableSays(Lack lack) throws IOException {
    String line = lack.directive() + "=" + valueOf(lack);
    String text = "[Service]\nExecStart=/bin/true\n" + line + "\n";
    assertThat(lint("usr/lib/systemd/user/x.service", text))
        .filteredOn(finding -> finding.rule().equals("S819"))
        .hasSize(1);
    String outcome = lack.outcome().isEmpty() ? "0" : lack.outcome().replaceAll("/.*", "");
    assertThat(statusAsUser(text)).as(line).isEqualTo(outcome);
  }

  @Test
  void aUsersOwnManagerTakesNoOtherGroup() throws IOException {
    String text = "[Service]\nExecStart=/bin/true\nGroup=";
    assertThat(statusAsUser(text + "daemon\n")).isEqualTo("216");
    assertThat(statusAsUser(text + "games\n")).isEqualTo("0");
  }

  @ParameterizedTest
  @CsvSource({
    "Requires=network-online.target, 5",
    "Requires=docker.service, 5",
    "Wants=network-online.target, 0",
    "After=network-online.target, 0",
    "After=docker.service, 0",
    "PartOf=graphical.target, 0"
  })
  void aUsersOwnManagerHasNoUnitsOfTheSystem(String line, int code) throws IOException {
    String text = "[Unit]\n" + line + "\n[Service]\nExecStart=/bin/true\n";
    assertThat(asUser("start", userUnit(text)).code()).isEqualTo(code);
  }

  private static String statusAsUser(String text) throws IOException {
    String unit = userUnit(text);
    asUser("start", unit);
    return asUser("show", "-p", "ExecMainStatus", "--value", unit).text();
  }

  /** A new unit of the user's own manager. */
  private static String userUnit(String text) throws IOException {
    startUserManager();
    String unit = "user-" + units++ + ".service";
    Path written = RIG.sharedFolder("user").resolve(unit);
    Files.writeString(written, text);
    RIG.run("cp", written.toString(), USER_UNITS).text();
    return unit;
  }

  private static String valueOf(Lack lack) {
    return switch (lack.directive()) {
      case "AmbientCapabilities", "CapabilityBoundingSet" -> "CAP_NET_BIND_SERVICE";
      case "SupplementaryGroups" -> "daemon";
      case "LogNamespace" -> "own";
      case "ProtectProc" -> "invisible";
      case "ProcSubset" -> "pid";
      case "RootDirectory" -> "/";
      case "BindPaths", "BindReadOnlyPaths" -> "/srv:/mnt";
      default -> lack.when() == UserManager.When.ON ? "yes" : "/srv";
    };
  }

  /** A manager of the user games, with units of its own alone. */
  private static void startUserManager() throws IOException {
    if (RIG.run("test", "-d", USER_UNITS).code() == 0) {
      return;
    }
    Files.writeString(
        RIG.units().resolve("um.service"),
        """
        [Service]
        Type=notify
        User=games
        Delegate=yes
        RuntimeDirectory=um
        Environment=XDG_RUNTIME_DIR=/run/um HOME=/run/um SYSTEMD_UNIT_PATH=/run/um/units
        ExecStartPre=/bin/sh -c 'mkdir %t/um/units && cd %t/um/units && touch unit.tmp \
            && for i in basic default shutdown; do echo "[Unit]" > $i.target; done'
        ExecStart=/lib/systemd/systemd --user
        """);
    RIG.systemctl("start", "um.service");
  }

  private static Rig.Result asUser(String... words) {
    List<String> command = new ArrayList<>(List.of("setpriv", "--reuid=games", "--regid=games"));
    command.addAll(List.of("--clear-groups", "env", "XDG_RUNTIME_DIR=/run/um"));
    command.addAll(List.of("systemctl", "--user"));
    command.addAll(List.of(words));
    return RIG.run(command.toArray(String[]::new));
  }
}
