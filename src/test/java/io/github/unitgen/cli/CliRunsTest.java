package io.github.unitgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whole runs as a user sees them; each approved file in the folder beside is one session. */
class CliRunsTest {
  static final String MANIFEST =
      """
      unitgen: 1
      name: workers
      description: Background workers of the shop
      defaults:
        user: deploy
        group: deploy
        directory: /var/www/shop/current
        env: { RAILS_ENV: production }
      processes:
        sidekiq:
          description: Sidekiq background worker
          command: bundle exec sidekiq -e production
          count: 2
          quiet_signal: TSTP
        clock:
          command: bundle exec clockwork config/clock.rb
      """;

  private final Transcript session = new Transcript(CliRunsTest.class);

  @AfterEach
  void close() {
    session.close();
  }

  private Transcript manifest() {
    return session.file("workers.yml", MANIFEST);
  }

  /** A folder that holds what the manifest says. */
  private Transcript rendered(String target) {
    manifest();
    session.prepare("render", "workers.yml", "-o", "out", "--target", target);
    return session;
  }

  @Test
  void writesUnitsForTheSystemAndThenNothing() {
    manifest()
        .run("render", "workers.yml", "-o", "out", "--target", "systemd")
        .note("a second run finds all as it is")
        .run("render", "workers.yml", "-o", "out", "--target", "systemd")
        .verify("first-systemd");
  }

  @Test
  void writesUnitsForAUserAndThenNothing() {
    manifest()
        .run("render", "workers.yml", "-o", "out", "--target", "systemd-user")
        .run("render", "workers.yml", "-o", "out", "--target", "systemd-user")
        .verify("first-systemd-user");
  }

  @Test
  void writesJobsAndThenNothing() {
    manifest()
        .run("render", "workers.yml", "-o", "out", "--target", "upstart")
        .run("render", "workers.yml", "-o", "out", "--target", "upstart")
        .verify("first-upstart");
  }

  @Test
  void scalesOnSystemd() {
    rendered("systemd")
        .run("render", "workers.yml", "-o", "out", "--count", "sidekiq=4")
        .run("render", "workers.yml", "-o", "out", "--count", "sidekiq=1")
        .run("render", "workers.yml", "-o", "out", "--set", "processes.sidekiq.count=12")
        .run("render", "workers.yml", "-o", "out", "--count", "sidekiq=0")
        .verify("scale-systemd");
  }

  @Test
  void scalesOnUpstart() {
    rendered("upstart")
        .run("render", "workers.yml", "-o", "out", "--target", "upstart", "--count", "sidekiq=4")
        .run("render", "workers.yml", "-o", "out", "--target", "upstart", "--count", "sidekiq=1")
        .run("render", "workers.yml", "-o", "out", "--target", "upstart", "--count", "sidekiq=12")
        .run("render", "workers.yml", "-o", "out", "--target", "upstart", "--count", "sidekiq=0")
        .verify("scale-upstart");
  }

  @Test
  void restartsWhatChangedOnSystemd() {
    rendered("systemd")
        .note("another queue for the worker")
        .edit("workers.yml", "-e production", "-e production -q mailers")
        .run("render", "workers.yml", "-o", "out")
        .note("another description")
        .edit("workers.yml", "Sidekiq background worker", "Sidekiq")
        .run("render", "workers.yml", "-o", "out")
        .note("another command for the clock")
        .edit("workers.yml", "config/clock.rb", "clock.rb")
        .run("render", "workers.yml", "-o", "out")
        .verify("change-systemd");
  }

  @Test
  void restartsWhatChangedOnUpstart() {
    rendered("upstart")
        .edit("workers.yml", "-e production", "-e production -q mailers")
        .run("render", "workers.yml", "-o", "out", "--target", "upstart")
        .note("another description")
        .edit("workers.yml", "Sidekiq background worker", "Sidekiq")
        .run("render", "workers.yml", "-o", "out", "--target", "upstart")
        .verify("change-upstart");
  }

  @Test
  void addsAndRemovesProcessesOnSystemd() {
    rendered("systemd")
        .edit("workers.yml", "  clock:\n    command", "  mailer:\n    command")
        .note("clock has become mailer; first without --prune")
        .run("render", "workers.yml", "-o", "out")
        .run("render", "workers.yml", "-o", "out", "--prune")
        .note("the workers with instances go")
        .file("workers.yml", MANIFEST.replaceAll("(?s)  sidekiq:.*?  clock:", "  mailer:"))
        .run("render", "workers.yml", "-o", "out", "--prune")
        .verify("processes-systemd");
  }

  @Test
  void addsAndRemovesProcessesOnUpstart() {
    rendered("upstart")
        .edit("workers.yml", "  clock:\n    command", "  mailer:\n    command")
        .run("render", "workers.yml", "-o", "out", "--target", "upstart")
        .run("render", "workers.yml", "-o", "out", "--target", "upstart", "--prune")
        .file("workers.yml", MANIFEST.replaceAll("(?s)  sidekiq:.*?  clock:", "  mailer:"))
        .run("render", "workers.yml", "-o", "out", "--target", "upstart", "--prune")
        .verify("processes-upstart");
  }

  @Test
  void printsInsteadOfWriting() {
    manifest().run("render", "workers.yml", "--stdout");
    session.run("render", "workers.yml", "--stdout", "--format", "json");
    assertThat(session.json().getAsJsonArray("files")).hasSize(3);
    session.verify("stdout");
  }

  @Test
  void saysWhatItWouldDo() {
    manifest().run("render", "workers.yml", "-o", "out", "--dry-run");
    session.run("render", "workers.yml", "-o", "out", "--dry-run", "--format", "json");
    assertThat(session.json().getAsJsonArray("commands")).hasSize(3);
    session.verify("dry-run");
  }

  @Test
  void saysWhenSchedulesComeNext() {
    session
        .file(
            "times.yml",
            """
            unitgen: 1
            name: shop
            defaults: {user: deploy}
            processes:
              web: {command: /srv/web}
              report: {command: /srv/report, schedule: 30 2 * * *}
              clean:
                command: /srv/clean
                schedule: [Sun 04:00 UTC, "2027-03-28 00:00:10"]
              once: {command: /srv/once, schedule: "2027-03-01 12:00"}
            """)
        .run("render", "times.yml", "-o", "out", "--dry-run")
        .run("render", "times.yml", "-o", "out", "--dry-run", "--format", "json")
        .run("render", "times.yml", "-o", "out", "--for", "systemd 227", "--dry-run")
        .verify("next-times");
  }

  @Test
  void showsDifferences() {
    rendered("systemd")
        .run("render", "workers.yml", "-o", "out", "--diff")
        .run("render", "workers.yml", "-o", "out", "--diff", "--count", "sidekiq=3")
        .edit("out/clock.service", "Restart=on-failure\n", "Restart=always\n")
        .note("clock.service was edited by hand")
        .run("render", "workers.yml", "-o", "out", "--diff")
        .run("render", "workers.yml", "-o", "new", "--diff");
    session.run("render", "workers.yml", "-o", "out", "--diff", "--force", "--format", "json");
    assertThat(session.out()).contains("@@");
    session.verify("diff");
  }

  @Test
  void checksAFolder() {
    rendered("systemd")
        .run("render", "workers.yml", "-o", "out", "--check")
        .run("render", "workers.yml", "-o", "out", "--check", "--count", "sidekiq=3")
        .run("render", "workers.yml", "-o", "out", "--check", "--diff", "--count", "sidekiq=3")
        .run("render", "workers.yml", "-o", "empty", "--check")
        .edit("out/clock.service", "Restart=on-failure\n", "Restart=always\n")
        .note("clock.service was edited by hand")
        .run("render", "workers.yml", "-o", "out", "--check");
    session.run("render", "workers.yml", "-o", "out", "--check", "--format", "json");
    assertThat(
            session
                .json()
                .getAsJsonArray("files")
                .get(0)
                .getAsJsonObject()
                .get("action")
                .getAsString())
        .isEqualTo("refuse");
    session.verify("check");
  }

  @Test
  void speaksJson() {
    manifest().run("render", "workers.yml", "-o", "out", "--format", "json");
    assertThat(session.json().get("target").getAsString()).isEqualTo("systemd");
    session.run("render", "workers.yml", "-o", "out", "--format", "json");
    assertThat(session.json().getAsJsonArray("commands")).isEmpty();
    session.edit("workers.yml", "  clock:\n    command", "  mailer:\n    command");
    session.run("render", "workers.yml", "-o", "out", "--format", "json");
    assertThat(session.json().getAsJsonArray("notes")).hasSize(1);
    session.run("render", "workers.yml", "-o", "out", "--format", "json", "--prune");
    assertThat(session.out()).contains("\"delete\"");
    session.edit("workers.yml", "count: 2", "count: two");
    session.run("render", "workers.yml", "-o", "out", "--format", "json");
    assertThat(session.json().getAsJsonArray("findings")).hasSize(1);
    session.verify("json");
  }

  @Test
  void leavesHandEditedFilesAlone() {
    rendered("systemd")
        .edit("out/clock.service", "Restart=on-failure\n", "Restart=always\n")
        .run("render", "workers.yml", "-o", "out", "--count", "sidekiq=3")
        .run("render", "workers.yml", "-o", "out", "--count", "sidekiq=3", "--dry-run");
    session.run("render", "workers.yml", "-o", "out", "--format", "json");
    assertThat(session.out()).contains("\"refuse\"");
    session
        .run("render", "workers.yml", "-o", "out", "--count", "sidekiq=3", "--force")
        .edit("out/clock.service", "Restart=on-failure\n", "Restart=always\n")
        .edit("workers.yml", "  clock:\n    command", "  mailer:\n    command")
        .note("and one that is no longer wanted")
        .run("render", "workers.yml", "-o", "out", "--count", "sidekiq=3", "--prune")
        .run("render", "workers.yml", "-o", "out", "--count", "sidekiq=3", "--prune", "--force")
        .verify("hand-edited");
  }

  @Test
  void leavesFilesOfOthersAlone() throws IOException {
    manifest().file("out/clock.service", "[Service]\nExecStart=/usr/bin/clock\n");
    session.file("elsewhere/x", "not ours\n");
    Files.createSymbolicLink(session.path("out/sidekiq@.service"), session.path("../elsewhere/x"));
    session
        .run("render", "workers.yml", "-o", "out")
        .run("render", "workers.yml", "-o", "out", "--force")
        .verify("of-others");
  }

  @Test
  void leavesFilesOfAnotherGroupAlone() {
    rendered("systemd")
        .file("other.yml", MANIFEST.replace("name: workers", "name: jobs"))
        .run("render", "other.yml", "-o", "out")
        .run("render", "other.yml", "-o", "out", "--set", "prefix=eu")
        .verify("another-group");
  }

  @Test
  void reportsEveryErrorOfAManifest() {
    session.file(
        "workers.yml",
        """
        unitgen: 1
        name: workers
        processes:
          sidekiq:
            command: bundle exec sidekiq | tee log
            counts: 2
            env: { GREETING: "hello {{instance}}" }
            stop_signal: TREM
          clock:
            command: bin/clock
            restart: sometimes
        """);
    session.run("render", "workers.yml", "-o", "out");
    session.run("render", "workers.yml", "-o", "out", "--format", "json");
    assertThat(session.json().getAsJsonArray("findings").size()).isGreaterThan(4);
    session.file("workers.yml", "unitgen: 1\nname: [workers\n");
    session.run("render", "workers.yml", "-o", "out");
    session.verify("manifest-errors");
  }

  @Test
  void refusesWhatATargetCannotCarry() {
    session.file(
        "workers.yml",
        """
        unitgen: 1
        name: workers
        defaults: { user: deploy, group: deploy }
        processes:
          sidekiq:
            command: [bundle, "a\\uFFFEb"]
            count: 1
            env: { index: five, LIST: "one\\ntwo" }
            stop_signal: RTMIN+3
            limits: { memory: 1G }
        """);
    session.run("render", "workers.yml", "-o", "out");
    session.run("render", "workers.yml", "-o", "out", "--target", "upstart");
    session.verify("not-carried");
  }

  @Test
  void saysWhatATargetDoesNotKeep() {
    session.file(
        "workers.yml",
        """
        unitgen: 1
        name: workers
        wanted_by: multi-user.target
        processes:
          web:
            command: [/srv/web]
            user: deploy
            hardening: safe
            restart_delay: 5s
            stop_timeout: 2500ms
            notify: true
            watchdog: 30s
            nice: -5
            env_files: [-/etc/web.env]
            after: [redis]
            limits: { tasks: 10% }
          clock:
            command: [/srv/clock]
        """);
    session.run("render", "workers.yml", "--stdout");
    session.run("render", "workers.yml", "--stdout", "--target", "systemd-user");
    session.run("render", "workers.yml", "--stdout", "--target", "upstart");
    session.verify("not-kept");
  }

  @Test
  void saysWhatCannotBeRead() throws IOException {
    manifest().run("render", "nowhere.yml", "-o", "out");
    session.run("render", "workers.yml", "nowhere.yml", "-o", "out");
    Files.createDirectory(session.path("config"));
    session.run("render", "config", "-o", "out");
    session.file("empty.yml", "");
    session.run("render", "empty.yml", "-o", "out");
    session.file("file", "");
    session.run("render", "workers.yml", "-o", "file");
    session.run("render", "workers.yml", "-o", "file/below");
    session.verify("unreadable");
  }

  @Test
  void explainsAWrongCommandLine() {
    manifest()
        .run()
        .run("rendr", "workers.yml")
        .run("convert", "workers.yml")
        .run("render")
        .run("render", "workers.yml")
        .run("render", "-o", "out")
        .run("render", "workers.yml", "-o")
        .run("render", "workers.yml", "-o", "")
        .run("render", "workers.yml", "-o", "out", "--stdot")
        .run("render", "workers.yml", "-o", "out", "--cout", "sidekiq=2")
        .run("render", "workers.yml", "-o", "out", "--stdout")
        .run("render", "workers.yml", "--stdout", "--check")
        .run("render", "workers.yml", "-o", "out", "--target", "sysvinit")
        .run("render", "workers.yml", "-o", "out", "--target", "systemd_user")
        .run("render", "workers.yml", "-o", "out", "--format", "yaml")
        .run("render", "workers.yml", "-o", "out", "--format", "json", "--format", "text")
        .run("--verison")
        .run("render", "@workers.yml", "-o", "out")
        .verify("usage");
  }

  @Test
  void explainsWrongSettings() {
    manifest()
        .run("render", "workers.yml", "-o", "out", "--set", "sidekiq")
        .run("render", "workers.yml", "-o", "out", "--set", "processes.sidekiq.cout=3")
        .run("render", "workers.yml", "-o", "out", "--set", "processes.sidekiq.env=[a")
        .run("render", "workers.yml", "-o", "out", "--count", "sidekiq")
        .run("render", "workers.yml", "-o", "out", "--count", "sidekiq=two")
        .run("render", "workers.yml", "-o", "out", "--count", "sidekiq=2000")
        .run("render", "workers.yml", "-o", "out", "--count", "sidekik=2")
        .verify("settings-wrong");
  }

  @Test
  void takesSettingsAndOverlays() {
    manifest()
        .file(
            "staging.yml",
            """
            defaults:
              env: { RAILS_ENV: staging }
            processes:
              sidekiq: { count: 1 }
              clock: null
            """)
        .run(
            "render",
            "workers.yml",
            "staging.yml",
            "--stdout",
            "--set",
            "defaults.env.TOKEN=a b$c%d",
            "--set",
            "processes.sidekiq.quiet_signal=null")
        .file("staging.yml", "defaults: { env: { 1X: staging } }\n")
        .run("render", "workers.yml", "staging.yml", "--stdout")
        .verify("overlays");
  }

  @Test
  void takesTemplatesOfTheUser() {
    manifest()
        .file(
            "tpl/systemd/group.target.ftl",
            """
            [Unit]
            Description=${group.description} at Example
            Documentation=https://wiki.example/
            <#list group.wants as units>
            Wants=${units}
            </#list>
            Wants=redis.service

            [Install]
            WantedBy=${group.wantedBy}
            """)
        .run("render", "workers.yml", "-o", "out", "--templates", "tpl")
        .verify("templates");
  }

  @Test
  void refusesTemplatesThatFail() throws IOException {
    manifest().run("render", "workers.yml", "-o", "out", "--templates", "nowhere");
    Files.createDirectory(session.path("tpl"));
    session.run("render", "workers.yml", "-o", "out", "--templates", "tpl");
    session.file("tpl/systemd/process.service.ftl", "[Service]\n<#if process.user>\nUser=x\n");
    session.run("render", "workers.yml", "-o", "out", "--templates", "tpl");
    session.file("tpl/systemd/process.service.ftl", "[Service]\nUser=${process.usr}\n");
    session.run("render", "workers.yml", "-o", "out", "--templates", "tpl");
    session.run("render", "workers.yml", "-o", "out", "--templates", "tpl", "--format", "json");
    session.file("tpl/systemd/process.service.ftl", "<#macro m><@m/></#macro>\n<@m/>\n");
    session.run("render", "workers.yml", "-o", "out", "--templates", "tpl");
    session.file("tpl/systemd/process.service.ftl", "<#include \"head.ftl\">\n");
    session.run("render", "workers.yml", "-o", "out", "--templates", "tpl");
    session.file("tpl/systemd/head.ftl", "\n[Unit]\n${nonsense}\n");
    session.run("render", "workers.yml", "-o", "out", "--templates", "tpl");
    Files.createDirectory(session.path("tpl/systemd/group.target.ftl"));
    session.run("render", "workers.yml", "-o", "out", "--templates", "tpl");
    session.verify("templates-broken");
  }

  @Test
  void refusesTemplatesThatLoseAValue() {
    manifest()
        .file(
            "tpl/systemd/process.service.ftl",
            """
            [Service]
            ExecStart=${process.execStart} --verbose
            WorkingDirectory=${process.workingDirectory}
            TimeoutStopSec=1min
            User=root
            """)
        .file(
            "tpl/upstart/process.conf.ftl",
            """
            <#list process.environment as assignment>
            # env ${assignment}
            </#list>
            script
            ${process.exec} 2>&1 | logger
            end script
            """)
        .run("render", "workers.yml", "-o", "out", "--templates", "tpl")
        .run("render", "workers.yml", "-o", "out", "--templates", "tpl", "--target", "upstart")
        .verify("templates-lossy");
  }

  @Test
  void choosesTheTarget() {
    manifest()
        .run("render", "workers.yml", "-o", "pkg/etc/init/", "--dry-run")
        .run("render", "workers.yml", "-o", "pkg/lib/systemd/user", "--dry-run")
        .run("render", "workers.yml", "-o", "pkg/etc/init", "--dry-run", "--target", "systemd")
        .run("render", "workers.yml", "-o", "out", "--dry-run")
        .file("workers.yml", MANIFEST.replace("defaults:", "target: upstart\ndefaults:"))
        .note("target: upstart in the manifest")
        .run("render", "workers.yml", "-o", "pkg/lib/systemd/system", "--dry-run")
        .verify("target");
  }

  @Test
  void coloursWhereItIsWanted() {
    manifest().edit("workers.yml", "count: 2", "count: two");
    session.run("render", "workers.yml", "-o", "out");
    session.terminal().run("render", "workers.yml", "-o", "out");
    session.env("NO_COLOR", "1").run("render", "workers.yml", "-o", "out");
    session.env("NO_COLOR", "").env("TERM", "dumb").run("render", "workers.yml", "-o", "out");
    session.env("CLICOLOR_FORCE", "1").run("render", "workers.yml", "-o", "out");
    session.run("render", "--help");
    session.env("CLICOLOR_FORCE", "0").run("render", "workers.yml", "-o", "out");
    session.verify("colour");
  }

  @Test
  void printsHelp() {
    session
        .run("--help")
        .run("render", "--help")
        .run("remove", "--help")
        .run("schema", "--help")
        .run("versions", "--help")
        .run("render", "-h", "--nonsense")
        .verify("help");
  }

  private static Writer failing(String reason) {
    return new Writer() {
      @Override
      public void write(char[] text, int from, int length) throws IOException {
        throw new IOException(reason);
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }

  private int render(PrintWriter out, StringWriter err) {
    return Main.run(
        new String[] {"render", "workers.yml", "--stdout"},
        new Console(
            InputStream.nullInputStream(),
            out,
            new PrintWriter(err),
            session.path(""),
            Map.of(),
            false));
  }

  @Test
  void saysWhenItsOutputIsLost() {
    manifest();
    for (PrintWriter full :
        List.of(
            new PrintWriter(failing("No space left on device")),
            new PipePrinter(failing("No space left on device")))) {
      StringWriter err = new StringWriter();
      assertThat(render(full, err)).isEqualTo(3);
      assertThat(err.toString()).endsWith("unitgen: cannot write to standard output\n");
    }
  }

  @Test
  void endsQuietlyWhereItsReaderGoesAway() {
    manifest();
    StringWriter err = new StringWriter();
    assertThat(render(new PipePrinter(failing("Broken pipe")), err)).isEqualTo(0);
    assertThat(err.toString()).doesNotContain("cannot write");
  }

  @Test
  void coloursTheListOfFilesOnATerminal() {
    manifest();
    session.terminal().run("render", "workers.yml", "--target", "systemd", "-o", "out");
    session.edit("workers.yml", "count: 2", "count: 3");
    session.run("render", "workers.yml", "--target", "systemd", "-o", "out", "--diff");
    session.run("render", "workers.yml", "--target", "systemd", "-o", "out", "--prune");
    session.verify("coloured-files");
  }

  @Test
  void printsItsVersion() {
    session.run("--version");
    assertThat(session.out()).matches("unitgen \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\n");
    session.run("-V");
    assertThat(session.out()).startsWith("unitgen ");
  }

  @Test
  void printsTheSchema() {
    session.run("schema");
    assertThat(session.json().get("$schema").getAsString())
        .isEqualTo("https://json-schema.org/draft/2020-12/schema");
  }

  @Test
  void saysWhichFilesItCouldNotWrite() throws IOException {
    manifest();
    Files.createDirectory(session.path("out"));
    Files.createDirectory(session.path("out/clock.service"));
    session.run("render", "workers.yml", "-o", "out", "--force");
    session.verify("unwritable");
  }

  @Test
  void readsStandardInput() {
    session
        .stdin(MANIFEST)
        .run("render", "-", "-o", "out")
        .stdin("processes: { sidekiq: { count: 1 } }\n")
        .file("manifest.yml", MANIFEST)
        .run("render", "manifest.yml", "-", "-o", "out")
        .stdin(MANIFEST.replace("count: 2", "count: two"))
        .run("render", "-", "-o", "out", "--stdin-filename", "deploy/shop.yml")
        .run("remove", "-", "-o", "out")
        .run("render", "-", "-", "-o", "out")
        .run("render", "manifest.yml", "-o", "out", "--stdin-filename", "shop.yml")
        .run("render", "-", "-o", "out", "--stdin-filename", "shop/")
        .verify("stdin");
  }

  @Test
  void writesTheHomeOfAUserForUsersAlone() {
    session
        .file(
            "notes.yml",
            """
            unitgen: 1
            name: notes
            processes:
              sync:
                command: "{{home}}/bin/sync {{home}}/%h --of={{home}}"
                directory: "{{home}}/notes"
                env: { NOTES: "{{home}}/notes", PATH: "{{home}}/bin:/usr/bin:/bin" }
                env_files: ["-{{home}}/.config/notes.env"]
            """)
        .run("render", "notes.yml", "-o", "systemd/user")
        .run("render", "notes.yml", "--target", "systemd-user", "--for", "systemd 219", "--stdout")
        .run("render", "notes.yml", "-o", "units")
        .run("render", "notes.yml", "--target", "upstart", "--stdout")
        .run("lint", "notes.yml")
        .verify("home");
  }
}
