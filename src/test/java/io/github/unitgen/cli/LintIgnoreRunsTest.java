package io.github.unitgen.cli;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code unitgen lint --add-ignore}. */
class LintIgnoreRunsTest {
  private static final String WEB =
      """
      [Service]
      Type=exec
      ExecStart=/srv/app/web
      PIDFile=/var/run/web.pid
      StandardOutput=syslog
      """;

  private final Transcript session = new Transcript(LintIgnoreRunsTest.class);

  @AfterEach
  void close() {
    session.close();
  }

  private Transcript lint(String... args) {
    String[] all = new String[args.length + 3];
    all[0] = "lint";
    all[1] = "--select";
    all[2] = "S0,S1,S2,M,U,X9";
    System.arraycopy(args, 0, all, 3, args.length);
    return session.run(all);
  }

  @Test
  void writesACommentBeforeEachFinding() {
    session
        .file("units/web.service", WEB)
        .file("units/good.service", "[Service]\nExecStart=/srv/app/web\n")
        .file("etc/init/worker.conf", "exec /srv/worker > /var/log/worker.log\n")
        .file("shop.yml", "unitgen: 1\nname: shop\nprocesses:\n  web:\n    command: /srv/web -d\n");
    lint("--add-ignore=as it was before");
    lint();
    session.note("there is nothing left to ignore");
    lint("--add-ignore").verify("all");
  }

  @Test
  void asksForReasonsWhereNoneIsGiven() {
    session.file("web.service", WEB);
    session.run("lint", "--select", "S104", "--add-ignore", "web.service");
    session.run("lint", "--select", "S104,S203", "--add-ignore", "web.service");
    session.verify("reasons");
  }

  @Test
  void saysWhatNoCommentCanIgnore() {
    session
        .file("empty.service", "")
        .file("old.service", "# unitgen: ignore[S501] gone\n" + WEB)
        .file("broken.yml", "unitgen: 1\n a: [\n");
    session.run("lint", "--select", "S029,M004,X912,S501", "--add-ignore", ".");
    session.run("lint", "--select", "S104", "--add-ignore", "absent.service").verify("left");
  }

  @Test
  void leavesRenderedFilesToTheirManifest() {
    session
        .file("shop.yml", "unitgen: 1\nname: shop\nprocesses:\n  web:\n    command: /srv/web\n")
        .prepare("render", "shop.yml", "--target", "systemd", "-o", "out");
    session.run("lint", "--select", "all", "--add-ignore", "out").verify("rendered");
  }

  @Test
  void leavesWhatTheBaselineKnows() {
    session.file("web.service", WEB);
    session.run("lint", "--select", "S104", "--write-baseline");
    session
        .run("lint", "--select", "S1", "--baseline", ".unitgen-baseline.json", "--add-ignore")
        .verify("baseline");
  }

  @Test
  void stopsAtAWrongCommandLine() {
    session.file("web.service", WEB);
    lint("--add-ignore", "--fix");
    lint("--add-ignore", "--format", "json");
    lint("--add-ignore", "-");
    lint("--add-ignore=why\\").verify("usage");
  }
}
