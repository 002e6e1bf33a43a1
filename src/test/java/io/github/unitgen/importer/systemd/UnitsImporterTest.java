package io.github.unitgen.importer.systemd;

import static io.github.unitgen.importer.ImportChecks.fates;
import static io.github.unitgen.importer.ImportChecks.manifest;
import static io.github.unitgen.importer.ImportChecks.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.importer.Importer;
import io.github.unitgen.importer.shared.Fate.Outcome;
import io.github.unitgen.importer.shared.ImportFile;
import io.github.unitgen.importer.shared.ImportLink;
import io.github.unitgen.importer.shared.Imported;
import io.github.unitgen.source.Source;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnitsImporterTest {
  private static final String FOLDER = "/etc/systemd/system/";

  /** {@code namesAndTexts}: each file's path below the folder of units, and what it holds. */
  private static Imported run(String... namesAndTexts) {
    return run(List.of(), namesAndTexts);
  }

  private static Imported run(List<ImportLink> links, String... namesAndTexts) {
    List<ImportFile> files = new ArrayList<>();
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      files.add(
          new ImportFile(
              new Source(namesAndTexts[i], namesAndTexts[i + 1]), FOLDER + namesAndTexts[i]));
    }
    return Importer.units(files, links, request("shop"));
  }

  /** The keys of the one process of a service with {@code lines} and a plain command. */
  private static String of(String lines) {
    return manifest(
        run("web.service", "[Service]\nExecStart=/bin/web\nRestart=on-failure\n" + lines));
  }

  @Test
  void givesWhatAPersonWouldOwn() {
    Imported imported =
        run(
            "workers.target",
            """
            [Unit]
            Description=Workers of the shop
            Wants=sidekiq@1.service sidekiq@2.service clock.service
            [Install]
            WantedBy=multi-user.target
            """,
            "sidekiq@.service",
            """
            # Drains its queue before a deployment
            [Unit]
            Description=Sidekiq %i
            PartOf=workers.target
            After=network.target redis.service
            [Service]
            Type=notify
            NotifyAccess=main
            WatchdogSec=10
            User=deploy
            WorkingDirectory=/srv/shop
            Environment=RAILS_ENV=production
            EnvironmentFile=-/etc/shop.env
            ExecStart=/usr/bin/bundle exec sidekiq -i %i
            ExecReload=/bin/kill -TSTP $MAINPID
            KillMode=mixed
            TimeoutStopSec=60
            Restart=on-failure
            RestartSec=1
            StandardOutput=append:/var/log/sidekiq.log
            """,
            "clock.service",
            """
            [Unit]
            PartOf=workers.target
            [Service]
            User=deploy
            WorkingDirectory=/srv/shop
            Environment=RAILS_ENV=production
            ExecStart=/usr/bin/clock
            KillMode=mixed
            TimeoutStopSec=30
            Restart=always
            RestartSec=5
            """);

    assertThat(manifest(imported))
        .isEqualTo(
            """
            unitgen: 1
            name: workers
            description: Workers of the shop
            defaults:
              user: deploy
              directory: /srv/shop
              env: { RAILS_ENV: production }
            processes:
              # Drains its queue before a deployment
              sidekiq:
                description: Sidekiq
                command: /usr/bin/bundle exec sidekiq -i {{instance}}
                count: 2
                env_files: ["-/etc/shop.env"]
                notify: true
                watchdog: 10s
                stop_timeout: 60s
                quiet_signal: TSTP
                restart_limit: 4 in 10s
                after: [redis.service]
              clock:
                command: /usr/bin/clock
                restart: always
                restart_delay: 5s
                restart_limit: none
            """);
    assertThat(fates(imported, Outcome.APPROXIMATED))
        .containsExactly(
            "StandardOutput: `append:/var/log/sidekiq.log` is removed: the journal "
                + "keeps the output (journalctl -u)");
    assertThat(imported.isWhole()).isTrue();
  }

  @Test
  void whatIsNotSetIsWhatSystemdTakes() {
    assertThat(manifest(run("web.service", "[Service]\nExecStart=/bin/web\n")))
        .contains("restart: never", "stop_timeout: 90s")
        .doesNotContain("restart_delay", "restart_limit", "type");
    assertThat(of("")).contains("restart_delay: 100ms", "restart_limit: 4 in 10s");
    assertThat(of("RestartSec=5\n")).contains("restart_delay: 5s", "restart_limit: none");
    assertThat(of("StartLimitInterval=0\n")).contains("restart_limit: none");
  }

  @Test
  void whatHasNoKeyStaysInTheWordsOfSystemd() {
    String manifest =
        of(
            """
            PrivateTmp=true
            SystemCallFilter=~@mount
            SystemCallFilter=
            SystemCallFilter=@system-service
            SystemCallFilter=~@privileged
            KillMode=control-group
            [Unit]
            ConditionPathExists=/srv
            [Install]
            Alias=www.service
            """);

    assertThat(manifest)
        .contains(
            """
                systemd:
                  Service:
                    PrivateTmp: "true"
                    SystemCallFilter: ["@system-service", ~@privileged]
                    KillMode: control-group
                  Unit: { ConditionPathExists: /srv }
                  Install: { Alias: www.service }
            """);
  }

  @Test
  void noSecretIsWritten() {
    Imported imported =
        run(
            "web.service",
            "[Service]\nExecStart=/bin/web $API_TOKEN\nEnvironment=A=b API_TOKEN=6f9c0d2e41aa\n");

    assertThat(manifest(imported)).contains("env: { A: b }").doesNotContain("6f9c0d2e41aa");
    assertThat(fates(imported, Outcome.NOT_CARRIED))
        .singleElement()
        .asString()
        .startsWith("Environment: `API_TOKEN` is a secret");
  }

  @Test
  void noSecretOfACommandIsWritten() {
    Imported imported =
        run(
            "web.service",
            """
            # token=ghp_6f9c0d2e41aa83b7c5
            [Service]
            ExecStart=/bin/web --password=6f9c0d2e41aa
            ExecStop=/bin/stop --token=ghp_6f9c0d2e41aa83b7c5
            """);

    assertThat(manifest(imported))
        .contains("command: /bin/web --password=CHANGE_ME")
        .doesNotContain("6f9c0d2e41aa");
    assertThat(fates(imported, Outcome.NOT_CARRIED))
        .contains("ExecStop: it contains a secret: put it in a file that only root can read");
  }

  @Test
  void dropInsAreReadInTheOrderOfSystemd() {
    Imported imported =
        run(
            "shop-web.service",
            "[Service]\nExecStart=/bin/web\nEnvironment=A=1\nUser=one\nRestart=no\n",
            "shop-web.service.d/20-late.conf",
            "[Service]\nUser=late\n",
            "shop-web.service.d/10-early.conf",
            "[Service]\nUser=early\nEnvironment=\nEnvironment=B=2\nExecStart=\nExecStart=/bin/new\n",
            "shop-.service.d/20-late.conf",
            "[Service]\nUser=other\n",
            "service.d/00-all.conf",
            "[Service]\nNice=5\n",
            "gone.service.d/x.conf",
            "[Service]\nNice=7\n");

    assertThat(manifest(imported))
        .contains("command: /bin/new", "user: late", "env: { B: 2 }", "nice: 5");
    assertThat(fates(imported, Outcome.NOT_CARRIED))
        .containsExactly(
            "User: its unit is missing: import both together",
            "Nice: its unit is missing: import both together");
  }

  @Test
  void linksSayWhichInstancesThereAre() {
    Imported imported =
        run(
            List.of(
                new ImportLink(FOLDER + "jobs.target.wants/job@low.service", "../job@.service"),
                new ImportLink(FOLDER + "jobs.target.wants/job@high.service", "../job@.service")),
            "job@.service",
            "[Service]\nExecStart=/bin/job %i\n",
            "jobs.target",
            "[Unit]\nDescription=Jobs\n");

    assertThat(manifest(imported))
        .contains("name: jobs", "instances: [low, high]", "command: /bin/job {{instance}}");
  }

  @Test
  void timersSocketsAndStepsAreKeysOfTheirService() {
    Imported imported =
        run(
            "report.timer",
            """
            [Timer]
            OnCalendar=daily
            Persistent=true
            RandomizedDelaySec=5min
            AccuracySec=1h
            [Install]
            WantedBy=timers.target
            """,
            "report.service",
            "[Unit]\nDescription=Report\n[Service]\nType=oneshot\nExecStart=/bin/report\n",
            "web.socket",
            "[Socket]\nListenStream=/run/web.sock\nSocketMode=0660\nBacklog=9\n",
            "web.service",
            """
            [Unit]
            Requires=migrate.service
            After=migrate.service
            [Service]
            ExecStart=/bin/web
            """,
            "migrate.service",
            "[Service]\nType=oneshot\nRemainAfterExit=yes\nExecStart=/bin/a\nExecStart=/bin/b\n");

    assertThat(manifest(imported))
        .contains(
            "schedule: { at: daily, catch_up: true, jitter: 300s }",
            "systemd: { Timer: { AccuracySec: 1h } }",
            "listen: { at: /run/web.sock, mode: 0660 }",
            "systemd: { Socket: { Backlog: 9 } }",
            "requires: [migrate]",
            "command: /bin/b\n    pre_start: [/bin/a]\n    oneshot: true");
    assertThat(imported.isWhole()).isTrue();
  }

  @Test
  void whatHasToStartBeforeTheNetworkIsSaid() {
    Imported imported =
        run(
            "rules.service",
            "[Unit]\nBefore=network-pre.target other.service\n[Service]\nExecStart=/bin/rules\n");

    assertThat(manifest(imported)).contains("before: [other.service]");
    assertThat(fates(imported, Outcome.NOT_CARRIED))
        .containsExactly(
            "Before: a process starts after network.target: keep a unit that has to start before");
  }

  @Test
  void aOneshotThatIsNotToStayActiveDoesNot() {
    assertThat(of("Type=oneshot\nRemainAfterExit=no\n"))
        .contains("oneshot: true", "systemd: { Service: { RemainAfterExit: \"no\", Restart:");
    assertThat(of("Type=oneshot\n")).doesNotContain("RemainAfterExit");
  }

  @Test
  void aTimerThatCountsFromItsLastRunGoesByTheClock() {
    Imported imported =
        run(
            "x.timer",
            "[Timer]\nOnBootSec=5min\nOnUnitActiveSec=15min\n",
            "x.service",
            "[Service]\nType=oneshot\nExecStart=/bin/x\n");

    assertThat(manifest(imported)).contains("schedule: \"*:0/15\"");
    assertThat(fates(imported, Outcome.APPROXIMATED))
        .contains(
            "OnBootSec: removed: the first run is at the first time of `schedule`",
            "OnUnitActiveSec: `schedule`: by the clock, not by when the last run was");
  }

  @Test
  void aDaemonStaysInTheForeground() {
    Imported imported =
        run(
            "redis.service",
            """
            [Service]
            Type=forking
            PIDFile=/run/redis.pid
            ExecStart=/usr/bin/redis-server /etc/redis.conf --daemonize yes
            ExecStop=/bin/kill $MAINPID
            """);

    assertThat(manifest(imported))
        .contains("command: /usr/bin/redis-server /etc/redis.conf --daemonize no\n");
    assertThat(fates(imported, Outcome.APPROXIMATED))
        .contains(
            "Type: the program stays in the foreground",
            "ExecStart: `--daemonize yes` is `--daemonize no`: the program stays in the foreground",
            "PIDFile: the PID file is removed: the init tracks the process",
            "ExecStop: removed: the init sends the signal");
  }

  @Test
  void variablesArePutInWhereOnlyTheUnitSetsThem() {
    assertThat(of("Environment=\"A=b c\" PORT=80\n").replace("\n", "|"))
        .contains("port: 80", "env: { A: b c }");
    assertThat(
            manifest(
                run(
                    "web.service",
                    "[Service]\nEnvironment=\"A=b c\"\nExecStart=/bin/web ${A} $A %% $$x $NONE\n")))
        .contains("command: /bin/web 'b c' b c % '$x'\n    env:");
    Imported imported =
        run("web.service", "[Service]\nEnvironmentFile=/etc/x\nExecStart=/bin/web $OPTIONS\n");
    assertThat(manifest(imported)).contains("command: /bin/web $OPTIONS\n    shell: true");
    assertThat(fates(imported, Outcome.APPROXIMATED))
        .contains(
            "ExecStart: a shell puts `$OPTIONS` in: it splits at spaces and expands patterns");
  }

  @Test
  void aShellTextStaysOne() {
    assertThat(manifest(run("a.service", "[Service]\nExecStart=/bin/bash -lc 'exec a \"b c\"'\n")))
        .contains("command: exec a \"b c\"\n    shell: /bin/bash -l");
    assertThat(manifest(run("a.service", "[Service]\nExecStart=/bin/sh -c 'a | b' c\n")))
        .contains("command: /bin/sh -c 'a | b' c");
  }

  @Test
  void aProfileIsOneOnlyWhereAllOfItIsThere() {
    String safe =
        """
        NoNewPrivileges=yes
        PrivateTmp=true
        ProtectSystem=full
        ProtectControlGroups=yes
        ProtectKernelModules=yes
        ProtectKernelTunables=yes
        ProtectKernelLogs=yes
        ProtectClock=yes
        ProtectHostname=yes
        RestrictSUIDSGID=yes
        RestrictRealtime=yes
        LockPersonality=yes
        UMask=0027
        """;

    assertThat(of(safe)).contains("hardening: safe").doesNotContain("umask", "systemd:");
    assertThat(of(safe.replace("PrivateTmp=true\n", "")))
        .contains("umask: 0027", "NoNewPrivileges: \"yes\"")
        .doesNotContain("hardening");
  }

  @Test
  void numberedServicesAreInstancesAsForemanExportsThem() {
    String web =
        """
        [Unit]
        PartOf=app.target
        [Service]
        User=deploy
        Environment=PORT=%d
        Environment=PS=web.%d
        ExecStart=/bin/bash -lc 'exec -a "app-web.%d" puma -p $PORT'
        Restart=always
        RestartSec=14s
        StandardOutput=syslog
        KillMode=mixed
        TimeoutStopSec=5
        """;
    Imported imported =
        run(
            "app-web.1.service",
            web.formatted(5000, 1, 1),
            "app-web.2.service",
            web.formatted(5001, 2, 2),
            "app.target",
            "[Unit]\nWants=app-web.1.service app-web.2.service\n");

    assertThat(manifest(imported))
        .isEqualTo(
            """
            unitgen: 1
            name: app
            processes:
              app-web:
                command: exec -a "app-web.{{instance}}" puma -p $PORT
                shell: /bin/bash -l
                count: 2
                port: 5000
                user: deploy
                env: { PS: "web.{{instance}}" }
                stop_timeout: 5s
                restart: always
                restart_delay: 14s
                restart_limit: none
            """);
    assertThat(fates(imported, Outcome.APPROXIMATED))
        .containsExactly(
            "name: it is `app-web@1.service` now: stop and remove the old one",
            "name: it is `app-web@2.service` now: stop and remove the old one");
    assertThat(fates(imported, Outcome.CARRIED)).contains("Environment: port", "User: user");
  }

  @Test
  void servicesThatDifferInMoreThanTheirNumberStayApart() {
    Imported imported =
        run(
            "job-1.service",
            "[Service]\nExecStart=/bin/job 1 low\n",
            "job-2.service",
            "[Service]\nExecStart=/bin/job 2 high\n");

    assertThat(manifest(imported)).contains("job-1:", "job-2:");
  }

  @Test
  void whatStopsByAPidFileIsASignal() {
    Imported imported =
        run(
            "nginx.service",
            """
            [Service]
            Type=forking
            PIDFile=/run/nginx.pid
            ExecStart=/usr/sbin/nginx -g 'daemon on; master_process on;'
            ExecStop=-/sbin/start-stop-daemon --stop --retry QUIT/5 --pidfile /run/nginx.pid
            """);

    assertThat(manifest(imported))
        .contains(
            "command: /usr/sbin/nginx -g 'daemon off; master_process on;'", "stop_signal: QUIT")
        .doesNotContain("forking", "pid");
  }

  @Test
  void whatLeavesAndCannotBeKeptStaysAsItIs() {
    Imported imported =
        run(
            "x.service",
            "[Service]\nType=forking\nPIDFile=/run/x.pid\nExecStart=/usr/sbin/xd start\n");

    assertThat(manifest(imported))
        .contains("systemd: { Service: { Type: forking, PIDFile: /run/x.pid } }");
    assertThat(fates(imported, Outcome.APPROXIMATED))
        .contains(
            "Type: `systemd.Service.Type`: start the program in the foreground, then remove this");
  }

  @Test
  void whatNoManifestHasIsToldApart() {
    Imported imported =
        run(
            "srv.mount",
            "[Mount]\nWhat=/dev/sda1\nWhere=/srv\n",
            "x.target",
            "[Unit]\nWants=a.service\n");

    assertThat(imported.manifest()).isEmpty();
    assertThat(fates(imported, Outcome.NOT_CARRIED))
        .containsExactly(
            "What: a manifest has no mount: keep the unit unchanged",
            "Where: a manifest has no mount: keep the unit unchanged",
            "Wants: it starts no imported service: keep the unit unchanged");
  }
}
