package io.github.unitgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whole runs that render what a deployment needs too, as {@link CliRunsTest} has them. */
class DeployRunsTest {
  private final Transcript session = new Transcript(DeployRunsTest.class);

  @AfterEach
  void close() {
    session.close();
  }

  private Transcript manifest() {
    return session.file("workers.yml", CliRunsTest.MANIFEST);
  }

  @Test
  void rendersWhatADeploymentOnSystemdNeeds() {
    String[] render = {
      "render",
      "workers.yml",
      "-o",
      "out",
      "--with",
      "capistrano",
      "--with",
      "sudoers=etc/sudoers.d"
    };
    manifest()
        .run(render)
        .note("a second run finds all as it is")
        .run(render)
        .run(with(render, "--check"))
        .run(with(render, "--check", "--count", "sidekiq=1"))
        .run(with(render, "--diff", "--count", "sidekiq=1"))
        .run(with(render, "--count", "sidekiq=1", "--prune"))
        .note("what is no longer asked for stays")
        .run("render", "workers.yml", "-o", "out", "--count", "sidekiq=1", "--prune");
    session.run(with(render, "--dry-run", "--format", "json"));
    assertThat(session.json().getAsJsonArray("files")).hasSize(5);
    session.verify("systemd");
  }

  @Test
  void rendersWhatADeploymentUnderAUserNeeds() {
    manifest()
        .run(
            "render",
            "workers.yml",
            "-o",
            "out",
            "--target",
            "systemd-user",
            "--with",
            "capistrano=tasks/")
        .verify("systemd-user");
  }

  @Test
  void rendersWhatADeploymentOnUpstartNeeds() {
    manifest()
        .note("a folder below /etc: the rules go where sudo reads them")
        .run(
            "render", "workers.yml", "-o", "/etc/init", "--with", "sudoers", "--with", "capistrano")
        .note("reload of old versions sends HUP only")
        .run(
            "render",
            "workers.yml",
            "--stdout",
            "--target",
            "upstart",
            "--for",
            "upstart 1.5",
            "--deploy-user",
            "www",
            "--with",
            "capistrano",
            "--with",
            "sudoers")
        .edit("workers.yml", "user: deploy", "user: root")
        .note("and root's kill is not given away")
        .run(
            "render",
            "workers.yml",
            "--stdout",
            "--target",
            "upstart",
            "--for",
            "upstart 1.5",
            "--deploy-user",
            "www",
            "--with",
            "sudoers",
            "--format",
            "json")
        .verify("upstart");
  }

  @Test
  void rendersWhatHasCronStartSchedules() {
    session.file(
        "jobs.yml",
        """
        unitgen: 1
        name: jobs
        defaults: { user: deploy, group: deploy }
        processes:
          nightly:
            command: /srv/nightly
            schedule: ["30 3 * * *", "Mon *-*-* 04:00:00"]
        """);
    String[] render = {"render", "jobs.yml", "-o", "/etc/init", "--with", "cron"};
    session
        .run(render)
        .run(with(render, "--check"))
        .note("cron reads the file anew by itself")
        .edit("jobs.yml", "30 3 ", "30 2 ")
        .run(with(render, "--diff"))
        .run(render)
        .note("without it nothing starts the job")
        .run("render", "jobs.yml", "-o", "/etc/init")
        .run("remove", "jobs.yml", "-o", "/etc/init")
        .note("the folder is not guessed, and systemd has timers")
        .run("render", "jobs.yml", "-o", "out", "--target", "upstart", "--with", "cron")
        .run("render", "jobs.yml", "-o", "out", "--with", "cron=out")
        .note("what cron cannot say")
        .edit("jobs.yml", "04:00:00", "04:00:30 UTC")
        .run(render)
        .verify("cron");
  }

  @Test
  void writesNothingWhereOneFileOfADeploymentIsRefused() {
    String[] render = {
      "render", "workers.yml", "-o", "out", "--with", "capistrano=tasks", "--with", "sudoers=rules"
    };
    manifest()
        .file("tasks/workers.rake", "task :restart\n")
        .run(render)
        .run(with(render, "--check"))
        .run(with(render, "--force"))
        .edit("rules/unitgen-workers", "reload", "restart")
        .run(with(render, "--count", "sidekiq=1"))
        .verify("refused");
  }

  @Test
  void saysWhatIsNewWhereAFolderOfADeploymentFails() {
    manifest()
        .file("rules", "")
        .run("render", "workers.yml", "-o", "out", "--with", "sudoers=rules")
        .run("render", "workers.yml", "-o", "out", "--with", "sudoers=rules/below")
        .verify("unwritable");
  }

  @Test
  void takesTemplatesOfADeployment() {
    manifest()
        .file("tpl/capistrano/systemd.rake.ftl", "task(${deploy.group}) { sh ${deploy.wrong} }\n")
        .run("render", "workers.yml", "-o", "out", "--templates", "tpl", "--with", "capistrano")
        .file("tpl/capistrano/systemd.rake.ftl", "task ${deploy.group}\n")
        .run("render", "workers.yml", "-o", "out", "--templates", "tpl", "--with", "capistrano")
        .verify("templates");
  }

  @Test
  void explainsWhatADeploymentLacks() {
    String[] render = {"render", "workers.yml", "-o", "out"};
    manifest()
        .run(with(render, "--with", "chef"))
        .run(with(render, "--with", "capistrano="))
        .run(with(render, "--with", "capistrano", "--with", "capistrano=tasks"))
        .run(with(render, "--with", "sudoers"))
        .run(with(render, "--with", "sudoers=rules", "--target", "systemd-user"))
        .run(with(render, "--deploy-user", "deploy"))
        .run(with(render, "--with", "sudoers=rules", "--deploy-user", "root"))
        .run(with(render, "--with", "sudoers=rules", "--deploy-user", "%wheel"))
        .run(with(render, "--with", "sudoers=rules", "--deploy-user", "ALL"))
        .run(with(render, "--with", "sudoers=rules", "--deploy-user", ""))
        .run(with(render, "--with", "sudoers=rules", "--deploy-user", "de ploy"))
        .run(with(render, "--with", "sudoers=rules", "--set", "processes.clock.user=clock"))
        .run(with(render, "--with", "sudoers=rules", "--set", "defaults.user=null"))
        .verify("usage");
  }

  private static String[] with(String[] arguments, String... more) {
    return Stream.concat(Stream.of(arguments), Stream.of(more)).toArray(String[]::new);
  }
}
