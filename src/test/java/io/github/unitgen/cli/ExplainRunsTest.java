package io.github.unitgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.unitgen.catalog.Releases;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Runs that tell what is known: where values come from, and which releases there are. */
class ExplainRunsTest {
  private final Transcript session = new Transcript(ExplainRunsTest.class);

  @AfterEach
  void close() {
    session.close();
  }

  private Transcript layers() {
    return session
        .file(
            "base.yml",
            """
            unitgen: 1
            name: workers
            defaults:
              user: deploy
              directory: /srv/shop
              nice: 5
              env: { RAILS_ENV: staging, LANG: C.UTF-8, NOTE: "two\\nlines" }
            processes:
              sidekiq:
                command: bundle exec sidekiq
                count: 2
                pre_start: ["/srv/check", [warm, "a b"]]
                quiet_signal: TSTP
              clock:
                command: bundle exec clockwork config/clock.rb --with-many --options=that --make a-long-line
                env: { RAILS_ENV: clock }
            """)
        .file(
            "production.yml",
            """
            defaults:
              env: { RAILS_ENV: production }
              nice: ~
            processes:
              sidekiq: { count: 8, user: sidekiq }
              clock: { directory: ~ }
            """)
        .file(
            "host7.yml",
            """
            # this host has few processors
            processes:
              sidekiq:
                count: 3
                user: ~
                quiet_signal: null
            """);
  }

  private JsonObject value(String key) {
    for (JsonElement value : session.json().getAsJsonArray("values")) {
      if (value.getAsJsonObject().get("key").getAsString().equals(key)) {
        return value.getAsJsonObject();
      }
    }
    throw new AssertionError("no " + key);
  }

  @Test
  void explainsWhereEachValueComesFrom() {
    layers()
        .run(
            "render",
            "base.yml",
            "production.yml",
            "host7.yml",
            "--set",
            "processes.sidekiq.count=4",
            "--set",
            "prefix=shop",
            "--explain-values")
        .note("for Upstart, which is a layer too, without the clock")
        .file("host7.yml", "processes: { clock: ~ }\n")
        .run(
            "render",
            "base.yml",
            "production.yml",
            "host7.yml",
            "-o",
            "etc/init",
            "--for",
            "ubuntu-14.04",
            "--count",
            "sidekiq=1",
            "--explain-values")
        .run("render", "base.yml", "--target", "systemd-user", "--explain-values")
        .verify("values");
  }

  @Test
  void explainsInJson() {
    layers()
        .run(
            "render",
            "base.yml",
            "production.yml",
            "host7.yml",
            "--explain-values",
            "--format",
            "json");
    assertThat(session.json().keySet()).containsExactly("target", "values", "findings");
    JsonObject count = value("processes.sidekiq.count");
    assertThat(count.get("value").getAsString()).isEqualTo("3");
    assertThat(count.get("file").getAsString()).isEqualTo("host7.yml");
    assertThat(count.get("line").getAsInt()).isEqualTo(4);
    assertThat(count.get("column").getAsInt()).isEqualTo(12);
    assertThat(count.getAsJsonArray("replaced")).hasSize(2);
    assertThat(value("processes.sidekiq.user").get("from").getAsString()).isEqualTo("defaults");
    assertThat(value("processes.clock.directory").get("from").getAsString()).isEqualTo("removed");
    assertThat(value("processes.clock.directory").get("value").isJsonNull()).isTrue();
    assertThat(value("processes.clock.restart_limit").get("from").getAsString())
        .isEqualTo("default");
    assertThat(value("processes.clock.restart_limit").has("file")).isFalse();
    session.edit("base.yml", "count: 2", "counts: 2");
    session.run("render", "base.yml", "--explain-values", "--format", "json").verify("values-json");
    assertThat(session.json().getAsJsonArray("values")).isEmpty();
    assertThat(session.json().getAsJsonArray("findings")).hasSize(1);
  }

  @Test
  void explainsNothingOfAManifestWithErrors() {
    layers()
        .edit("base.yml", "count: 2", "counts: 2")
        .run("render", "base.yml", "production.yml", "--explain-values")
        .run("render", "base.yml", "nowhere.yml", "--explain-values")
        .run("render", "base.yml", "--set", "count", "--explain-values")
        .verify("values-errors");
  }

  @Test
  void doesNothingElseWhileItExplains() {
    layers()
        .run("render", "--explain-values")
        .run("render", "base.yml", "--explain-values", "--stdout")
        .run("render", "base.yml", "-o", "out", "--explain-values", "--check")
        .run("render", "base.yml", "-o", "out", "--explain-values", "--force")
        .run("render", "base.yml", "--explain-values", "--templates", "tpl")
        .run("render", "base.yml", "--explain-values", "--with", "capistrano")
        .run("render", "base.yml", "--explain-values", "--deploy-user", "www")
        .run("render", "base.yml", "--explain-values", "--format", "xml")
        .run("render", "base.yml", "--explain-values", "--target", "sysvinit")
        .run("render", "base.yml", "--explain-value")
        .verify("values-usage");
  }

  @Test
  void listsTheReleasesInColumns() {
    session.run("versions");
    List<String> lines = session.out().lines().toList();
    int init = lines.get(0).indexOf("INIT");
    int checked = lines.get(0).indexOf("CHECKED");
    List<Releases.Release> releases = Releases.all();
    for (int i = 0; i < releases.size(); i++) {
      assertThat(lines.get(i + 1)).startsWith(releases.get(i).name() + " ");
      assertThat(lines.get(i + 1).substring(init, checked)).matches("(systemd|upstart) [0-9.]+ +");
      assertThat(lines.get(i + 1).substring(checked)).matches("(yes|no)(  +\\S.*)?");
    }
    assertThat(lines.subList(releases.size() + 1, lines.size()))
        .containsExactly(
            "",
            "Files are written for systemd 208 to 262 and Upstart 0.6.5 to 1.13.2.",
            "Checked: the version was seen in the packages or sources of the release.");
    assertThat(session.out())
        .containsPattern("ubuntu-14.04 +trusty +upstart 1.12.1 +yes +has systemd 204 for logind")
        .containsPattern("rhel-7 +centos-7 +systemd 219 +yes +7.2 to 7.9;")
        .containsPattern("fedora-15 +systemd 26 +no +too old for rendered files\n")
        .containsPattern("ubuntu-9.10 +karmic +upstart 0.6.3 +no +too old");
  }

  @Test
  void listsTheReleasesInJson() {
    session.run("versions", "--format", "json");
    assertThat(session.json().keySet()).containsExactly("systemd", "upstart", "releases");
    assertThat(session.json().getAsJsonObject("systemd").toString())
        .isEqualTo("{\"oldest\":\"208\",\"newest\":\"262\"}");
    assertThat(session.json().getAsJsonArray("releases")).hasSize(Releases.all().size());
    assertThat(session.out().replaceAll("\\s", ""))
        .contains(
            "{\"name\":\"ubuntu-14.04\",\"also\":[\"trusty\"],\"init\":\"upstart\","
                + "\"version\":\"1.12.1\",\"checked\":true,\"note\":");
  }

  @Test
  void explainsAWrongCommandLineOfVersions() {
    session
        .run("versions", "--format", "yaml")
        .run("versions", "ubuntu")
        .run("versions", "--fromat", "json")
        .run("schema", "1")
        .run("version")
        .verify("versions-usage");
  }
}
