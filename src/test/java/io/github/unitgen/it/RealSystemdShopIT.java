package io.github.unitgen.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The example that has one process of each kind, with stand-ins for its programs. */
@Timeout(120)
class RealSystemdShopIT {
  @RegisterExtension static final Rig RIG = new Rig();

  @Test
  void everyKindOfProcessDoesItsPart() throws Exception {
    Fleet fleet =
        Fleet.example(RIG, "acme", "shop")
            .over(
                """
                defaults:
                  user: daemon
                  group: daemon
                  directory: "@DIR@"
                  env: { LOG: "@DIR@/log/log", RELEASE: 0 }
                processes: { web: { listen: "@DIR@/web.sock" } }
                """);
    Path bin = Files.createDirectory(fleet.folder().resolve("bin"));
    Rig.open(bin, "rwxr-xr-x");
    Files.createSymbolicLink(bin.resolve("puma"), RIG.folder().resolve("bin/server"));
    Files.createSymbolicLink(bin.resolve("sidekiq"), RIG.folder().resolve("bin/worker"));
    Path rails = bin.resolve("rails");
    Files.writeString(rails, "#!/bin/sh\nexec " + RIG.folder().resolve("bin/pre") + "\n");
    Rig.open(rails, "rwxr-xr-x");
    List<String> queues =
        List.of(
            fleet.unit("queue@default"), fleet.unit("queue@mailers"), fleet.unit("queue@reports"));

    Fleet.Rendered rendered = fleet.render();
    fleet.run(rendered);
    fleet.log().await(queues, "start", 1);

    assertThat(fleet.log().of(fleet.unit("migrate"))).hasSize(2);
    assertThat(fleet.log().of(fleet.unit("report"))).isEmpty();
    assertThat(Clients.ask(fleet.folder().resolve("web.sock"))).isEqualTo("ok 0");
    assertThat(RIG.shell("set -e\n" + rendered.check()).code()).isZero();
    assertThat(RIG.show("acme-report.timer", "ActiveState")).isEqualTo("active");

    RIG.systemctl("start", fleet.unit("report"));
    assertThat(fleet.log().of(fleet.unit("report"))).hasSize(2);
    RIG.systemctl("restart", "acme-shop.target");
    fleet.log().await(queues, "start", 2);
    fleet.run(fleet.remove());
    assertThat(fleet.loaded()).isEmpty();
  }
}
