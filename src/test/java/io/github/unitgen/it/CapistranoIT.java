package io.github.unitgen.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The tasks, run by the real Capistrano: what reaches the host, and what is a failure. */
@Timeout(120)
class CapistranoIT {
  private static final String MANIFEST =
      """
      unitgen: 1
      name: workers
      defaults: { user: deploy, group: deploy }
      processes:
        sidekiq: { command: /srv/sidekiq, count: 2, quiet_signal: TSTP }
        web: { command: /srv/web, reload_signal: USR1 }
        migrate: { command: /srv/migrate, restart: never }
      """;

  private static final String SHOW =
      "systemctl show -p Id -p ActiveState -p ActiveEnterTimestampMonotonic sidekiq@1.service"
          + " sidekiq@2.service web.service";
  private static final String MEMBERS =
      "sidekiq@1.service sidekiq@2.service web.service migrate.service";

  @TempDir Path folder;
  private Deployer deployer;

  @BeforeEach
  void project() throws IOException {
    deployer = new Deployer(folder);
  }

  private static List<String> all(List<String> first, List<String> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  @Nested
  class OnSystemd {
    private final List<String> quieted =
        List.of(
            "systemctl is-active --quiet sidekiq@1.service",
            "sudo -n /bin/systemctl reload sidekiq@1.service",
            "systemctl is-active --quiet sidekiq@2.service",
            "sudo -n /bin/systemctl reload sidekiq@2.service");

    private final List<String> restarted =
        List.of(
            "sudo -n /bin/systemctl reset-failed " + MEMBERS,
            "sudo -n /bin/systemctl restart workers.target " + MEMBERS,
            SHOW,
            SHOW);

    @BeforeEach
    void tasks() throws IOException {
      deployer.render(MANIFEST, "--target", "systemd");
    }

    @Test
    void workersAreQuietedAndServersAreNot() throws IOException {
      assertThat(deployer.run("workers:quiet")).isEqualTo(quieted);
    }

    @Test
    void aFleetThatDoesNotRunIsQuietAlready() throws IOException {
      deployer.answer("case $line in 'systemctl is-active'*) exit 3 ;; esac");
      assertThat(deployer.run("workers:quiet")).containsExactly(quieted.get(0), quieted.get(2));
    }

    @Test
    void oneThatCannotBeQuietedFailsTheTask() throws IOException {
      deployer.answer("case $line in *reload*) echo 'a password is required' >&2; exit 1 ;; esac");
      assertThat(deployer.fail("a password is required", "workers:quiet"))
          .containsExactly(quieted.get(0), quieted.get(1), quieted.get(0));
    }

    @Test
    void oneThatEndsWhileItIsQuietedIsNoFailure() throws IOException {
      deployer.answer(
          """
          case $line in
            *'reload sidekiq@1.service') : >"$state/gone"; exit 1 ;;
            *'is-active --quiet sidekiq@1.service') [ ! -e "$state/gone" ] || exit 3 ;;
          esac""");
      assertThat(deployer.run("workers:quiet"))
          .containsExactly(
              quieted.get(0), quieted.get(1), quieted.get(0), quieted.get(2), quieted.get(3));
    }

    @Test
    void aRestartForgetsOldStartsNamesAllAndAsksForEach() throws IOException {
      assertThat(deployer.run("workers:restart")).isEqualTo(restarted);
    }

    @Test
    void thatNoStartsCanBeForgottenMeansNothing() throws IOException {
      deployer.answer("case $line in *reset-failed*) exit 1 ;; esac");
      assertThat(deployer.run("workers:restart")).isEqualTo(restarted);
    }

    @Test
    void aWorkerThatDoesNotStartFailsTheRestart() throws IOException {
      deployer.answer(
          "case $line in *' restart '*) echo 'Job for web.service failed' >&2; exit 1 ;; esac");
      assertThat(deployer.fail("Job for web.service failed", "workers:restart"))
          .isEqualTo(restarted.subList(0, 2));
    }

    @Test
    void aWorkerThatDoesNotRunAfterwardsFailsTheRestart() throws IOException {
      deployer.answer(
          "case $line in *' show '*) printf 'Id=sidekiq@1.service\\nActiveState=failed\\n\\n'; exit ;; esac");
      assertThat(deployer.fail("not running: sidekiq@1.service", "workers:restart"))
          .isEqualTo(restarted);
      assertThat(deployer.fail("not running: sidekiq@1.service", "workers:check"))
          .containsExactly(SHOW, SHOW);
    }

    @Test
    void aWorkerThatCrashesAndIsStartedAgainFailsTheRestart() throws IOException {
      deployer.answer("now=$(date +%s%N)");
      deployer.fail(
          "not running: sidekiq@1.service, sidekiq@2.service, web.service", "workers:check");
    }

    @Test
    void aStartIsLikeARestartAndAStopNamesAll() throws IOException {
      assertThat(deployer.run("workers:start"))
          .isEqualTo(restarted.stream().map(c -> c.replace(" restart ", " start ")).toList());
      assertThat(deployer.run("workers:stop"))
          .containsExactly("sudo -n /bin/systemctl stop workers.target " + MEMBERS);
      deployer.answer("case $line in *' stop '*) exit 1 ;; esac");
      deployer.fail("exit status", "workers:stop");
    }

    @Test
    void aStatusIsShownAndIsNoFailureAndNeedsNoSudo() throws IOException {
      deployer.answer("echo 'sidekiq@1.service: failed'; exit 3");
      Rig.Result shown = deployer.cap("workers:status");
      assertThat(shown.out()).contains("sidekiq@1.service: failed");
      assertThat(deployer.run("workers:status"))
          .containsExactly("systemctl --no-pager status workers.target " + MEMBERS);
    }

    @Test
    void aDeploymentQuietsEarlyAndRestartsLate() throws IOException {
      assertThat(deployer.run("deploy"))
          .isEqualTo(
              Stream.of(
                      List.of("-- check"),
                      quieted,
                      List.of("-- release", "-- publish"),
                      restarted,
                      List.of("-- cleanup"))
                  .flatMap(List::stream)
                  .toList());
    }

    @Test
    void aDeploymentThatFailsLeavesNoWorkerQuiet() throws IOException {
      deployer.set("DEPLOYER_FAILS_AT", "release");
      assertThat(deployer.fail("release fails", "deploy"))
          .isEqualTo(all(all(List.of("-- check"), quieted), all(List.of("-- release"), restarted)));
    }

    @Test
    void aDeploymentThatFailsBeforeRestartsNothing() throws IOException {
      deployer.set("DEPLOYER_FAILS_AT", "check");
      assertThat(deployer.fail("check fails", "deploy")).containsExactly("-- check");
    }

    @Test
    void aDeploymentWhoseRestartFailsDoesNotTryAgain() throws IOException {
      deployer.answer("case $line in *' restart '*) exit 1 ;; esac");
      List<String> commands = deployer.fail("DEPLOY FAILED", "deploy");
      assertThat(commands.subList(commands.indexOf("-- publish"), commands.size()))
          .isEqualTo(all(List.of("-- publish"), restarted.subList(0, 2)));
    }

    @Test
    void aRestartThatFailsAfterAFailureIsSaidAndHidesNothing() throws IOException {
      deployer.set("DEPLOYER_FAILS_AT", "release");
      deployer.answer("case $line in *' restart '*) exit 1 ;; esac");
      Rig.Result result = deployer.cap("deploy");
      assertThat(result.code()).isEqualTo(1);
      assertThat(result.err()).contains("release fails", "workers: not restarted: ");
    }

    @Test
    void aRollbackQuietsAndRestartsToo() throws IOException {
      deployer.run("deploy");
      Files.createDirectories(folder.resolve("app/releases/20000101000000"));
      List<String> commands = deployer.run("deploy:rollback");
      assertThat(commands).containsSubsequence(all(quieted, restarted));
    }

    @Test
    void hostsAreThoseOfTheRolesThatAreSet() throws IOException {
      deployer.set("DEPLOYER_ROLES", "worker");
      assertThat(deployer.run("workers:restart")).isEmpty();
      deployer.set("DEPLOYER_ROLES", "app");
      assertThat(deployer.run("workers:restart")).isNotEmpty();
    }
  }

  @Test
  void aUsersManagerIsReachedWithoutSudo() throws IOException {
    deployer.render(MANIFEST, "--target", "systemd-user");
    String systemctl =
        "XDG_RUNTIME_DIR=/run/user/"
            + Files.getAttribute(folder, "unix:uid")
            + " systemctl --user ";
    assertThat(deployer.run("workers:quiet"))
        .contains(systemctl + "is-active --quiet sidekiq@1.service")
        .contains(systemctl + "reload sidekiq@1.service");
    assertThat(deployer.run("workers:restart", "workers:status"))
        .contains(systemctl + "restart workers.target " + MEMBERS)
        .contains(systemctl + "--no-pager status workers.target " + MEMBERS)
        .allMatch(command -> command.startsWith(systemctl));
  }

  @Test
  void aGroupWithoutWorkersSaysThatThereIsNothingToQuiet() throws IOException {
    deployer.render(MANIFEST, "--count", "sidekiq=0");
    assertThat(deployer.run("workers:quiet")).isEmpty();
    deployer.render(MANIFEST, "--set", "processes.sidekiq=null");
    assertThat(deployer.cap("workers:quiet").out())
        .contains("workers: no process has a quiet signal");
    deployer.set("DEPLOYER_FAILS_AT", "release");
    assertThat(deployer.fail("release fails", "deploy")).containsExactly("-- check", "-- release");
  }

  @Test
  void groupsOfUnusualNamesAndSeveralOfThemAreKeptApart() throws IOException {
    deployer.render(MANIFEST);
    deployer.render(
        "unitgen: 1\nname: \"a.b:c-d\"\nprocesses: { x: { command: /x, user: 'svc$', group: g } }");
    assertThat(deployer.run("a.b:c-d:start"))
        .contains("sudo -n /bin/systemctl start a.b:c-d.target x.service");
    assertThat(deployer.run("deploy"))
        .containsSubsequence(
            "-- publish",
            "sudo -n /bin/systemctl restart a.b:c-d.target x.service",
            "sudo -n /bin/systemctl restart workers.target " + MEMBERS,
            "-- cleanup");
  }

  @Nested
  class OnUpstart {
    /** An init in a file for each job: what its status says behind the name. */
    private static final String INIT =
        """
        set -- ${line#sudo -n }
        [ "$1" = -u ] && exit 0
        job="$state/job $3 $4"
        case $2 in
          status)
            [ -e "$job" ] || { echo "initctl: Unknown job: $3" >&2; exit 1; }
            echo "$3 ${4:+(${4#index=}) }$(cat "$job")" ;;
          stop)
            echo stop/waiting >"$job"
            [ "$3" != workers ] || for each in "$state/job "*; do
              echo stop/waiting >"$each"
            done ;;
          start)
            echo start/running, process 41 >"$job"
            [ "$3" != workers ] || for each in "$state/job "*; do
              echo start/running, process 42 >"$each"
            done ;;
        esac""";

    private static final List<String> JOBS =
        List.of("workers", "sidekiq index=1", "sidekiq index=2", "web", "migrate");

    private void init(String... states) throws IOException {
      for (int i = 0; i < states.length; i++) {
        Files.writeString(folder.resolve("bin/job " + words(JOBS.get(i))), states[i] + "\n");
      }
    }

    private static String words(String job) {
      return job.contains(" ") ? job : job + " ";
    }

    private static List<String> initctl(String verb, String... jobs) {
      return Stream.of(jobs).map(job -> "sudo -n /sbin/initctl " + verb + " " + job).toList();
    }

    private final List<String> asked = initctl("status", JOBS.toArray(String[]::new));

    @BeforeEach
    void tasks() throws IOException {
      deployer.render(MANIFEST, "--target", "upstart").answer(INIT);
    }

    @Test
    void workersThatRunAreReloaded() throws IOException {
      String running = "start/running, process 7";
      init(running, running, "stop/waiting", running, running);
      assertThat(deployer.run("workers:quiet"))
          .containsExactly(
              "sudo -n /sbin/initctl status sidekiq index=1",
              "sudo -n /sbin/initctl reload sidekiq index=1",
              "sudo -n /sbin/initctl status sidekiq index=2");
    }

    @Test
    void aFleetThatIsNotInstalledIsQuietAlready() throws IOException {
      assertThat(deployer.run("workers:quiet"))
          .isEqualTo(initctl("status", "sidekiq index=1", "sidekiq index=2"));
    }

    @Test
    void thatSudoRefusesDoesNotPassForAFleetThatDoesNotRun() throws IOException {
      deployer.answer("echo 'sudo: a password is required' >&2; exit 1");
      for (String task : List.of("quiet", "restart", "start", "stop")) {
        assertThat(deployer.fail("sudo: a password is required", "workers:" + task)).hasSize(1);
      }
    }

    @Test
    void aWorkerThatCannotBeReloadedFailsTheTaskUnlessItHasEnded() throws IOException {
      String running = "start/running, process 7";
      init(running, running, running, running, running);
      deployer.answer("case $line in *reload*) exit 1 ;; esac\n" + INIT);
      deployer.fail("exit status", "workers:quiet");
      deployer.answer(
          "case $line in *reload*) rm -f \"$state/job sidekiq\"*; exit 1 ;; esac\n" + INIT);
      deployer.run("workers:quiet");
    }

    @Test
    void beforeReloadHadASignalTheWorkersUserSendsIt() throws IOException {
      deployer.render(MANIFEST, "--target", "upstart", "--for", "upstart 1.5");
      String running = "start/running, process ";
      init(running + 7, running + 123, running + 4567, running + 8, running + 9);
      assertThat(deployer.run("workers:quiet"))
          .containsExactly(
              "sudo -n /sbin/initctl status sidekiq index=1",
              "sudo -n -u deploy /bin/kill -TSTP 123",
              "sudo -n /sbin/initctl status sidekiq index=2",
              "sudo -n -u deploy /bin/kill -TSTP 4567");
    }

    @Test
    void aRestartStopsAndStartsTheGroupAndAsksForEach() throws IOException {
      String running = "start/running, process 7";
      init("start/running", running, running, running, running);
      assertThat(deployer.run("workers:restart"))
          .isEqualTo(
              Stream.of(
                      asked.subList(0, 1),
                      initctl("stop", "workers"),
                      asked.subList(1, 5),
                      initctl("start", "workers"),
                      asked.subList(1, 4),
                      asked.subList(1, 4))
                  .flatMap(List::stream)
                  .toList());
    }

    @Test
    void aRestartOfAGroupThatIsDownTakesAlongWhatWasStartedByHand() throws IOException {
      init("stop/waiting", "stop/waiting", "start/running, process 7", "stop/waiting", "");
      Files.delete(folder.resolve("bin/job migrate "));
      assertThat(deployer.run("workers:restart"))
          .containsSubsequence(
              "sudo -n /sbin/initctl stop sidekiq index=2", "sudo -n /sbin/initctl start workers")
          .doesNotContain("sudo -n /sbin/initctl stop workers")
          .doesNotContain("sudo -n /sbin/initctl stop sidekiq index=1");
    }

    @Test
    void aWorkerThatDoesNotRunAfterwardsFailsTheRestart() throws IOException {
      init("stop/waiting", "stop/waiting", "stop/waiting", "stop/waiting", "stop/waiting");
      deployer.answer(
          INIT
              + "\n[ $2 != start ] || echo 'start/post-stop, process 9' >\"$state/job web \"\n"
              + "[ $2 != start ] || echo 'stop/waiting' >\"$state/job migrate \"");
      deployer.fail("not running: web", "workers:restart");
    }

    @Test
    void aGroupThatDoesNotStartFailsTheRestart() throws IOException {
      deployer.answer("[ \"${line#*start }\" = \"$line\" ] || exit 1\n" + INIT);
      assertThat(deployer.fail("exit status", "workers:restart"))
          .last()
          .isEqualTo("sudo -n /sbin/initctl start workers");
    }

    @Test
    void aStartOfAGroupThatRunsStartsWhatIsDown() throws IOException {
      String running = "start/running, process 7";
      init("start/running", running, "stop/waiting", running, "stop/waiting");
      assertThat(deployer.run("workers:start"))
          .contains(
              "sudo -n /sbin/initctl start sidekiq index=2", "sudo -n /sbin/initctl start migrate")
          .doesNotContain(
              "sudo -n /sbin/initctl start workers", "sudo -n /sbin/initctl start sidekiq index=1");
    }

    @Test
    void aStartOfAGroupThatIsDownStartsTheGroup() throws IOException {
      init("stop/waiting", "stop/waiting", "stop/waiting", "stop/waiting", "stop/waiting");
      assertThat(deployer.run("workers:start"))
          .containsOnlyOnce("sudo -n /sbin/initctl start workers")
          .filteredOn(command -> command.contains(" start "))
          .hasSize(1);
    }

    @Test
    void aStopStopsTheGroup() throws IOException {
      init("start/running", "start/running", "start/running", "start/running", "start/running");
      assertThat(deployer.run("workers:stop"))
          .filteredOn(command -> command.contains(" stop "))
          .isEqualTo(initctl("stop", "workers"));
    }

    @Test
    void aStatusOfWhatIsNotInstalledIsNoFailure() throws IOException {
      assertThat(deployer.run("workers:status")).isEqualTo(asked);
    }

    @Test
    void aDeploymentThatFailsLeavesNoWorkerQuiet() throws IOException {
      String running = "start/running, process 7";
      init("start/running", running, running, running, running);
      deployer.set("DEPLOYER_FAILS_AT", "publish");
      assertThat(deployer.fail("publish fails", "deploy"))
          .containsSubsequence(
              "-- check",
              "sudo -n /sbin/initctl reload sidekiq index=2",
              "-- release",
              "-- publish",
              "sudo -n /sbin/initctl stop workers",
              "sudo -n /sbin/initctl start workers");
    }
  }
}
