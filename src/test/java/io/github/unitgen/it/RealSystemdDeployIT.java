package io.github.unitgen.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The tasks deploy a group that runs on a real systemd; only sudo is a stand-in. */
@Timeout(120)
class RealSystemdDeployIT {
  @RegisterExtension static final Rig RIG = new Rig();

  @TempDir Path folder;

  /** A project whose host is the rig, with the tasks of {@code fleet}. */
  private Deployer deployer(Fleet fleet, String... options) throws Exception {
    Deployer deployer = new Deployer(folder);
    String rig = RIG.folder().toString();
    deployer.answer(
        """
        [ "${0##*/}" = sudo ] && shift || set -- /bin/systemctl "$@"
        exec %s/in.sh %s "$@"
        """
            .formatted(rig, rig));
    String[] with = new String[options.length + 2];
    System.arraycopy(options, 0, with, 2, options.length);
    with[0] = "--with";
    with[1] = "capistrano=" + deployer.tasks();
    fleet.render(with);
    return deployer;
  }

  @Test
  void aDeploymentQuietsEachWorkerAndRestartsItOnce() throws Exception {
    Fleet fleet = Fleet.sidekiq(RIG, "deploy", "processes: { clock: { command: worker } }").start();
    deployer(fleet).run("deploy");
    List<String> workers = fleet.units("sidekiq", 2);
    fleet.log().await(workers, "start", 2);
    for (String worker : workers) {
      assertThat(fleet.log().of(worker)).containsExactly("start", "TSTP", "TERM", "exit", "start");
    }
    fleet.log().await(List.of(fleet.unit("clock")), "start", 2);
    assertThat(fleet.log().of(fleet.unit("clock")))
        .containsExactly("start", "TERM", "exit", "start");
    assertThat(fleet.running()).isEqualTo(fleet.wanted());
  }

  @Test
  void aFirstDeploymentFindsNothingToQuietAndStartsTheGroup() throws Exception {
    Fleet fleet = Fleet.sidekiq(RIG, "first", "");
    Deployer deployer = deployer(fleet);
    deployer.run("first-workers:quiet", "first-workers:status");
    RIG.systemctl("daemon-reload");
    deployer.run("deploy");
    assertThat(fleet.running()).isEqualTo(fleet.units("sidekiq", 2));
    deployer.run("first-workers:stop", "first-workers:quiet");
    assertThat(fleet.running()).isEmpty();
    deployer.run("first-workers:start");
    assertThat(fleet.running()).isEqualTo(fleet.units("sidekiq", 2));
  }

  @Test
  void restartsInARowDoNotReachTheStartLimit() throws Exception {
    Fleet fleet =
        Fleet.sidekiq(RIG, "row", "processes: { sidekiq: { restart_limit: 1 in 60s } }").start();
    Deployer deployer = deployer(fleet);
    for (int i = 0; i < 4; i++) {
      deployer.run("row-workers:restart");
    }
    assertThat(fleet.running()).isEqualTo(fleet.units("sidekiq", 2));
  }

  @Test
  void aWorkerThatDoesNotComeBackFailsTheDeployment() throws Exception {
    Fleet fleet = Fleet.sidekiq(RIG, "lost", "processes: { clock: { command: worker } }").start();
    fleet.over("processes: { clock: { command: /nowhere/to/be } }");
    Deployer deployer = deployer(fleet);
    RIG.systemctl("daemon-reload");
    List<String> commands = deployer.fail("lost-clock.service", "deploy");
    assertThat(commands).endsWith(commands.get(commands.indexOf("-- publish") + 2));
    assertThat(RIG.show(fleet.unit("sidekiq@1"), "ActiveState")).isEqualTo("active");
  }

  @Test
  void aProgramThatOldSystemdsDoNotMissFailsTheDeploymentToo() throws Exception {
    Fleet fleet =
        Fleet.of(
            RIG,
            "simple",
            """
            defaults: { user: daemon, group: daemon }
            processes:
              clock:
                command: /nowhere/to/be
                systemd: { Service: { Type: simple } }
            """);
    Deployer deployer = deployer(fleet, "--for", "systemd 219");
    RIG.systemctl("daemon-reload");
    assertThat(deployer.fail("not running: simple-clock.service", "simple-workers:restart"))
        .last()
        .isEqualTo(
            "systemctl show -p Id -p ActiveState -p ActiveEnterTimestampMonotonic simple-clock.service");
  }
}
