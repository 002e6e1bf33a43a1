package io.github.unitgen.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.support.Accept;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The commands of docs/getting-started.md, in their order, on a real systemd. A block that names a
 * file is that file; a {@code console} block is a command and all that it prints. {@code
 * -Dunitgen.accept=true} writes what it prints.
 */
@Timeout(120)
class RealSystemdGettingStartedIT {
  @RegisterExtension static final Rig RIG = new Rig();

  private static final Path PAGE = Path.of("docs/getting-started.md");
  private static final Pattern BLOCK =
      Pattern.compile("^```(\\w+)(?: (\\S+))?\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  /** The rig has the network of this machine, where the port of the page may be in use. */
  private static final String PORT = "8080";

  @Test
  void tenCommandsLeadFromNothingToASecondRelease() throws Exception {
    Workbench.needs("/usr/bin/python3", "python3");
    Workbench.needs("/usr/bin/curl", "curl");
    Path srv = RIG.sharedFolder("srv");
    Files.createDirectory(srv.resolve("shop"));
    RIG.shell("mkdir -p /srv && mount --bind " + srv + " /srv").text();
    String free = freePort();
    String page = Files.readString(PAGE);
    StringBuilder shown = new StringBuilder();
    int commands = 0;
    Matcher block = BLOCK.matcher(page);
    while (block.find()) {
      String body = block.group(3);
      String head = "```" + block.group(1);
      if (block.group(2) != null) {
        head += " " + block.group(2);
        Files.writeString(srv.resolve("shop").resolve(block.group(2)), body.replace(PORT, free));
      } else {
        assertThat(block.group(1)).isEqualTo("console");
        String command = body.lines().findFirst().orElseThrow();
        assertThat(command).startsWith("$ ");
        body = command + "\n" + run(command.substring(2).replace(PORT, free)).replace(free, PORT);
        commands++;
      }
      block.appendReplacement(shown, Matcher.quoteReplacement(head + "\n" + body + "```"));
    }
    block.appendTail(shown);
    assertThat(commands).isEqualTo(10);
    Accept.same(PAGE, shown.toString());
    for (String worker : List.of("worker-1", "worker-2", "worker-3")) {
      assertThat(RIG.run("journalctl", "-o", "cat", "-t", worker).text().lines())
          .startsWith("ready", "quiet", "drained");
    }
    assertThat(RIG.systemctl("is-enabled", "shop.target")).isEqualTo("enabled");
    assertThat(RIG.systemctl("is-active", "web", "worker@1", "worker@2", "worker@3").lines())
        .containsOnly("active");
  }

  private static String run(String command) {
    if (command.contains(" reload ")) {
      // Nobody types it before the workers have come up.
      for (int i = 1; i <= 3; i++) {
        RIG.awaitJournal("worker@" + i + ".service", "ready");
      }
    }
    if (command.startsWith("journalctl")) {
      RIG.awaitJournal("worker@1.service", "quiet");
    }
    Rig.Result result =
        RIG.shell("PATH=" + Fleet.PROGRAM.getParent() + ":$PATH; cd /srv/shop; " + command);
    assertThat(result.code()).as("%s: %s%s", command, result.out(), result.err()).isZero();
    // systemctl names the links that it makes on standard error.
    return result.out() + result.err();
  }

  private static String freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return Integer.toString(socket.getLocalPort());
    }
  }
}
