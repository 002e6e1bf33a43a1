package io.github.unitgen.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A fleet of Upstart jobs, migrated in one command, is started, quieted and stopped by systemd. */
@Timeout(120)
class RealSystemdImportIT {
  @RegisterExtension static final Rig RIG = new Rig();

  private static final Path JOBS = Path.of("test-fixtures/import/upstart/sidekiq");

  /** The jobs with names, folders and users of the rig; what rbenv puts into PATH is our worker. */
  private static List<String> jobs(String prefix) throws Exception {
    Path folder = RIG.sharedFolder(prefix);
    Files.writeString(
        folder.resolve("profile"), "export PATH=\"" + RIG.folder() + "/bin:$PATH\"\n");
    Path jobs = Files.createDirectory(folder.resolve("init"));
    for (String job : List.of("workers.conf", "sidekiq.conf")) {
      String text =
          Files.readString(JOBS.resolve(job))
              .replace("start sidekiq", "start " + prefix + "-sidekiq")
              .replace("stop sidekiq", "stop " + prefix + "-sidekiq")
              .replace("stopping workers", "stopping " + prefix + "-workers")
              .replace("/home/deploy/.bash_profile", folder + "/profile")
              .replace("/var/www/shop/current", folder.toString())
              .replace("setuid deploy", "setuid daemon")
              .replace("setgid deploy", "setgid daemon")
              .replace(
                  "env HOME=",
                  "env LOG=%s/log/log\nenv DUMP=%s/dump\nenv DRAIN=1\nenv HOME="
                      .formatted(folder, folder));
      Files.writeString(jobs.resolve(prefix + "-" + job), text);
    }
    return List.of(jobs.toString());
  }

  @Test
  void startsIsQuietedAndStopsAfterItsJobsAreDone() throws Exception {
    Fleet fleet = Fleet.migrated(RIG, "moved", jobs("moved"));
    fleet.log().await(fleet.wanted(), "start", 1);
    List<String> units = fleet.units("sidekiq", 3);
    assertThat(fleet.running()).isEqualTo(units).isEqualTo(fleet.wanted());
    for (int i = 1; i <= 3; i++) {
      String unit = fleet.unit("sidekiq@" + i);
      assertThat(fleet.argv(unit)).endsWith("exec", "sidekiq", "-i", "" + i, "-e", "production");
      assertThat(fleet.environment(unit)).containsEntry("HOME", "/home/deploy");
      assertThat(fleet.facts(unit)).startsWith("daemon", "daemon", fleet.folder().toString());
    }

    RIG.systemctl("reload", fleet.target());
    fleet.log().await(units, "USR1", 1);
    RIG.systemctl("stop", fleet.target());

    assertThat(fleet.running()).isEmpty();
    for (String unit : units) {
      assertThat(fleet.log().of(unit)).containsExactly("start", "USR1", "TERM", "exit");
    }
  }
}
