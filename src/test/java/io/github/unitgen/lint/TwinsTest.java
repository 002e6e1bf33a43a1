package io.github.unitgen.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.api.Unitgen;
import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.source.Source;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same defect is as bad in a unit, in a job and in a manifest, and in the same profile. */
class TwinsTest {
  /** The rules that speak of one defect, and an example of it by the name of its file. */
  private record Twins(String rules, Map<String, String> files) {
    Set<String> ids() {
      return Stream.of(rules.split(" ")).collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public String toString() {
      return rules;
    }
  }

  private static String unit(String service) {
    return "[Unit]\nDescription=A\n[Service]\n" + service + "\n";
  }

  private static String job(String stanzas) {
    return "description \"A\"\nstart on runlevel [2345]\nstop on runlevel [!2345]\n"
        + stanzas
        + "\n";
  }

  private static String manifest(String keys) {
    return "unitgen: 1\nname: g\nprocesses:\n  a:\n    description: A\n    " + keys + "\n";
  }

  private static Twins twins(String rules, String service, String stanzas) {
    return new Twins(rules, Map.of("a.service", unit(service), "a.conf", job(stanzas)));
  }

  private static Twins twins(String rules, String service, String stanzas, String keys) {
    return new Twins(
        rules,
        Map.of("a.service", unit(service), "a.conf", job(stanzas), "manifest.yml", manifest(keys)));
  }

  private static final String FOREVER = "Restart=on-failure\nUser=a\n";
  private static final String RESPAWN = "respawn\nsetuid a\nsetgid a\nkill timeout 90\n";

  static Stream<Twins> twins() {
    return Stream.of(
        twins(
            "S010 U005",
            FOREVER + "Nice=1\nNice=2\nExecStart=/bin/a",
            RESPAWN + "nice 1\nnice 2\nexec /bin/a"),
        twins(
            "S106 U103",
            FOREVER + "Type=forking\nPIDFile=/run/a.pid\nExecStart=/usr/bin/sidekiq",
            RESPAWN + "expect fork\nexec /usr/bin/sidekiq"),
        twins(
            "S107 U107",
            FOREVER + "ExecStart=/usr/bin/sudo -u b /bin/a",
            RESPAWN + "exec sudo -u b /bin/a"),
        twins(
            "S301 U301",
            "User=a\nExecStart=/usr/bin/sidekiq",
            "setuid a\nsetgid a\nkill timeout 90\nexec /usr/bin/sidekiq"),
        twins(
            "S801 U801 M801",
            "Restart=on-failure\nExecStart=/usr/bin/sidekiq",
            "respawn\nkill timeout 90\nexec /usr/bin/sidekiq",
            "command: /usr/bin/sidekiq"),
        twins(
            "S807 U802",
            "Restart=on-failure\nExecStart=/home/a/bin/a",
            "respawn\nkill timeout 90\nexec /home/a/bin/a"),
        twins(
            "X101 M101",
            "Type=exec\n" + FOREVER + "ExecStart=/usr/bin/sidekiq -d",
            RESPAWN + "exec /usr/bin/sidekiq -d",
            "command: /usr/bin/sidekiq -d\n    user: a"),
        twins(
            "X101 M101",
            "Type=exec\n" + FOREVER + "ExecStart=/usr/sbin/nginx",
            RESPAWN + "exec /usr/sbin/nginx",
            "command: /usr/sbin/nginx\n    user: a"),
        twins(
            "X101 M101",
            "Type=exec\n" + FOREVER + "ExecStart=/bin/a --daemonize",
            RESPAWN + "exec /bin/a --daemonize",
            "command: /bin/a --daemonize\n    user: a"),
        twins(
            "X102 M102",
            FOREVER + "ExecStart=/usr/bin/gunicorn --pid /run/a.pid a:a",
            RESPAWN + "exec /usr/bin/gunicorn --pid /run/a.pid a:a",
            "command: /usr/bin/gunicorn --pid /run/a.pid a:a\n    user: a\n    stop_timeout: 90"),
        twins(
            "X204 M201",
            FOREVER + "ExecStart=/usr/bin/gunicorn --log-file /var/log/a.log a:a",
            RESPAWN + "exec /usr/bin/gunicorn --log-file /var/log/a.log a:a",
            "command: /usr/bin/gunicorn --log-file /var/log/a.log a:a\n    user: a"),
        twins(
            "X402",
            FOREVER + "TimeoutStopSec=30\nExecStart=/usr/bin/sidekiq -t 60",
            "respawn\nsetuid a\nsetgid a\nkill timeout 30\nexec /usr/bin/sidekiq -t 60",
            "command: /usr/bin/sidekiq -t 60\n    user: a\n    stop_timeout: 30"),
        twins(
            "X602 M601",
            FOREVER + "Environment=DB_PASSWORD=hunter2hunter2\nExecStart=/bin/a",
            RESPAWN + "env DB_PASSWORD=hunter2hunter2\nexec /bin/a",
            "command: /bin/a\n    user: a\n    env: { DB_PASSWORD: hunter2hunter2 }"),
        new Twins(
            "S901 U901",
            Map.of(
                "a.service", "[Service]\nExecStart=/bin/a\n",
                "a.conf", "start on runlevel [2345]\nstop on runlevel [!2345]\nexec /bin/a\n")));
  }

  @ParameterizedTest
  @MethodSource("twins")
  void oneDefectIsAsBadEverywhere(Twins twins) {
    Set<String> severities = new TreeSet<>();
    twins
        .files()
        .forEach(
            (name, text) -> {
              Source file = new Source(name, text);
              List<Diagnostic> findings =
                  Unitgen.lint(List.of(file)).get(file).stream()
                      .filter(finding -> twins.ids().contains(finding.rule()))
                      .toList();
              assertThat(findings).as("%s: %s", name, text).hasSize(1);
              severities.add(findings.get(0).severity().name());
            });
    assertThat(severities).hasSize(1);
    assertThat(twins.ids().stream().map(id -> Rules.find(id).map(RuleInfo::profile)).distinct())
        .hasSize(1);
    assertThat(twins.ids().stream().map(id -> Rules.find(id).map(RuleInfo::severity)).distinct())
        .hasSize(1);
  }
}
