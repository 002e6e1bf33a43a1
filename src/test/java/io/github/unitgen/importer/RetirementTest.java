package io.github.unitgen.importer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.importer.shared.ImportFile;
import io.github.unitgen.importer.shared.ImportLink;
import io.github.unitgen.source.Source;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RetirementTest {
  private static final Set<String> NOTHING = Set.of();

  @Test
  void managersStopBeforeTheirInstances() {
    Retirement old =
        Retirement.ofJobs(
            List.of(
                file("/etc/init/sidekiq.conf", "instance $index\nexec sidekiq\n"),
                file("/srv/init/workers.conf", "start on runlevel [2345]\n"),
                file("/etc/init/workers.override", "manual\n"),
                file("/etc/init/odd.conf", "instance $A/$B\nexec odd\n")),
            List.of(),
            NOTHING);
    assertThat(old.commands())
        .containsExactly(
            "stop workers || true",
            "initctl list | sed -n 's/^sidekiq (\\(.*\\)) .*/\\1/p' | while read -r i; do"
                + " stop sidekiq index=\"$i\" || true; done",
            "rm -f /etc/init/sidekiq.conf /etc/init/workers.conf /etc/init/workers.override"
                + " /etc/init/odd.conf",
            "initctl reload-configuration");
    assertThat(old.notes()).containsExactly("stop the instances of odd that `initctl list` shows");
  }

  @Test
  void unitsGoWithTheirDropInsAndLinks() {
    Retirement old =
        Retirement.ofUnits(
            List.of(
                file("/etc/systemd/system/job@.service", "[Service]\n"),
                file("/etc/systemd/system/job@.service.d/a.conf", "[Service]\n"),
                file("/srv/units/web.service", "[Service]\n"),
                file("/srv/units/web.service.d/b.conf", "[Service]\n")),
            List.of(
                new ImportLink(
                    "/etc/systemd/system/multi-user.target.wants/job@1.service", "../job@.service"),
                new ImportLink("/srv/units/x.target.wants/web.service", "../web.service")),
            Set.of("/etc/systemd/system/web.service"));
    assertThat(old.commands())
        .containsExactly(
            "systemctl disable job@.service web.service || true",
            "systemctl stop 'job@*.service' web.service || true",
            "rm -f /etc/systemd/system/job@.service /etc/systemd/system/job@.service.d/a.conf"
                + " /etc/systemd/system/web.service.d/b.conf"
                + " /etc/systemd/system/multi-user.target.wants/job@1.service",
            "systemctl daemon-reload",
            "systemctl reset-failed 'job@*.service' web.service || true");
    assertThat(old.notes()).isEmpty();
  }

  @Test
  void programsOfSupervisordStopByGroups() {
    Retirement old =
        Retirement.ofSupervisord(
            List.of(
                file("/etc/supervisor/conf.d/web.conf", "[program:web]\ncommand=web\n"),
                file("/etc/supervisor/main.conf", "[supervisord]\n[program:a b]\ncommand=x\n")));
    assertThat(old.commands())
        .containsExactly(
            "supervisorctl stop 'a b:*' || true",
            "supervisorctl stop 'web:*' || true",
            "rm -f /etc/supervisor/conf.d/web.conf",
            "supervisorctl update");
    assertThat(old.notes())
        .containsExactly(
            "remove the programs from /etc/supervisor/main.conf, then `supervisorctl update`");
  }

  @Test
  void onlyFilesOfCronGoByACommand() {
    ImportFile own = file("/etc/cron.d/report", "0 4 * * * root /bin/report\n");
    ImportFile shared = file("/etc/crontab", "0 4 * * * root /bin/report\n");
    assertThat(Retirement.ofCrontabs(List.of(own), true).commands())
        .containsExactly("rm -f /etc/cron.d/report");
    assertThat(Retirement.ofCrontabs(List.of(shared), true).notes())
        .containsExactly("remove the lines from /etc/crontab");
    assertThat(Retirement.ofCrontabs(List.of(shared), false).notes()).hasSize(1);
  }

  /** Nothing runs but one instance with an odd name, and each command says that it failed. */
  @Test
  void commandsOfJobsHoldWhateverRuns() throws Exception {
    Retirement old =
        Retirement.ofJobs(
            List.of(
                file("/etc/init/a.b.conf", "instance $N\n"), file("/etc/init/web.conf", "task\n")),
            List.of(),
            NOTHING);
    String fakes =
        """
        stop() { echo "stop:$1:$2"; return 1; }
        rm() { echo "rm $*"; }
        initctl() {
          [ "$1" = list ] || { echo "initctl $*"; return; }
          echo 'web stop/waiting'
          echo 'a.b (two (2) words) start/running, process 7'
          echo 'axb (3) start/running, process 8'
        }
        """;
    Process shell =
        new ProcessBuilder("sh", "-e", "-c", fakes + String.join("\n", old.commands()))
            .redirectErrorStream(true)
            .start();
    String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(said.lines())
        .containsExactly(
            "stop:web:",
            "stop:a.b:N=two (2) words",
            "rm -f /etc/init/a.b.conf /etc/init/web.conf",
            "initctl reload-configuration");
    assertThat(shell.waitFor()).isZero();
  }

  private static ImportFile file(String path, String text) {
    return new ImportFile(new Source(path, text), path);
  }
}
