package io.github.unitgen.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.importer.Importer;
import io.github.unitgen.importer.shared.ImportFile;
import io.github.unitgen.importer.shared.ImportRequest;
import io.github.unitgen.importer.shared.Imported;
import io.github.unitgen.source.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What an import makes of a file of {@code /etc/cron.d} starts the same programs as Debian's cron:
 * the same words, variables, folder and input. All jobs are of {@code @reboot}, which cron starts
 * at once; when the others start is a matter of their five fields, and tested with these.
 */
@Timeout(120)
class CronIT {
  @RegisterExtension static final Rig RIG = new Rig();

  private static final int JOBS = 14;

  private static final String CRONTAB =
      """
      # every line is a trap
      A = "x y"
      B='it"s'
      P=before # no comment
      "Q" = ' spaces '
      @reboot root @DIR@/show plain "two words" 'single $A' $A "$A" "$B" *.none a\\%b '\\%' "\\\\\\%" \\\\n "\\a"
      P=after
        @reboot\troot  cd @DIR@/tools && ./show cd $P >> cd.log 2>&1
      @reboot root @DIR@/show input%Hello 'x' \\% \\y%%last
      @reboot root @DIR@/show lines "a;b" | cat; true%one%two%
      @reboot root @DIR@/show nothing%
      @reboot root [ -x @DIR@/show ] && @DIR@/show test '\\%'
      @reboot root test -x @DIR@/none || @DIR@/show absent
      @reboot root env C=1 D='a b' @DIR@/show env > /dev/null
      @reboot root C="$A" @DIR@/show assigned
      @reboot root cd; exec @DIR@/show home ~ "$HOME"
      @reboot root nohup @DIR@/show background &
      @reboot root flock -n @DIR@/lock @DIR@/show flock
      HOME=@DIR@/tools
      @reboot root ./show folder
      SHELL=/bin/bash
      @reboot root x=(1 2); exec @DIR@/show bash ${x[1]} {a,b}
      """;

  @Test
  void startsWhatCronStarts() throws Exception {
    Shown.needed("cron", "cron");
    Path folder = RIG.sharedFolder("cron");
    Path show = Shown.program(folder, "A B C D P Q HOME LOGNAME", true);
    Files.createDirectory(folder.resolve("tools"));
    Files.createSymbolicLink(folder.resolve("tools/show"), show);
    Path jobs = Files.createDirectory(folder.resolve("cron.d"));
    Path crontab = jobs.resolve("traps");
    Files.writeString(crontab, CRONTAB.replace("@DIR@", folder.toString()));
    Rig.open(jobs, "rwxr-xr-x");
    Rig.open(crontab, "rw-r--r--");

    Map<String, String> expected = byCron(folder);
    Imported imported =
        Importer.crontabs(
            List.of(
                new ImportFile(
                    Source.of("traps", Files.readAllBytes(crontab)), crontab.toString())),
            true,
            new ImportRequest(
                "jobs", Optional.empty(), Optional.empty(), Map.of(), OptionalInt.empty()));
    Map<String, String> seen = Shown.bySystemd(RIG, folder, imported, "jobs-cron.target", JOBS);
    expected.forEach((name, said) -> assertThat(seen.get(name)).as(name).isEqualTo(said));
  }

  /** In namespaces of its own, so that it sees these jobs alone, and ends with them. */
  private static Map<String, String> byCron(Path folder) throws Exception {
    try (Shown shown = new Shown(folder, "daemon", JOBS)) {
      Process cron =
          new ProcessBuilder(
                  "unshare",
                  "--mount",
                  "--pid",
                  "--fork",
                  "--mount-proc",
                  "--kill-child",
                  "/bin/sh",
                  "-ec",
                  """
                  mount -t tmpfs none /run
                  mount -t tmpfs none /var/spool
                  mkdir -p /var/spool/cron/crontabs
                  [ ! -e /etc/crontab ] || mount --bind /dev/null /etc/crontab
                  mount --bind "$1" /etc/cron.d
                  exec cron -f
                  """,
                  "sh",
                  folder.resolve("cron.d").toString())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("cron.log").toFile())
              .start();
      try {
        return shown.await();
      } catch (AssertionError e) {
        throw new AssertionError(e.getMessage() + Files.readString(folder.resolve("cron.log")), e);
      } finally {
        // unshare ignores TERM; with it ends all that it has started.
        cron.destroyForcibly();
        assertThat(cron.waitFor(30, TimeUnit.SECONDS)).isTrue();
      }
    }
  }
}
