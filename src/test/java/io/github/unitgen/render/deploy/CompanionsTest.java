package io.github.unitgen.render.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Parsed;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.Target;
import io.github.unitgen.render.Manifests;
import io.github.unitgen.render.Renderer;
import io.github.unitgen.source.NamedText;
import io.github.unitgen.source.Source;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompanionsTest {
  private static final Manifest FLEET =
      Manifests.group(
          "worker: { count: 2, quiet_signal: TSTP }",
          "web: { reload_signal: USR1 }",
          "migrate: { restart: never }");

  private static final String OLD = "unitgen: 1\nname: g\nfor: ";

  private static Parsed<List<NamedText>> render(
      Manifest manifest, Target target, Companion... companions) {
    return Renderer.companions(
        manifest, target, List.of(companions), "deploy", name -> Optional.empty());
  }

  private static String tasks(Manifest manifest, Target target) {
    return render(manifest, target, Companion.CAPISTRANO).value().orElseThrow().get(0).text();
  }

  /** The rules without the words that all of them begin with. */
  private static List<String> rules(Manifest manifest, Target target) {
    return render(manifest, target, Companion.SUDOERS)
        .value()
        .orElseThrow()
        .get(0)
        .text()
        .lines()
        .filter(line -> !line.startsWith("#") && !line.isEmpty())
        .map(line -> line.replace("deploy ALL=(root) NOPASSWD: ", ""))
        .toList();
  }

  private static Manifest old(String versions, String process) {
    return Manifests.of(
        OLD + versions + "\nprocesses:\n  w: { command: /x, group: u, " + process + " }\n");
  }

  @Test
  void companionsStandInTheOrderInWhichTheyAreAskedFor() {
    assertThat(
            render(FLEET, Target.SYSTEMD, Companion.SUDOERS, Companion.CAPISTRANO)
                .value()
                .orElseThrow())
        .extracting(NamedText::name)
        .containsExactly("unitgen-g", "g.rake");
    assertThat(Companion.of("sudoers")).contains(Companion.SUDOERS);
    assertThat(Companion.of("chef")).isEmpty();
    assertThat(Companion.ids()).containsExactly("capistrano", "sudoers", "cron");
  }

  @Test
  void cronStartsWhatRunsAtTimesAndLeavesARunAlone() {
    Manifest manifest =
        Manifests.of(
            """
            unitgen: 1
            name: a.b:c
            prefix: x
            processes:
              web: { command: /x, user: root, quiet_signal: TSTP }
              nightly: { command: /x, user: u, schedule: ["*/5 * * * *", "Mon *-*-* 04:00:00"] }
            """);
    Parsed<List<NamedText>> rendered = render(manifest, Target.UPSTART, Companion.CRON);
    assertThat(rendered.problems()).isEmpty();
    NamedText file = rendered.value().orElseThrow().get(0);
    assertThat(file.name()).isEqualTo("unitgen-x-a_b_c");
    String line =
        " * * %s root initctl status x-nightly 2>/dev/null | grep -q ' start/' || initctl start -q"
            + " x-nightly";
    assertThat(file.text().lines().filter(text -> !text.startsWith("#")))
        .containsExactly(
            "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
            "*/5 *" + line.formatted("*"),
            "0 4" + line.formatted("1"));
    assertThat(file.text()).endsWith("\n");
  }

  @Test
  void cronForgetsWhatNoLongerRunsAtTimes() {
    String text =
        render(Manifests.group("w: {}"), Target.UPSTART, Companion.CRON)
            .value()
            .orElseThrow()
            .get(0)
            .text();
    assertThat(text.lines().filter(line -> !line.startsWith("#"))).hasSize(1);
  }

  @Test
  void tasksOnUpstartRunStepsBeforeWhatIsDownAndLeaveSchedulesAlone() {
    Manifest steps =
        Manifests.group(
            "web: { requires: [seed] }",
            "seed: { oneshot: true, requires: [migrate] }",
            "migrate: { oneshot: true }",
            "nightly: { schedule: '@daily' }");
    assertThat(tasks(steps, Target.UPSTART))
        .contains("members = [\n    ['web'],\n  ]\n", "steps = [['migrate'], ['seed']]\n")
        .contains("steps.each { |job| host.execute(*start, *job) } unless down.empty?")
        .doesNotContain("nightly");
    assertThat(rules(steps, Target.UPSTART))
        .contains("/sbin/initctl start migrate", "/sbin/initctl start seed")
        .noneMatch(rule -> rule.contains("nightly") || rule.contains("stop migrate"));
    assertThat(tasks(FLEET, Target.UPSTART)).doesNotContain("steps");
  }

  @Test
  void sudoSkipsNamesWithADotSoTheRulesHaveNone() {
    assertThat(Companion.SUDOERS.fileName("a.b-c.d")).isEqualTo("unitgen-a_b-c_d");
    assertThat(Companion.CAPISTRANO.fileName("a.b")).isEqualTo("a.b.rake");
  }

  @Test
  void onSystemdTheRulesAreTheCommandsWithEveryMemberNamed() {
    String members = "worker@1.service worker@2.service web.service migrate.service";
    assertThat(rules(FLEET, Target.SYSTEMD))
        .containsExactly(
            "/bin/systemctl reload worker@1.service",
            "/bin/systemctl reload worker@2.service",
            "/bin/systemctl reset-failed " + members,
            "/bin/systemctl restart g.target " + members,
            "/bin/systemctl start g.target " + members,
            "/bin/systemctl stop g.target " + members);
  }

  @Test
  void onSystemdTheTasksHaveTheSameCommands() {
    assertThat(tasks(FLEET, Target.SYSTEMD))
        .contains(
            """
              members = [
                'worker@1.service',
                'worker@2.service',
                'web.service',
                'migrate.service',
              ]
            """,
            "  workers = [\n    'worker@1.service',\n    'worker@2.service',\n  ]\n",
            "  lasting = members - ['migrate.service']\n",
            "  is_active = ['systemctl', 'is-active', '--quiet']\n",
            "  reload = ['sudo', '-n', '/bin/systemctl', 'reload']\n",
            "  reset_failed = ['sudo', '-n', '/bin/systemctl', 'reset-failed']\n",
            "  restart = ['sudo', '-n', '/bin/systemctl', 'restart', 'g.target']\n",
            "  start = ['sudo', '-n', '/bin/systemctl', 'start', 'g.target']\n",
            "  stop = ['sudo', '-n', '/bin/systemctl', 'stop', 'g.target']\n",
            "  status = ['systemctl', '--no-pager', 'status', 'g.target']\n",
            "fetch(:g_roles, :app)",
            "  show = ['systemctl', 'show', '-p', 'Id', '-p', 'ActiveState', '-p', 'ActiveEnterTimestampMonotonic']\n",
            "sleep fetch(:g_settle, 5)")
        .doesNotContain("xdg_runtime_dir", "pgrep");
  }

  @Test
  void onSystemdInstancesWithNamesAreMembersByTheirNames() {
    Manifest queues =
        Manifests.group(
            "queue: { instances: [mailers, low-prio, a.b], quiet_signal: TSTP }",
            "web: { count: 2, first_instance: 0 }");
    String members =
        "queue@mailers.service queue@low-prio.service queue@a.b.service"
            + " web@0.service web@1.service";
    assertThat(rules(queues, Target.SYSTEMD))
        .contains(
            "/bin/systemctl reload queue@low-prio.service",
            "/bin/systemctl reload queue@a.b.service",
            "/bin/systemctl reset-failed " + members,
            "/bin/systemctl restart g.target " + members);
    assertThat(tasks(queues, Target.SYSTEMD))
        .contains(
            """
              members = [
                'queue@mailers.service',
                'queue@low-prio.service',
                'queue@a.b.service',
                'web@0.service',
                'web@1.service',
              ]
            """);
  }

  @Test
  void aTimerIsStartedAndStoppedByItsNameAndNeverRestarted() {
    Manifest manifest = Manifests.group("web: {}", "report: { schedule: '0 3 * * *' }");
    assertThat(rules(manifest, Target.SYSTEMD))
        .containsExactly(
            "/bin/systemctl reset-failed web.service",
            "/bin/systemctl restart g.target web.service",
            "/bin/systemctl start g.target web.service report.timer",
            "/bin/systemctl stop g.target web.service report.timer");
    assertThat(tasks(manifest, Target.SYSTEMD))
        .contains(
            "  members = [\n    'web.service',\n    'report.timer',\n  ]\n",
            "  timers = [\n    'report.timer',\n  ]\n",
            "  lasting = members\n",
            "host.test(*reset_failed, *(members - timers))",
            "bring_up.call(host, restart, members - timers)",
            "bring_up.call(host, start, members)");
    Manifest alone = Manifests.group("report: { schedule: '0 3 * * *' }");
    assertThat(rules(alone, Target.SYSTEMD))
        .containsExactly(
            "/bin/systemctl restart g.target",
            "/bin/systemctl start g.target report.timer",
            "/bin/systemctl stop g.target report.timer");
    assertThat(tasks(alone, Target.SYSTEMD)).doesNotContain("reset_failed");
  }

  @Test
  void aSocketIsStartedAndStoppedByItsNameAndNeverRestarted() {
    Manifest manifest =
        Manifests.group(
            "web: { listen: 3000, quiet_signal: TSTP, requires: [migrate] }",
            "migrate: { oneshot: yes }");
    assertThat(rules(manifest, Target.SYSTEMD))
        .containsExactly(
            "/bin/systemctl reload web.service",
            "/bin/systemctl reset-failed web.socket web.service migrate.service",
            "/bin/systemctl restart g.target web.service migrate.service",
            "/bin/systemctl start g.target web.socket web.service migrate.service",
            "/bin/systemctl stop g.target web.socket web.service migrate.service");
    assertThat(tasks(manifest, Target.SYSTEMD))
        .contains(
            "  sockets = [\n    'web.socket',\n  ]\n",
            "  workers = [\n    'web.service',\n  ]\n",
            "  lasting = members - ['migrate.service']\n",
            "bring_up.call(host, restart, members - sockets)",
            "bring_up.call(host, start, members)");
  }

  /** There it would restart the sockets too. */
  @Test
  void theTargetIsNotRestartedWhereItWouldCloseSockets() {
    Manifest manifest =
        Manifests.of(
            """
            unitgen: 1
            name: g
            for: systemd 248
            processes: { web: { command: /x, user: u, listen: 3000 } }
            """);
    assertThat(rules(manifest, Target.SYSTEMD))
        .contains(
            "/bin/systemctl restart web.service",
            "/bin/systemctl start g.target web.socket web.service");
    assertThat(tasks(manifest, Target.SYSTEMD))
        .contains("  restart = ['sudo', '-n', '/bin/systemctl', 'restart']\n");
  }

  @Test
  void aUsersManagerIsAskedWithoutSudo() {
    assertThat(tasks(FLEET, Target.SYSTEMD_USER))
        .contains(
            "with :xdg_runtime_dir => \"/run/user/#{capture('id', '-u')}\"",
            "  is_active = ['systemctl', '--user', 'is-active', '--quiet']\n",
            "  reload = ['systemctl', '--user', 'reload']\n",
            "  restart = ['systemctl', '--user', 'restart', 'g.target']\n",
            "  status = ['systemctl', '--user', '--no-pager', 'status', 'g.target']\n")
        .doesNotContain("sudo");
  }

  @Test
  void withoutMembersNothingIsSaidOfEveryUnitOfTheSystem() {
    Manifest none = Manifests.group("worker: { count: 0, quiet_signal: TSTP }");
    assertThat(rules(none, Target.SYSTEMD))
        .containsExactly(
            "/bin/systemctl restart g.target",
            "/bin/systemctl start g.target",
            "/bin/systemctl stop g.target");
    assertThat(tasks(none, Target.SYSTEMD))
        .doesNotContain("reset-failed", "reset_failed")
        .contains("  members = [\n  ]\n");
    assertThat(rules(none, Target.UPSTART))
        .containsExactly("/sbin/initctl status g", "/sbin/initctl start g", "/sbin/initctl stop g");
  }

  @Test
  void whereNobodyCanBeQuietedTheTaskSaysSoAndFailuresRestartNothing() {
    Manifest servers = Manifests.group("web: { reload_signal: USR1 }");
    for (Target target : Target.values()) {
      assertThat(tasks(servers, target))
          .contains("  task :quiet do\n    puts 'g: no process has a quiet signal'\n  end\n")
          .contains("  lasting = members\n", "after 'deploy:starting', 'g:quiet'\n")
          .doesNotContain("quieted", "restarted", "reload =", "workers =", "deploy:failed");
    }
    assertThat(rules(servers, Target.SYSTEMD)).noneMatch(rule -> rule.contains("reload"));
    assertThat(rules(servers, Target.UPSTART)).noneMatch(rule -> rule.contains("reload"));
  }

  @Test
  void aQuietSignalOfTheDefaultsCountsToo() {
    Manifest manifest =
        Manifests.of(
            """
            unitgen: 1
            name: g
            defaults: { user: u, group: u, command: /x, quiet_signal: TSTP }
            processes:
              a: {}
              b: { quiet_signal: null, reload_signal: HUP }
            """);
    assertThat(rules(manifest, Target.SYSTEMD))
        .contains("/bin/systemctl reload a.service")
        .doesNotContain("/bin/systemctl reload b.service");
  }

  @Test
  void onUpstartAllGoesThroughSudo() {
    assertThat(rules(FLEET, Target.UPSTART))
        .containsExactly(
            "/sbin/initctl reload worker index\\=1",
            "/sbin/initctl reload worker index\\=2",
            "/sbin/initctl status g",
            "/sbin/initctl start g",
            "/sbin/initctl stop g",
            "/sbin/initctl status worker index\\=1",
            "/sbin/initctl start worker index\\=1",
            "/sbin/initctl stop worker index\\=1",
            "/sbin/initctl status worker index\\=2",
            "/sbin/initctl start worker index\\=2",
            "/sbin/initctl stop worker index\\=2",
            "/sbin/initctl status web",
            "/sbin/initctl start web",
            "/sbin/initctl stop web",
            "/sbin/initctl status migrate",
            "/sbin/initctl start migrate",
            "/sbin/initctl stop migrate");
    assertThat(tasks(FLEET, Target.UPSTART))
        .contains(
            "  group = ['g']\n",
            """
              members = [
                ['worker', 'index=1'],
                ['worker', 'index=2'],
                ['web'],
                ['migrate'],
              ]
            """,
            "  workers = [\n    ['worker', 'index=1'],\n    ['worker', 'index=2'],\n  ]\n",
            "  lasting = members - [['migrate']]\n",
            "  status = ['sudo', '-n', '/sbin/initctl', 'status']\n",
            "  start = ['sudo', '-n', '/sbin/initctl', 'start']\n",
            "  stop = ['sudo', '-n', '/sbin/initctl', 'stop']\n",
            "  reload = ['sudo', '-n', '/sbin/initctl', 'reload']\n",
            "host.execute(*reload, *job)")
        .doesNotContain("kill");
  }

  @Test
  void beforeReloadHadASignalTheWorkersUserKills() {
    Manifest manifest = old("upstart 1.9", "count: 1, user: svc$, quiet_signal: USR1");
    List<String> rules = rules(manifest, Target.UPSTART);
    assertThat(rules.subList(0, 7))
        .isEqualTo(
            IntStream.range(0, 7)
                .mapToObj(
                    more ->
                        "deploy ALL=(\"svc$\") NOPASSWD: /bin/kill -USR1 [1-9]"
                            + "[0-9]".repeat(more))
                .toList());
    assertThat(rules.subList(7, rules.size()))
        .hasSize(6)
        .allMatch(rule -> rule.startsWith("/sbin/initctl "));
    assertThat(tasks(manifest, Target.UPSTART))
        .contains(
            "['w', 'index=1'] => ['sudo', '-n', '-u', '\\'svc$\\'', '/bin/kill', '-USR1'],\n",
            "host.execute(*kill[job], $1)")
        .doesNotContain("reload =");
  }

  @Test
  void oneUserAndSignalHasOneSetOfRules() {
    Manifest manifest =
        Manifests.of(
            OLD
                + """
                upstart 1.5
                defaults: { user: u, group: u, command: /x }
                processes:
                  a: { count: 2, quiet_signal: TSTP }
                  b: { quiet_signal: TSTP }
                  c: { quiet_signal: USR1 }
                  d: { quiet_signal: HUP }
                """);
    List<String> rules = rules(manifest, Target.UPSTART);
    assertThat(rules.stream().filter(rule -> rule.contains("kill -TSTP"))).hasSize(7);
    assertThat(rules.stream().filter(rule -> rule.contains("kill -USR1"))).hasSize(7);
    assertThat(rules).contains("/sbin/initctl reload d");
    assertThat(tasks(manifest, Target.UPSTART))
        .contains(
            "  reload = ['sudo', '-n', '/sbin/initctl', 'reload']\n",
            "host.execute(*(kill.key?(job) ? kill[job] + [$1] : reload + job))");
  }

  @ParameterizedTest
  @CsvSource({"'user: root, '", "''"})
  void noRuleGivesAwayRootsKill(String user) {
    Manifest manifest = old("upstart 1.5", user + "count: 1, quiet_signal: TSTP");
    Parsed<List<NamedText>> rendered = render(manifest, Target.UPSTART, Companion.SUDOERS);
    assertThat(rendered.problems())
        .singleElement()
        .matches(problem -> problem.rule().equals("M008"))
        .extracting(Diagnostic::message)
        .isEqualTo("a deployment does not quiet `w`: it runs as root");
    assertThat(rendered.problems().get(0).at().text()).isEqualTo("TSTP");
    assertThat(rendered.value().orElseThrow().get(0).text()).doesNotContain("kill");
    assertThat(tasks(manifest, Target.UPSTART)).contains("no process has a quiet signal");
    assertThat(render(FLEET, Target.UPSTART, Companion.SUDOERS).problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "workers, :workers_roles",
    "acme-shop, :acme_shop_roles",
    "a.b:C, :a_b_C_roles",
    "2nd, :_2nd_roles",
    "_x, :_x_roles"
  })
  void theVariableOfAGroupIsASymbol(String group, String symbol) throws Exception {
    assertThat(RubyFormat.INSTANCE.getMarkupString(RubyText.variable(group, "_roles")))
        .isEqualTo(symbol);
  }

  @ParameterizedTest
  @CsvSource({
    "deploy, deploy",
    "a-b_9, a-b_9",
    "1000, #1000",
    "Deploy, '\"Deploy\"'",
    "9deploy, '\"9deploy\"'",
    "svc$, '\"svc$\"'",
    "a.b, '\"a.b\"'",
    "DOM\\jo, DOM\\\\jo",
    "DOM\\jo@x, DOM\\\\jo\\@x",
    "a\"b, '\"a\\\"b\"'"
  })
  void aUserIsQuotedWhereTheNameCouldMeanMore(String name, String written) {
    assertThat(SudoersText.user(name).written()).isEqualTo(written);
  }

  @Test
  void aNameThatRulesUseForSomethingIsEscaped() {
    Manifest manifest =
        Manifests.of(
            "unitgen: 1\nname: g\nprocesses: { \"a:b\": { command: /x, user: u, count: 1 } }\n");
    assertThat(rules(manifest, Target.SYSTEMD))
        .contains("/bin/systemctl stop g.target a\\:b@1.service");
    assertThat(rules(manifest, Target.UPSTART)).contains("/sbin/initctl stop a\\:b index\\=1");
  }

  @Test
  void aTemplateThatFailsLeavesNoFile() {
    Parsed<List<NamedText>> rendered =
        Renderer.companions(
            FLEET,
            Target.SYSTEMD,
            List.of(Companion.CAPISTRANO, Companion.SUDOERS),
            "deploy",
            name ->
                name.equals("sudoers/rules.ftl")
                    ? Optional.of(new Source(name, "${sudoers.group}"))
                    : Optional.empty());
    assertThat(rendered.value()).isEmpty();
    assertThat(rendered.problems()).singleElement().matches(p -> p.rule().equals("M010"));
  }
}
