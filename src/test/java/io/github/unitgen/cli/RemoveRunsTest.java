package io.github.unitgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Groups that go, and groups that get another name. */
class RemoveRunsTest {
  private static final String MANIFEST =
      """
      unitgen: 1
      name: workers
      defaults: { user: deploy, group: deploy }
      processes:
        sidekiq: { command: bundle exec sidekiq, count: 2 }
        clock: { command: bundle exec clockwork }
      """;

  private static final String RENAMED =
      MANIFEST.replace("name: workers", "name: jobs\nformerly: workers");
  private static final String MOVED =
      MANIFEST.replace("name: workers", "name: workers\nprefix: eu\nformerly: workers");

  private final Transcript session = new Transcript(RemoveRunsTest.class);

  @AfterEach
  void close() {
    session.close();
  }

  private Transcript rendered(String target) {
    session.file("workers.yml", MANIFEST);
    session.prepare("render", "workers.yml", "-o", "out", "--target", target);
    return session;
  }

  @Test
  void removesAGroupOnSystemd() {
    rendered("systemd")
        .run("remove", "workers.yml", "-o", "out", "--dry-run")
        .run("remove", "workers.yml", "-o", "out")
        .note("and again")
        .run("remove", "workers.yml", "-o", "out")
        .run("remove", "workers.yml", "-o", "nowhere")
        .verify("systemd");
  }

  @Test
  void removesAGroupOfAUserAndOnAnOldSystemd() {
    rendered("systemd-user")
        .run("remove", "workers.yml", "-o", "out", "--target", "systemd-user", "--dry-run")
        .run("remove", "workers.yml", "-o", "out", "--for", "rhel-7.0")
        .verify("systemd-others");
  }

  @Test
  void removesJobsAndSeesThatTheyAreJobs() {
    rendered("upstart")
        .run("remove", "workers.yml", "-o", "out", "--dry-run")
        .run("remove", "workers.yml", "-o", "out")
        .verify("upstart");
  }

  @Test
  void removesWhatTheManifestNoLongerHasAndNothingOfOthers() {
    rendered("systemd")
        .file("out/foreign.service", "[Service]\nExecStart=/bin/true\n")
        .file("eu.yml", MANIFEST)
        .prepare("render", "eu.yml", "-o", "out", "--set", "prefix=eu");
    session
        .edit("workers.yml", "clock:", "mailer:")
        .run("remove", "workers.yml", "-o", "out")
        .run("remove", "eu.yml", "-o", "out", "--set", "prefix=eu", "--count", "sidekiq=9")
        .verify("other-files");
  }

  @Test
  void saysWhatItLeavesAndWhy() {
    rendered("systemd")
        .prepare(
            "render",
            "workers.yml",
            "-o",
            "/etc/systemd/system",
            "--with",
            "capistrano",
            "--with",
            "sudoers")
        .file(
            "other.yml", MANIFEST.replace("name: workers", "name: other").replace("clock", "cron"))
        .prepare("render", "other.yml", "-o", "more", "--set", "processes.sidekiq=null");
    session
        .run("remove", "workers.yml", "-o", "/etc/systemd/system")
        .note(
            "one file was replaced by somebody's, one by another group, a folder has another name")
        .file("out/clock.service", "[Service]\nExecStart=/bin/true\n")
        .edit("out/sidekiq@.service", "for group workers", "for group mail")
        .prepare("render", "workers.yml", "-o", "out", "--set", "name=jobs", "--set", "prefix=x")
        .run("remove", "workers.yml", "-o", "out")
        .run("remove", "workers.yml", "-o", "out", "--format", "json")
        .verify("left");
  }

  @Test
  void deletesNothingWhereOneFileWasChangedByHand() {
    rendered("systemd")
        .edit("out/clock.service", "Restart=on-failure\n", "Restart=always\n")
        .run("remove", "workers.yml", "-o", "out")
        .run("remove", "workers.yml", "-o", "out", "--dry-run")
        .run("remove", "workers.yml", "-o", "out", "--format", "json");
    assertThat(session.json().getAsJsonArray("commands")).isEmpty();
    session
        .run("remove", "workers.yml", "-o", "out", "--diff", "--force")
        .run("remove", "workers.yml", "-o", "out", "--force")
        .verify("hand-edited");
  }

  @Test
  void speaksJsonOfTheShapeOfRender() {
    rendered("systemd").run("remove", "workers.yml", "-o", "out", "--dry-run", "--format", "json");
    assertThat(session.json().keySet())
        .containsExactly("target", "files", "commands", "notes", "findings");
    JsonArray commands = session.json().getAsJsonArray("commands");
    assertThat(commands).hasSize(5);
    assertThat(commands.get(4).getAsString()).isEqualTo("systemctl daemon-reload");
    assertThat(
            session
                .json()
                .getAsJsonArray("files")
                .get(0)
                .getAsJsonObject()
                .get("action")
                .getAsString())
        .isEqualTo("delete");
    session.run("remove", "workers.yml", "-o", "out", "--format", "json");
    assertThat(session.json().getAsJsonArray("commands")).isEqualTo(commands);
    session.run("remove", "workers.yml", "-o", "out", "--format", "json");
    assertThat(session.json().getAsJsonArray("files")).isEmpty();
    session.edit("workers.yml", "count: 2", "count: two");
    session.run("remove", "workers.yml", "-o", "out", "--format", "json");
    assertThat(session.json().getAsJsonArray("findings")).hasSize(1);
    session.verify("json");
  }

  @Test
  void removesWhatCannotBeRenderedButNotWhatCannotBeRead() {
    rendered("systemd")
        .edit("workers.yml", "bundle exec clockwork", "[clockwork, \"a\\uFFFEb\"]")
        .run("render", "workers.yml", "-o", "out")
        .run("remove", "workers.yml", "-o", "out", "--dry-run")
        .edit("workers.yml", "count: 2", "count: two")
        .run("remove", "workers.yml", "-o", "out")
        .verify("manifest-errors");
  }

  @Test
  void explainsAWrongCommandLine() throws IOException {
    rendered("systemd")
        .run("remove")
        .run("remove", "workers.yml")
        .run("remove", "-o", "out")
        .run("remove", "workers.yml", "-o", "")
        .run("remove", "workers.yml", "-o", "out", "--prune")
        .run("remove", "workers.yml", "-o", "out", "--dryrun")
        .run("remove", "workers.yml", "-o", "out", "--target", "sysvinit")
        .run("remove", "workers.yml", "-o", "out", "--format", "yaml")
        .run("remove", "workers.yml", "-o", "out", "--count", "sidekiq")
        .run("remove", "workers.yml", "-o", "out", "--set", "name")
        .run("remove", "nowhere.yml", "-o", "out")
        .run("remov", "workers.yml", "-o", "out");
    session.file("file", "");
    session.run("remove", "workers.yml", "-o", "file");
    Files.createDirectories(session.path("etc/init"));
    session
        .run("remove", "workers.yml", "-o", "etc/init")
        .note("units in a folder of jobs")
        .prepare("render", "workers.yml", "-o", "etc/init", "--target", "systemd");
    session.run("remove", "workers.yml", "-o", "etc/init", "--dry-run").verify("usage");
  }

  @Test
  void keepsAGroupRunningThatIsRenamedOnSystemd() {
    rendered("systemd")
        .file("workers.yml", MANIFEST.replace("name: workers", "name: jobs"))
        .note("the group is called jobs now, and the manifest does not say that it was workers")
        .run("render", "workers.yml", "-o", "out", "--prune")
        .file("workers.yml", RENAMED)
        .note("now it says so")
        .run("render", "workers.yml", "-o", "out", "--dry-run")
        .run("render", "workers.yml", "-o", "out", "--prune")
        .run("render", "workers.yml", "-o", "out", "--check")
        .verify("rename-group-systemd");
  }

  @Test
  void forgetsTheOldManagerLaterWhereItWasLeftBehind() {
    rendered("systemd")
        .file("workers.yml", RENAMED)
        .run("render", "workers.yml", "-o", "out")
        .run("render", "workers.yml", "-o", "out", "--prune")
        .verify("rename-left-behind");
  }

  @Test
  void restartsAGroupThatIsRenamedOnUpstart() {
    rendered("upstart")
        .file("workers.yml", RENAMED)
        .run("render", "workers.yml", "-o", "out", "--target", "upstart", "--dry-run")
        .run("render", "workers.yml", "-o", "out", "--target", "upstart", "--prune")
        .verify("rename-group-upstart");
  }

  @Test
  void stopsTheOldGroupWhereThePrefixChanges() {
    rendered("systemd")
        .file("workers.yml", MOVED.replace("formerly: workers\n", ""))
        .note("another prefix, and the manifest does not say what the group was before")
        .run("render", "workers.yml", "-o", "out", "--prune", "--dry-run")
        .file("workers.yml", MOVED)
        .run("render", "workers.yml", "-o", "out", "--dry-run")
        .run("render", "workers.yml", "-o", "out", "--prune")
        .verify("rename-prefix-systemd");
  }

  @Test
  void stopsTheOldJobsWhereThePrefixChanges() {
    rendered("upstart")
        .file("workers.yml", MOVED)
        .run("render", "workers.yml", "-o", "out", "--target", "upstart", "--prune")
        .verify("rename-prefix-upstart");
  }

  @Test
  void removesTheFormerGroupToo() {
    rendered("systemd").file("workers.yml", MOVED).prepare("render", "workers.yml", "-o", "out");
    session.run("remove", "workers.yml", "-o", "out").verify("former");
  }
}
