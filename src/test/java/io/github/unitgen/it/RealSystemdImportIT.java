package io.github.unitgen.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A fleet of Upstart jobs, imported in one go, is started, quieted and stopped by systemd. */
@Timeout(120)
class RealSystemdImportIT {
  @RegisterExtension static final Rig RIG = new Rig();

  private static final Path JOBS = Path.of("test-fixtures/import/upstart/sidekiq");

  /** The jobs with folders and users of the rig; what rbenv puts into PATH is our worker. */
  private static Fleet imported(String prefix) throws Exception {
    Path folder = RIG.sharedFolder(prefix);
    Files.writeString(
        folder.resolve("profile"), "export PATH=\"" + RIG.folder() + "/bin:$PATH\"\n");
    List<String> command = new ArrayList<>(List.of(Fleet.PROGRAM.toString(), "import"));
    for (String job : List.of("workers.conf", "sidekiq.conf")) {
      String text =
          Files.readString(JOBS.resolve(job))
              .replace("/home/deploy/.bash_profile", folder + "/profile")
              .replace("/var/www/shop/current", folder.toString())
              .replace("setuid deploy", "setuid daemon")
              .replace("setgid deploy", "setgid daemon");
      command.add(Files.writeString(folder.resolve(job), text).toString());
    }
    Rig.Result result = Rig.outside(command);
    assertThat(result.code()).as(result.err()).isZero();
    String manifest =
        result
            .out()
            .lines()
            .filter(line -> !line.startsWith("unitgen:") && !line.startsWith("name:"))
            .collect(Collectors.joining("\n", "", "\n"));
    return Fleet.of(RIG, prefix, manifest)
        .over("defaults: { env: { LOG: '@DIR@/log/log', DUMP: '@DIR@/dump', DRAIN: 1 } }");
  }

  @Test
  void startsIsQuietedAndStopsAfterItsJobsAreDone() throws Exception {
    Fleet fleet = imported("moved").start();
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
