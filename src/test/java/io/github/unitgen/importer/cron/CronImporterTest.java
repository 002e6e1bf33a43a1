package io.github.unitgen.importer.cron;

import static io.github.unitgen.importer.ImportChecks.assertEachHasAFate;
import static io.github.unitgen.importer.ImportChecks.assertReadable;
import static io.github.unitgen.importer.ImportChecks.fates;
import static io.github.unitgen.importer.ImportChecks.manifest;
import static io.github.unitgen.importer.ImportChecks.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.importer.Importer;
import io.github.unitgen.importer.shared.Fate.Outcome;
import io.github.unitgen.importer.shared.ImportFile;
import io.github.unitgen.importer.shared.Imported;
import io.github.unitgen.source.Place;
import io.github.unitgen.source.Source;
import io.github.unitgen.support.Seed;
import io.github.unitgen.syntax.cron.Crontab;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CronImporterTest {
  private static final String ALL =
      """
      # Edit this file to introduce tasks to be run by cron.
      # For example:
      # 0 5 * * 1 tar -zcf /var/backups/home.tgz /home/
      # m h  dom mon dow   command

      MAILTO=ops@example.com
      PATH=/usr/local/bin:/usr/bin:/bin
      # Nightly dump, kept for a week
      0 3 * * *  /usr/local/bin/dump.sh --all > /dev/null 2>&1
      RAILS_ENV = "production"
      */5 * * * * cd /srv/shop && bundle exec rake report:daily >> log/cron.log 2>&1
      @daily flock -n /tmp/x.lock /usr/bin/php /srv/shop/artisan schedule:run
      0 0 * * 0 [ -x /usr/sbin/tidy ] && /usr/sbin/tidy -q
      @reboot nohup bin/server &
      5 4 * * sun mail -s "100\\% up" root%Hello%there
      0 1 * * * date +\\%F > "$HOME/x"; echo hi
      API_TOKEN=kd83jd02ksl
      0 24 * * * late
      1 2 3
      30 2 31 2 * never
      0 1 * * * API_TOKEN=kd83jd02ksl curl -s https://example.com/ping
      SHELL=/bin/bash
      0 1 * * * diff <(ls a) <(ls b)
      0 2 * * * /usr/local/bin/dump.sh
      CRON_TZ=Europe/Berlin
      0 4 1 * 1 run me
      """;

  private static Imported run(String text) {
    return run(text, false, "/var/spool/cron/crontabs/deploy");
  }

  private static Imported run(String text, boolean withUser, String path) {
    return Importer.crontabs(
        List.of(new ImportFile(new Source("crontab", text), path)), withUser, request("shop"));
  }

  @Test
  void givesWhatAPersonWouldOwn() {
    Imported imported = run(ALL);

    assertThat(manifest(imported))
        .isEqualTo(
            """
            unitgen: 1
            name: cron
            prefix: shop
            defaults:
              user: deploy
              env: { PATH: "/usr/local/bin:/usr/bin:/bin" }
            processes:
              # Nightly dump, kept for a week
              dump:
                schedule: 0 3 * * *
                command: /usr/local/bin/dump.sh --all
              rake-report-daily:
                schedule: "*/5 * * * *"
                command: bundle exec rake report:daily
                directory: /srv/shop
                env: { RAILS_ENV: production }
              php-artisan-schedule-run:
                schedule: "@daily"
                command: flock -n /tmp/x.lock /usr/bin/php /srv/shop/artisan schedule:run
                env: { RAILS_ENV: production }
              tidy:
                schedule: 0 0 * * 0
                command: "[ -x /usr/sbin/tidy ] || exit 0; exec /usr/sbin/tidy -q"
                shell: true
                env: { RAILS_ENV: production }
                systemd: { Service: { WorkingDirectory: "~" } }
              server:
                command: bin/server
                shell: true
                env: { RAILS_ENV: production }
                restart: never
                systemd: { Service: { WorkingDirectory: "~" } }
              mail:
                schedule: 5 4 * * sun
                command: printf '%s\\n' Hello there | mail -s "100% up" root
                shell: true
                env: { RAILS_ENV: production }
                systemd: { Service: { WorkingDirectory: "~" } }
              date:
                schedule: 0 1 * * *
                command: date +%F > "$HOME/x"; echo hi
                shell: true
                env: { RAILS_ENV: production }
                systemd: { Service: { WorkingDirectory: "~" } }
              curl-ping:
                schedule: 0 1 * * *
                command: curl -s https://example.com/ping
                env: { RAILS_ENV: production }
              ls:
                schedule: 0 1 * * *
                command: diff <(ls a) <(ls b)
                shell: /bin/bash
                env: { RAILS_ENV: production }
                systemd: { Service: { WorkingDirectory: "~" } }
              dump-2:
                schedule: 0 2 * * *
                command: /usr/local/bin/dump.sh
                env: { RAILS_ENV: production }
              run:
                schedule: ["*-*-01 04:00:00 Europe/Berlin", "Mon *-*-* 04:00:00 Europe/Berlin"]
                command: run me
                env: { RAILS_ENV: production }
            """);
    assertThat(fates(imported, Outcome.NOT_CARRIED))
        .containsExactly(
            "MAILTO: no init sends mail: read the log, or set `on_failure` to report " + "failures",
            "API_TOKEN: a secret: put it in a file that only root can read, and add "
                + "that to `env_files`",
            "0 24 * * *: the hour of a cron line must be from 0 to 23: write a number in this range",
            "command: its job is not carried over",
            "line: cron ignores the whole file because of it: fix or remove it",
            "30 2 31 2 *: it never runs: no month has this day: use a day that exists in one of the"
                + " months",
            "command: its job is not carried over",
            "API_TOKEN: a secret: put it in a file that only root can read, and add "
                + "that to `env_files`");
    assertEachHasAFate(ALL, settings(ALL, false), imported);
  }

  @Test
  void aFileOfTheSystemNamesTheUsers() {
    Imported imported =
        run(
            """
            # Keeps the shop tidy

            SHELL=/bin/sh
            RANDOM_DELAY=5
            17 *  * * *  root  cd / && run-parts --report /etc/cron.hourly
            25 6  * * *  root  test -x /usr/sbin/anacron || run-parts /etc/cron.daily
            0  1  * * *  www-data  HOME=/srv /usr/bin/php -q /srv/job.php %
            """,
            true, "/etc/cron.d/shop");

    assertThat(manifest(imported))
        .isEqualTo(
            """
            # Keeps the shop tidy
            unitgen: 1
            name: cron
            prefix: shop
            processes:
              run-parts-cron.hourly:
                schedule: { at: 17 * * * *, jitter: 5min }
                command: run-parts --report /etc/cron.hourly
                user: root
                directory: /
              run-parts-cron.daily:
                schedule: { at: 25 6 * * *, jitter: 5min }
                command: test -x /usr/sbin/anacron || run-parts /etc/cron.daily
                shell: true
                user: root
                directory: /root
              php-job:
                schedule: { at: 0 1 * * *, jitter: 5min }
                command: /usr/bin/php -q /srv/job.php
                user: www-data
                env: { HOME: /srv }
            """);
    assertThat(imported.isWhole()).isTrue();
  }

  @Test
  void aTestThatFindsNothingIsNoFailure() {
    assertThat(command("[ -x /a ] && cd /b && ./c -q"))
        .isEqualTo("\"[ -x /a ] || exit 0; cd /b && ./c -q\"");
    assertThat(command("command -v a > /dev/null && a 1"))
        .isEqualTo("command -v a > /dev/null || exit 0; exec a 1");
    assertThat(command("[ -x /a ] && if b; then c; fi"))
        .isEqualTo("\"[ -x /a ] || exit 0; if b; then c; fi\"");
    for (String kept :
        List.of("test -x /a && b || c", "test a && b; c", "test a && b &", "! test a && b")) {
      assertThat(command(kept)).contains(kept);
    }
  }

  private static String command(String text) {
    String manifest = manifest(run("@daily " + text + "\n", false, "/srv/crontab"));
    int start = manifest.indexOf("command: ") + "command: ".length();
    return manifest.substring(start, manifest.indexOf('\n', start));
  }

  @Test
  void aSecretStaysOutOfACommandAndAComment() {
    Imported imported =
        run(
            """
            # DB_PASSWORD=kd83jd02ksl was here
            @daily bash -c 'DB_PASSWORD=kd83jd02ksl dump --password=kd83jd02ksl x'
            """);

    assertThat(manifest(imported))
        .contains("dump --password=CHANGE_ME x\n")
        .doesNotContain("kd83jd02ksl");
    assertThat(fates(imported, Outcome.NOT_CARRIED)).hasSize(2);
  }

  @Test
  void namesAJobAfterWhatItRuns() {
    assertThat(JobName.of("cd /x && nice -n 10 /opt/bin/backup.sh --all")).isEqualTo("backup");
    assertThat(JobName.of("test -x /a || perl -e 'sleep 3' && certbot -q renew"))
        .isEqualTo("certbot");
    assertThat(JobName.of("poetry run python manage.py clear")).isEqualTo("python-manage-clear");
    assertThat(JobName.of("FOO=1 flock -n /var/lock/x -c y")).isEqualTo("y");
    assertThat(JobName.of("[ a ]")).isEqualTo("job");
  }

  @Test
  void whatLeavesTheWorkToATimerIsSaid() {
    assertThat(fates(run("@daily [ -d /run/systemd/system ] || x\n"), Outcome.APPROXIMATED))
        .first()
        .asString()
        .contains("does nothing on systemd");
  }

  @Test
  void nobodyIsTheUserOfAFileThatLiesElsewhere() {
    assertThat(manifest(run("@daily x\n", false, "/srv/shop/crontab"))).doesNotContain("user:");
    assertThat(manifest(run("HOME=/srv\n@daily x\n", false, "/srv/shop/crontab")))
        .contains("directory: /srv\n", "HOME: /srv");
  }

  private static final List<String> LINES =
      List.of(
          "A=b",
          "A = \"x y\"",
          "PATH=/bin",
          "SHELL=/bin/bash",
          "SHELL=zsh",
          "MAILTO=\"\"",
          "MAILTO=a@b",
          "HOME=/srv",
          "HOME=~",
          "CRON_TZ=UTC",
          "CRON_TZ=Nowhere",
          "TZ=UTC",
          "RANDOM_DELAY=9",
          "1A=b",
          "PASSWORD=kd83jd02ksl",
          "# x",
          "#!A=b",
          "",
          "x",
          "A=",
          "LOGNAME=x",
          "\u0001=x",
          "B=\u0001");

  private static final List<String> TIMES =
      List.of(
          "* * * * *",
          "0 3 * * 1-5",
          "@daily",
          "@reboot",
          "@REBOOT",
          "@hourly",
          "@x",
          "*/5 0 1 jan sun",
          "61 * * * *",
          "0 0 30 2 *",
          "0 0 L * *",
          "0 0 1 1 1",
          "1-3/2,5 * * * 7",
          "5/3 * * * *");

  private static final List<String> COMMANDS =
      List.of(
          "x",
          "cd /a && y",
          "[ -x /a ] && b",
          "[ -x /a ] && b; c",
          "test -e x && { y; }",
          "a%b",
          "%",
          "a \\% b",
          "nohup x &",
          "(a; b) > c 2>&1",
          "bash -c 'x y'",
          "env A=b c",
          "sudo -u bob d",
          "su - bob -c 'x'",
          "a | b",
          "a && b || c",
          "'",
          "\"a",
          "~/x",
          "./x y",
          "x {a,b}",
          "{{x}}",
          "exec a",
          "cd",
          "A=b",
          "A=b c",
          "-x",
          "$X",
          "`a`",
          "$(b",
          "if a; then b; fi",
          "a # b",
          "a;",
          ">x",
          "\u0001",
          "\uD800",
          "x <<E",
          "[ a ] && exec b &",
          "[ a ] && b # c",
          "; x",
          "&&",
          "flock -n /l x",
          "/usr/bin/env",
          ". /etc/x; y",
          "a\rb",
          "{ a; } && b",
          "/",
          "!",
          "! a && b",
          "a%\\%b%c%%",
          "[ a ] && %b");

  @Test
  void everyManifestIsReadWithoutAnError() {
    Random random = Seed.random();
    for (int i = 0; i < 4_000; i++) {
      boolean withUser = random.nextBoolean();
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(6); n >= 0; n--) {
        if (random.nextInt(3) == 0) {
          text.append(LINES.get(random.nextInt(LINES.size())));
        } else {
          text.append(TIMES.get(random.nextInt(TIMES.size()))).append(' ');
          text.append(withUser ? List.of("root ", "bob\t", "a:b ").get(random.nextInt(3)) : "");
          text.append(COMMANDS.get(random.nextInt(COMMANDS.size())));
        }
        text.append('\n');
      }
      if (i % 2 == 0) {
        int start = random.nextInt(text.length());
        int end = Math.min(text.length(), start + random.nextInt(4));
        text.replace(start, end, COMMANDS.get(random.nextInt(COMMANDS.size())));
      }
      Imported imported = run(text.toString(), withUser, "/var/spool/cron/crontabs/bob");
      assertReadable(text.toString(), imported);
      assertEachHasAFate(text.toString(), settings(text.toString(), withUser), imported);
    }
  }

  /** Settings that the parser sees, whatever became of them. */
  private static List<Place> settings(String text, boolean withUser) {
    List<Place> seen = new ArrayList<>();
    for (Crontab.Line line : Crontab.read(new Source("crontab", text), withUser).lines()) {
      if (line instanceof Crontab.Variable variable) {
        seen.add(variable.name().at());
      } else if (line instanceof Crontab.Refused refused) {
        seen.add(refused.text().at());
      } else if (line instanceof Crontab.Job job) {
        seen.add(job.schedule().at());
        job.user().ifPresent(user -> seen.add(user.at()));
        seen.add(job.command().at());
      }
    }
    return seen;
  }
}
