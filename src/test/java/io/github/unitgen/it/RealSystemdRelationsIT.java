package io.github.unitgen.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.api.Unitgen;
import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the linter says of units that do not fit each other, or their program, happens; and of what
 * fits it says nothing, and that works.
 */
@Timeout(120)
class RealSystemdRelationsIT {
  @RegisterExtension static final Rig RIG = new Rig();

  private static final String BAD = "reports ";
  private static final String GOOD = "is silent ";

  /**
   * Units, each behind its name on a line of its own; a rule that reports them, or is silent; what
   * is done; and what is seen then.
   */
  private record Case(String rule, String units, String shell, String seen) {
    Map<String, String> files() {
      Map<String, String> files = new LinkedHashMap<>();
      for (String part : units.split("(?m)^== ", -1)) {
        int end = part.indexOf('\n');
        if (end > 0) {
          files.put(part.substring(0, end), part.substring(end + 1));
        }
      }
      return files;
    }

    @Override
    public String toString() {
      return rule + ": " + String.join(", ", files().keySet());
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void systemdDoesWhatTheRuleSays(Case tried) throws IOException {
    assertThat(rules(tried).contains(tried.rule().substring(tried.rule().lastIndexOf(' ') + 1)))
        .as("%s", Unitgen.report(findings(tried)))
        .isEqualTo(tried.rule().startsWith(BAD));
    for (Map.Entry<String, String> file : tried.files().entrySet()) {
      Files.writeString(RIG.units().resolve(file.getKey()), file.getValue());
    }
    RIG.systemctl("daemon-reload");
    Rig.Result result = RIG.run("/bin/bash", "-c", HELPERS + tried.shell());
    assertThat(result.out().strip()).as("%s", result.err()).isEqualTo(tried.seen().strip());
  }

  private static List<String> rules(Case tried) {
    return findings(tried).stream().map(Diagnostic::rule).toList();
  }

  private static List<Diagnostic> findings(Case tried) {
    List<Source> files = new ArrayList<>();
    tried.files().forEach((name, text) -> files.add(new Source(name, text)));
    return Unitgen.lint(files).values().stream().flatMap(List::stream).toList();
  }

  /** The state of units, how often one of them ran, and whether something is there. */
  private static final String HELPERS =
      """
      state() { systemctl show -p ActiveState,SubState --value "$@" | tr '\\n' ' '; echo; }
      runs() { cat "/run/$1.runs" 2>/dev/null | wc -l; }
      there() { if [ -e "$1" ]; then echo there; else echo gone; fi; }
      exec 2>/dev/null
      """;

  static Stream<Case> cases() {
    return Stream.of(
        new Case(
            BAD + "S723",
            """
            == stays.timer
            [Timer]
            OnActiveSec=100ms
            OnUnitActiveSec=100ms
            AccuracySec=10ms
            == stays.service
            [Service]
            Type=oneshot
            RemainAfterExit=yes
            ExecStart=/bin/sh -c 'echo >>/run/stays.runs'
            """,
            "systemctl start stays.timer; sleep 2; runs stays; state stays.timer",
            "1\nactive running"),
        new Case(
            BAD + "S723",
            """
            == daily.timer
            [Timer]
            OnCalendar=*:*:*
            AccuracySec=10ms
            == daily.service
            [Service]
            Type=oneshot
            RemainAfterExit=yes
            ExecStart=/bin/sh -c 'echo >>/run/daily.runs'
            """,
            "systemctl start daily.timer; sleep 3; runs daily",
            "1"),
        new Case(
            GOOD + "S723",
            """
            == again.timer
            [Timer]
            OnActiveSec=100ms
            OnUnitActiveSec=100ms
            AccuracySec=10ms
            == again.service
            [Unit]
            StartLimitIntervalSec=0
            [Service]
            Type=oneshot
            ExecStart=/bin/sh -c 'echo >>/run/again.runs'
            """,
            """
            systemctl start again.timer
            for i in $(seq 100); do [ "$(runs again)" -gt 1 ] && break; sleep 0.1; done
            systemctl stop again.timer
            [ "$(runs again)" -gt 1 ] && echo repeated
            """,
            "repeated"),
        new Case(
            BAD + "S713",
            """
            == hand@.service
            [Unit]
            Wants=arm@%i.service
            After=arm@%i.service
            [Service]
            ExecStart=/bin/sleep 60
            == arm@.service
            [Unit]
            After=hand@%i.service
            [Service]
            ExecStart=/bin/sleep 60
            """,
            """
            systemctl start hand@left.service
            echo $(state hand@left.service) / $(state arm@left.service)
            """,
            "active running / inactive dead"),
        new Case(
            BAD + "S713",
            """
            == hub.service
            [Unit]
            Wants=spoke@1.service
            After=spoke@1.service
            [Service]
            ExecStart=/bin/sleep 60
            == spoke@.service
            [Unit]
            After=hub.service
            [Service]
            ExecStart=/bin/sleep 60
            """,
            "systemctl start hub.service; echo $(state hub.service) / $(state spoke@1.service)",
            "active running / inactive dead"),
        new Case(
            GOOD + "S713",
            """
            == lead@.service
            [Unit]
            After=lead@1.service
            [Service]
            ExecStart=/bin/sleep 60
            """,
            """
            systemctl start lead@2.service lead@1.service
            echo $(state lead@1.service) / $(state lead@2.service)
            """,
            "active running / active running"),
        new Case(
            BAD + "S724",
            """
            == twice.timer
            [Timer]
            OnCalendar=2099-01-01
            [Install]
            WantedBy=timers.target
            == twice.service
            [Service]
            Type=oneshot
            ExecStart=/bin/sh -c 'echo >>/run/twice.runs'
            [Install]
            WantedBy=multi-user.target
            """,
            """
            systemctl -q enable twice.timer twice.service
            systemctl start multi-user.target; runs twice
            systemctl -q disable twice.timer twice.service
            """,
            "1"),
        new Case(
            BAD + "S725",
            """
            == first.timer
            [Timer]
            OnUnitActiveSec=100ms
            OnUnitInactiveSec=100ms
            AccuracySec=10ms
            == first.service
            [Service]
            Type=oneshot
            ExecStart=/bin/sh -c 'echo >>/run/first.runs'
            """,
            "systemctl start first.timer; sleep 2; runs first; state first.timer",
            "0\nactive elapsed"),
        new Case(
            BAD + "S726",
            """
            == pulls.timer
            [Unit]
            Requires=pulls.service
            [Timer]
            OnCalendar=2099-01-01
            == pulls.service
            [Service]
            Type=oneshot
            ExecStart=/bin/sh -c 'echo >>/run/pulls.runs'
            """,
            "systemctl start pulls.timer; sleep 1; runs pulls",
            "1"),
        new Case(
            BAD + "S726",
            """
            == bound.timer
            [Unit]
            BindsTo=bound.service
            [Timer]
            OnCalendar=2099-01-01
            == bound.service
            [Service]
            Type=oneshot
            ExecStart=/bin/sh -c 'echo >>/run/bound.runs'
            """,
            "systemctl start bound.timer; sleep 1; runs bound; state bound.timer",
            "1\ninactive dead"),
        new Case(
            BAD + "S727",
            """
            == half.timer
            [Timer]
            OnCalendar=2099-01-01
            == half.service
            [Service]
            Type=oneshot
            ExecStart=/bin/sh -c 'echo >>/run/half.runs'
            [Install]
            WantedBy=multi-user.target
            """,
            """
            systemctl -q enable half.service half.timer
            systemctl start multi-user.target; runs half; state half.timer
            systemctl -q disable half.service
            """,
            "1\ninactive dead"),
        new Case(
            BAD + "S728",
            """
            == plain.socket
            [Socket]
            ListenStream=/run/plain.sock
            == plain@.service
            [Service]
            ExecStart=/bin/true
            """,
            "systemctl start plain.socket || echo refused; state plain.socket",
            "refused\ninactive dead"),
        new Case(
            BAD + "S728",
            """
            == accepts.socket
            [Socket]
            ListenStream=127.0.0.1:47011
            Accept=yes
            == accepts.service
            [Service]
            ExecStart=/bin/true
            """,
            """
            systemctl start accepts.socket; state accepts.socket
            (exec 3<>/dev/tcp/127.0.0.1/47011; cat <&3)
            for i in $(seq 50); do systemctl -q is-failed accepts.socket && break; sleep 0.1; done
            state accepts.socket
            """,
            "active listening \nfailed failed"),
        new Case(
            BAD + "S729",
            """
            == below.socket
            [Socket]
            ListenStream=/run/below/sock
            == below.service
            [Service]
            RuntimeDirectory=below
            ExecStart=/bin/sleep 1000
            """,
            """
            systemctl start below.socket below.service; there /run/below/sock
            systemctl restart below.service; there /run/below/sock
            systemctl stop below.service; there /run/below; state below.socket
            """,
            "there\ngone\ngone\nactive listening"),
        new Case(
            BAD + "S729",
            """
            == kept.socket
            [Socket]
            ListenStream=/run/kept/sock
            == kept.service
            [Service]
            RuntimeDirectory=kept
            RuntimeDirectoryPreserve=restart
            ExecStart=/bin/sleep 1000
            """,
            """
            systemctl start kept.socket kept.service; systemctl restart kept.service
            there /run/kept/sock; systemctl stop kept.service; there /run/kept/sock
            """,
            "there\ngone"),
        new Case(
            GOOD + "S729",
            """
            == part.socket
            [Unit]
            PartOf=part.service
            [Socket]
            ListenStream=/run/part/sock
            == part.service
            [Service]
            RuntimeDirectory=part
            ExecStart=/bin/sleep 1000
            """,
            """
            systemctl start part.socket part.service; systemctl restart part.service
            there /run/part/sock; systemctl stop part.service; state part.socket
            """,
            "there\ninactive dead"),
        new Case(
            BAD + "S730",
            """
            == address.socket
            [Socket]
            ListenStream=203.0.113.7:47012
            == address.service
            [Service]
            ExecStart=/bin/true
            """,
            "systemctl start address.socket || echo refused; state address.socket",
            "refused\nfailed failed"),
        new Case(
            GOOD + "S730",
            """
            == free.socket
            [Socket]
            ListenStream=203.0.113.7:47013
            FreeBind=yes
            == free.service
            [Service]
            ExecStart=/bin/true
            """,
            "systemctl start free.socket; state free.socket; systemctl stop free.socket",
            "active listening"),
        new Case(
            BAD + "S720",
            """
            == all.socket
            [Socket]
            ListenStream=47014
            ListenStream=127.0.0.1:47014
            == all.service
            [Service]
            ExecStart=/bin/true
            """,
            "systemctl start all.socket || echo refused; state all.socket",
            "refused\nfailed failed"),
        new Case(
            BAD + "S720",
            """
            == six.socket
            [Socket]
            ListenStream=[::]:47015
            ListenStream=0.0.0.0:47015
            == six.service
            [Service]
            ExecStart=/bin/true
            """,
            "systemctl start six.socket || echo refused; state six.socket",
            "refused\nfailed failed"),
        new Case(
            GOOD + "S720",
            """
            == both.socket
            [Socket]
            BindIPv6Only=ipv6-only
            ListenStream=[::]:47016
            ListenStream=0.0.0.0:47016
            ListenDatagram=47016
            ListenDatagram=127.0.0.1:47016
            == both.service
            [Service]
            ExecStart=/bin/true
            """,
            "systemctl start both.socket; state both.socket; systemctl stop both.socket",
            "active listening"),
        new Case(
            BAD + "S606",
            """
            == dir@.service
            [Service]
            RuntimeDirectory=shared-dir
            ExecStart=/bin/sleep 1000
            """,
            """
            systemctl start dir@1 dir@2; there /run/shared-dir
            systemctl stop dir@1; there /run/shared-dir; state dir@2
            """,
            "there\ngone\nactive running"),
        new Case(
            GOOD + "S606",
            """
            == own@.service
            [Service]
            RuntimeDirectory=own/%i
            ExecStart=/bin/sleep 1000
            """,
            """
            systemctl start own@1 own@2; systemctl stop own@1
            there /run/own/1; there /run/own/2
            """,
            "gone\nthere"),
        new Case(
            BAD + "S606",
            """
            == pid@.service
            [Service]
            Type=forking
            PIDFile=/run/pid.pid
            TimeoutStopSec=1
            ExecStart=/bin/sh -c 'sleep 1000 & echo $! >/run/pid.pid'
            """,
            """
            systemctl start pid@1; systemctl start pid@2; state pid@1 pid@2
            systemctl stop pid@1; state pid@2
            """,
            "active running  active running \nfailed failed"),
        new Case(
            BAD + "S606",
            """
            == out@.service
            [Service]
            ExecStart=/bin/sh -c 'echo from-%i'
            StandardOutput=file:/run/out.log
            """,
            """
            systemctl start out@1; sleep 0.3; systemctl start out@2; sleep 0.3; cat /run/out.log
            """,
            "from-2"),
        new Case(
            BAD + "S701",
            """
            == none@.service
            [Service]
            Restart=on-failure
            ExecStart=/bin/sleep 1000
            """,
            "systemctl enable none@1; systemctl is-enabled none@1",
            "static"),
        new Case(
            BAD + "S734",
            """
            == redis.service
            [Service]
            ExecStart=/bin/sleep 1000
            == needs.service
            [Unit]
            Requires=redis.service
            After=redis.service
            [Service]
            Restart=always
            RestartSec=100ms
            ExecStart=/bin/sleep 1000
            """,
            """
            systemctl start needs; state needs redis
            systemctl restart redis; state needs redis
            systemctl stop redis; systemctl start redis; sleep 1; state needs redis
            """,
            "active running  active running \nactive running  active running \n"
                + "inactive dead  active running"),
        new Case(
            GOOD + "S734",
            """
            == redis.service
            [Service]
            ExecStart=/bin/sleep 1000
            == wants.service
            [Unit]
            Wants=redis.service
            After=redis.service
            [Service]
            Restart=always
            ExecStart=/bin/sleep 1000
            """,
            """
            systemctl start wants; systemctl stop redis; systemctl start redis; state wants redis
            """,
            "active running  active running"),
        new Case(
            BAD + "S706",
            """
            == slow.service
            [Service]
            Type=oneshot
            RemainAfterExit=yes
            ExecStart=/bin/sleep 2
            == eager.service
            [Unit]
            BindsTo=slow.service
            [Service]
            ExecStart=/bin/sleep 1000
            """,
            """
            systemctl start --no-block eager
            for i in $(seq 20); do systemctl -q is-active eager && break; sleep 0.05; done
            state eager slow
            """,
            "active running  activating start"),
        new Case(
            BAD + "S732",
            """
            == server.service
            [Service]
            Type=oneshot
            ExecStart=/run/bundle exec sidekiq
            """,
            """
            printf '#!/bin/sh\\nexec sleep 1000\\n' >/run/bundle; chmod +x /run/bundle
            systemctl start --no-block server; sleep 1; state server; systemctl stop server
            """,
            "activating start"),
        new Case(
            BAD + "S106",
            """
            == fork.service
            [Service]
            Type=forking
            TimeoutStartSec=1
            ExecStart=/run/node /srv/app/server.js
            """,
            """
            printf '#!/bin/sh\\nexec sleep 1000\\n' >/run/node; chmod +x /run/node
            systemctl start fork || echo failed; systemctl show -p Result --value fork
            """,
            "failed\ntimeout"),
        new Case(
            BAD + "S308",
            """
            == remain.service
            [Service]
            RemainAfterExit=yes
            Restart=always
            RestartSec=100ms
            ExecStart=/bin/sh -c 'echo >>/run/remain.runs'
            """,
            "systemctl start remain; sleep 1; runs remain; state remain",
            "1\nactive exited"),
        new Case(
            BAD + "S733",
            """
            == itself.service
            [Service]
            ExecStart=/etc/systemd/system/itself.service
            """,
            """
            chmod 644 /etc/systemd/system/itself.service; systemctl start itself
            for i in $(seq 50); do systemctl -q is-failed itself && break; sleep 0.1; done
            systemctl show -p ExecMainStatus --value itself
            """,
            "203"),
        new Case(
            BAD + "S307",
            """
            == abort.service
            [Service]
            Restart=on-abort
            RestartSec=100ms
            ExecStart=/bin/sh -c 'echo >>/run/abort.runs; exit 1'
            """,
            "systemctl start abort; sleep 1; runs abort; state abort",
            "1\nfailed failed"));
  }
}
