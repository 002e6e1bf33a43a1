package io.github.unitgen.importer.systemd;

import static io.github.unitgen.importer.ImportChecks.assertReadable;
import static io.github.unitgen.importer.ImportChecks.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.importer.Importer;
import io.github.unitgen.importer.shared.ImportFile;
import io.github.unitgen.importer.shared.ImportLink;
import io.github.unitgen.importer.shared.Imported;
import io.github.unitgen.manifest.ManifestPrinter;
import io.github.unitgen.source.Source;
import io.github.unitgen.source.Span;
import io.github.unitgen.support.Seed;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import io.github.unitgen.syntax.systemd.UnitFile.Junk;
import io.github.unitgen.syntax.systemd.UnitFile.Line;
import io.github.unitgen.syntax.systemd.UnitParser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever stands in units: the manifest is read without an error, and no setting vanishes. */
class UnitsImporterPropertyTest {
  private static final int ROUNDS = 1500;

  private static final List<String> NAMES =
      List.of(
          "web.service",
          "web@.service",
          "web.socket",
          "web.timer",
          "shop.target",
          "shop.slice",
          "job.service",
          "job.timer",
          "job@.service",
          "a-b@c.service",
          "x.conf.service",
          "-odd\\x20name.service",
          "web.service.d/10-a.conf",
          "job.service.d/20-b.conf",
          "service.d/x.conf",
          "srv.mount");

  private static final Map<String, List<String>> KEYS =
      Map.of(
          "Unit",
          List.of(
              "Description",
              "Documentation",
              "After",
              "Before",
              "Wants",
              "Requires",
              "Requisite",
              "PartOf",
              "OnFailure",
              "StartLimitBurst",
              "StartLimitIntervalSec",
              "ConditionPathExists",
              "Unknown"),
          "Service",
          List.of(
              "Type",
              "ExecStart",
              "ExecStart",
              "ExecStart",
              "ExecStartPre",
              "ExecStop",
              "ExecReload",
              "User",
              "Group",
              "WorkingDirectory",
              "Environment",
              "EnvironmentFile",
              "Restart",
              "RestartSec",
              "TimeoutStopSec",
              "TimeoutSec",
              "KillMode",
              "KillSignal",
              "SuccessExitStatus",
              "LimitNOFILE",
              "LimitCPU",
              "MemoryMax",
              "UMask",
              "Nice",
              "RuntimeDirectory",
              "StateDirectory",
              "CapabilityBoundingSet",
              "AmbientCapabilities",
              "WatchdogSec",
              "NotifyAccess",
              "PIDFile",
              "RemainAfterExit",
              "SystemCallFilter",
              "StandardOutput",
              "SyslogIdentifier",
              "Slice",
              "restart"),
          "Timer",
          List.of("OnCalendar", "OnBootSec", "OnUnitActiveSec", "Persistent", "RandomizedDelaySec"),
          "Socket",
          List.of("ListenStream", "ListenDatagram", "Accept", "SocketMode", "SocketUser"),
          "Slice",
          List.of("MemoryMax", "TasksMax", "CPUQuota"),
          "Install",
          List.of("WantedBy", "RequiredBy", "Alias", "Also", "DefaultInstance"),
          "X-Mine",
          List.of("A"));

  private static final List<String> VALUES =
      List.of(
          "",
          "",
          "/bin/web --port 80",
          "/bin/sh -c 'exec web'",
          "/bin/sh -c 'a && b'",
          "/bin/bash -lc \"web %i\"",
          "-/bin/web",
          "@/bin/web web",
          "+/bin/web",
          "web $OPTIONS ${A}",
          "/bin/web %i %n %h %% %H %Z",
          "/bin/web '{{instance}}' {{ {%i}",
          "/bin/web \"unclosed",
          "/bin/kill -HUP $MAINPID",
          "/bin/kill -s STOP $MAINPID",
          "/bin/a ; /bin/b",
          "/usr/sbin/nginx",
          "celery multi start w",
          "~/bin/x",
          "/",
          "a\\x20b \\t\\n",
          "yes",
          "no",
          "true",
          "oneshot",
          "forking",
          "notify",
          "simple",
          "dbus",
          "on-failure",
          "always",
          "on-abort",
          "0",
          "1",
          "5",
          "5s",
          "1min 30s",
          "500ms",
          "1us",
          "infinity",
          "1024:4096",
          "4096:1024",
          "1G",
          "150%",
          "SIGINT",
          "SIGRTMIN+3",
          "CONT",
          "143 SIGUSR1 TEMPFAIL",
          "CAP_KILL CAP_CHOWN",
          "~CAP_KILL",
          "root",
          "www-data",
          "a b",
          "%i",
          "-%i",
          "web-%i",
          "/run/web.sock",
          "80",
          "127.0.0.1:80",
          "@abstract",
          "daily",
          "*:0/15",
          "Fri 2012-02-31",
          "A=1 \"B=x y\" C=%i",
          "PASSWORD=hunter2hunter2 A=1",
          "PORT=80",
          "PORT=%i",
          "-/etc/x",
          "/etc/*.env",
          "shop.target",
          "web.service",
          "job.service",
          "web@1.service",
          "web@2.service web@3.service",
          "job@a.service",
          "multi-user.target",
          "default.target",
          "network-online.target",
          "notify@%n.service",
          "redis.service web.service",
          "append:/var/log/x",
          "mixed",
          "process",
          "none",
          "main",
          "0027",
          "99999",
          "https://example.com/ man:x(1) nothing",
          "\u0085 \u2028",
          "ü \uD83D\uDE00",
          "# no comment",
          "x: y",
          "\"",
          "'",
          "\\");

  private static String unit(Random random) {
    StringBuilder out = new StringBuilder();
    List<String> sections = KEYS.keySet().stream().sorted().toList();
    for (int n = random.nextInt(4); n >= 0; n--) {
      String section =
          random.nextInt(3) == 0
              ? sections.get(random.nextInt(sections.size()))
              : random.nextInt(3) == 0 ? "Unit" : "Service";
      List<String> keys = KEYS.getOrDefault(section, List.of());
      if (random.nextInt(30) != 0) {
        out.append('[').append(section).append("]\n");
      }
      if (section.equals("Service") && random.nextInt(3) != 0) {
        out.append("ExecStart=/bin/web %i\n");
      }
      for (int k = random.nextInt(6); k >= 0; k--) {
        switch (random.nextInt(20)) {
          case 0 -> out.append("# a comment\n");
          case 1 -> out.append("junk\n");
          default ->
              out.append(keys.get(random.nextInt(keys.size())))
                  .append('=')
                  .append(VALUES.get(random.nextInt(VALUES.size())))
                  .append('\n');
        }
      }
    }
    return out.toString();
  }

  static List<ImportFile> units(Random random) {
    Map<String, ImportFile> files = new LinkedHashMap<>();
    for (int n = random.nextInt(5); n >= 0; n--) {
      String name = NAMES.get(random.nextInt(NAMES.size()));
      String path = "/etc/systemd/system/" + name;
      files.put(name, new ImportFile(new Source(name, unit(random)), path));
    }
    return List.copyOf(files.values());
  }

  @Test
  void everyManifestIsReadAndEverySettingHasAFate() {
    Random random = Seed.random();
    int manifests = 0;
    for (int i = 0; i < ROUNDS; i++) {
      List<ImportFile> files = units(random);
      List<ImportLink> links =
          random.nextBoolean()
              ? List.of()
              : List.of(
                  new ImportLink(
                      "/etc/systemd/system/shop.target.wants/web@x.service", "../web@.service"));
      Imported imported = Importer.units(files, links, request("shop"));
      String texts = texts(files);
      assertThat(missing(files, imported)).as("%s of\n%s", Seed.OPTION, texts).isEmpty();
      if (imported.manifest().isPresent()) {
        manifests++;
        String manifest = ManifestPrinter.print(imported.manifest().get());
        assertReadable(texts, imported);
        assertThat(manifest).doesNotContain("PASSWORD: ", "Environment: PASSWORD");
      }
    }
    assertThat(manifests).isGreaterThan(ROUNDS / 3);
  }

  private static String texts(List<ImportFile> files) {
    StringBuilder out = new StringBuilder();
    files.forEach(
        file ->
            out.append("== ")
                .append(file.source().name())
                .append('\n')
                .append(file.source().text()));
    return out.toString();
  }

  /** The settings, and lines that are none, of which nothing is told. */
  static List<String> missing(List<ImportFile> files, Imported imported) {
    List<String> missing = new ArrayList<>();
    for (ImportFile file : files) {
      for (Line line : UnitParser.parse(file.source()).lines()) {
        if (line instanceof Assignment set && !isTold(imported, file, set.keySpan(), set.key())) {
          missing.add(file.path() + ": " + set.key());
        } else if (line instanceof Junk junk && !isTold(imported, file, junk.textSpan(), "line")) {
          missing.add(file.path() + ": " + file.source().slice(junk.textSpan()));
        }
      }
    }
    return missing;
  }

  private static boolean isTold(Imported imported, ImportFile file, Span at, String setting) {
    return imported.fates().stream()
        .anyMatch(
            fate ->
                fate.at().source() == file.source()
                    && fate.at().span().equals(at)
                    && fate.setting().equals(setting));
  }
}
