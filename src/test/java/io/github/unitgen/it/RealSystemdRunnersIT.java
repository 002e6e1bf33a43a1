package io.github.unitgen.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What systemd does with programs that take signals and exits otherwise than it expects. Shells
 * stand in for them.
 */
@Timeout(120)
class RealSystemdRunnersIT {
  @RegisterExtension static final Rig RIG = new Rig();

  /** Runs on until it is told to end, by a signal that it does not ignore. */
  private static final String ON = "while :; do read -t 0.05 <> <(:) || :; done";

  private static void unit(String name, String text) throws IOException {
    Files.writeString(RIG.units().resolve(name), text);
    RIG.systemctl("daemon-reload");
  }

  /** A program whose text is {@code lines}. */
  private static Path program(String name, String lines) throws IOException {
    Path program = RIG.folder().resolve("bin").resolve(name);
    Files.writeString(program, "#!/bin/bash\n" + lines + "\n");
    Rig.open(program, "rwxr-xr-x");
    return program;
  }

  private static void await(String condition) {
    assertThat(RIG.shell("timeout 20 sh -c 'until " + condition + "; do sleep 0.05; done'").code())
        .as("waiting until %s", condition)
        .isZero();
  }

  @Test
  void aProgramThatStaysAtTheStopSignalIsKilledAfterTheWholeTimeout() throws Exception {
    Path stays = program("stays", "trap : TERM\ntouch " + RIG.folder() + "/stays\n" + ON);
    unit("stays.service", "[Service]\nExecStart=" + stays + "\nTimeoutStopSec=1\n");
    RIG.systemctl("start", "stays.service");
    await("test -e " + RIG.folder() + "/stays");
    RIG.systemctl("stop", "stays.service");
    assertThat(RIG.show("stays.service", "ActiveState", "Result"))
        .isEqualTo(Map.of("ActiveState", "failed", "Result", "timeout"));
  }

  @Test
  void aWorkerThatEndsWithZeroStaysDownUnlessItIsAlwaysRestarted() throws Exception {
    unit("once.service", "[Service]\nExecStart=/bin/true\nRestart=on-failure\nRestartSec=0\n");
    RIG.systemctl("start", "once.service");
    await("systemctl show -P ActiveState once.service | grep -qx inactive");
    assertThat(RIG.show("once.service", "NRestarts", "Result"))
        .isEqualTo(Map.of("NRestarts", "0", "Result", "success"));
    unit("again.service", "[Service]\nExecStart=/bin/true\nRestart=always\nRestartSec=1\n");
    RIG.systemctl("start", "again.service");
    await("test $(systemctl show -P NRestarts again.service) -ge 1");
    RIG.systemctl("stop", "again.service");
  }

  /** At USR2 it starts a second server, writes down its number, and goes on. */
  private static Path server(String name, String pidFile) throws IOException {
    String second = "sleep 300 & echo $! > " + pidFile;
    return program(name, "trap '" + second + "' USR2\ntouch " + pidFile + ".up\n" + ON);
  }

  @Test
  void theSecondServerOfAReloadEndsWithTheFirst() throws Exception {
    Path pid = RIG.folder().resolve("second.pid");
    Path server = server("server", pid.toString());
    unit(
        "server.service",
        "[Service]\nExecStart=" + server + "\nExecReload=/bin/kill -USR2 $MAINPID\n");
    RIG.systemctl("start", "server.service");
    await("test -e " + pid + ".up");
    String main = RIG.show("server.service", "MainPID");
    RIG.systemctl("reload", "server.service");
    await("test -s " + pid);
    assertThat(RIG.show("server.service", "MainPID")).isEqualTo(main);
    assertThat(RIG.shell("kill -0 $(cat " + pid + ")").code()).isZero();
    RIG.systemctl("kill", "--kill-whom=main", "--signal=KILL", "server.service");
    await("! kill -0 $(cat " + pid + ")");
  }

  @Test
  void aPidFileTellsOfTheSecondServer() throws Exception {
    Path pid = RIG.folder().resolve("told.pid");
    Path server = server("told-server", pid.toString());
    unit(
        "told.service",
        "[Service]\nPIDFile="
            + pid
            + "\nExecStart="
            + server
            + "\nExecReload=/bin/kill -USR2 $MAINPID\n");
    RIG.systemctl("start", "told.service");
    await("test -e " + pid + ".up");
    RIG.systemctl("reload", "told.service");
    await("test -s " + pid);
    RIG.systemctl("kill", "--kill-whom=main", "--signal=KILL", "told.service");
    await("test \"$(systemctl show -P MainPID told.service)\" = \"$(cat " + pid + ")\"");
    assertThat(RIG.show("told.service", "ActiveState")).isEqualTo("active");
    RIG.systemctl("stop", "told.service");
  }

  /** As npm: a main process that ends at TERM at once, with the program as its grandchild. */
  private static boolean isTold(String name, String more) throws Exception {
    String told = RIG.folder() + "/" + name + ".told";
    Path app =
        program(
            name + "-app", "trap 'touch " + told + "; exit' TERM\ntouch " + told + ".up\n" + ON);
    Path runner = program(name + "-runner", "sh -c ': && " + app + "' &\nwait");
    unit(name + ".service", "[Service]\nExecStart=" + runner + "\n" + more);
    RIG.systemctl("start", name + ".service");
    await("test -e " + told + ".up");
    RIG.systemctl("stop", name + ".service");
    return RIG.shell("test -e " + told).code() == 0;
  }

  @Test
  void theProgramBehindARunnerIsToldOnlyWhereAllProcessesGetTheSignal() throws Exception {
    assertThat(isTold("whole", "")).isTrue();
    assertThat(isTold("mixed", "KillMode=mixed\n")).isFalse();
  }

  @Test
  void noReadinessOfAGrandchildCounts() throws Exception {
    Path runner = program("notifies", "sh -c ': && systemd-notify --ready' &\nsleep 300");
    String text = "[Service]\nType=notify\nTimeoutStartSec=1\nExecStart=" + runner + "\n";
    unit("deaf.service", text);
    assertThat(RIG.run("systemctl", "start", "deaf.service").code()).isNotZero();
    assertThat(RIG.show("deaf.service", "Result")).isEqualTo("timeout");
    unit("hears.service", text + "NotifyAccess=all\n");
    RIG.systemctl("start", "hears.service");
    RIG.systemctl("stop", "hears.service");
  }

  @Test
  void childrenOutliveAMainProcessThatIsKilledAlone() throws Exception {
    Path pid = RIG.folder().resolve("child.pid");
    Path master = program("master", "trap : TERM\nsleep 300 & echo $! > " + pid + "\n" + ON);
    unit(
        "master.service",
        "[Service]\nExecStart="
            + master
            + "\nExecStop=/bin/true\nKillMode=process\nTimeoutStopSec=1\n");
    RIG.systemctl("start", "master.service");
    await("test -s " + pid);
    RIG.systemctl("stop", "master.service");
    assertThat(RIG.shell("kill -0 $(cat " + pid + ") && kill -KILL $(cat " + pid + ")").code())
        .isZero();
  }

  @Test
  void restartsWithoutDelayReachTheStartLimitAtOnce() throws Exception {
    unit("hot.service", "[Service]\nExecStart=/bin/false\nRestart=always\nRestartSec=0\n");
    RIG.run("systemctl", "start", "hot.service");
    await("systemctl show -P ActiveState hot.service | grep -qx failed");
    assertThat(RIG.show("hot.service", "NRestarts")).isEqualTo("5");
    RIG.awaitJournal("hot.service", "Start request repeated too quickly");
  }

  @Test
  void aOneshotBehindAMinusSignNeverFails() throws Exception {
    unit("minus.service", "[Service]\nType=oneshot\nExecStart=-/bin/false\n");
    RIG.systemctl("start", "minus.service");
    assertThat(RIG.show("minus.service", "Result")).isEqualTo("success");
  }

  @Test
  void aRelativePidFileIsOneBelowRun() throws Exception {
    unit("relative.service", "[Service]\nType=forking\nPIDFile=cloud.pid\nExecStart=/bin/true\n");
    assertThat(RIG.show("relative.service", "PIDFile")).isEqualTo("/run/cloud.pid");
  }

  @Test
  void aStartWaitsForTheFileBelowRunWhereverTheProgramWritesIt() throws Exception {
    Path forks = program("forks", "sleep 300 & echo $! > cloud.pid");
    unit(
        "cloud.service",
        "[Service]\nType=forking\nUser=daemon\nPIDFile=cloud.pid\nTimeoutStartSec=1\nExecStart="
            + forks
            + "\nWorkingDirectory="
            + RIG.sharedFolder("cloud")
            + "\n");
    assertThat(RIG.run("systemctl", "start", "cloud.service").code()).isNotZero();
    assertThat(RIG.show("cloud.service", "Result")).isEqualTo("timeout");
  }

  @Test
  void noTargetIsCalledNetworking() {
    assertThat(RIG.show("networking.target", "LoadState")).isEqualTo("not-found");
  }

  @Test
  void aProgramThatDoesNotCallTheWatchdogIsKilled() throws Exception {
    unit("watched.service", "[Service]\nExecStart=/bin/sleep 300\nWatchdogSec=1\n");
    RIG.systemctl("start", "watched.service");
    await("systemctl show -P Result watched.service | grep -qx watchdog");
  }
}
