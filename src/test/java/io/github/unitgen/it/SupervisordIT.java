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
 * What an import makes of the files of a supervisord starts the same programs as supervisord
 * itself: the same words, variables and folder.
 */
@Timeout(120)
class SupervisordIT {
  @RegisterExtension static final Rig RIG = new Rig();

  /** How many processes the files have. */
  private static final int PROCESSES = 15;

  private static final String MAIN =
      """
      ; every line is a trap
      [supervisord]
      logfile=/dev/null
      logfile_maxbytes=0
      pidfile=%(here)s/supervisord.pid
      environment=COMMON="c 1",LATER="first" ; and a comment

      [DEFAULT]
      directory=%(here)s
      [program:quotes]
      command=%(here)s/show quotes "two words" 'single $HOME *.txt' a\\ b \\"x\\" %%(d)s '' "a\\$b \\" \\\\" ~/x a;b c#d ; no word
      [program:many]
      command=%(here)s/show many-%(process_num)02d --port=90%(process_num)02d %(program_name)s %(group_name)s %(numprocs)d
      process_name=%(program_name)s_%(process_num)02d
      numprocs=3
      environment=A="%(process_num)02d"
      [program:plain]
      command=%(here)s/show plain-%(process_num)d
      process_name=%(process_num)d
      numprocs=2
      numprocs_start=5
      [program:mixed]
      command=%(here)s/show mixed-%(process_num)d %(process_num)03d
      process_name=%(process_num)d
      numprocs=2
      [program:env]
      command=%(here)s/show env %(ENV_COMMON)s %(ENV_A)s
        continued ; comment
        # another one
        line
      environment=A="x,y",
          B='it"s', ; comment
          C=plain/path:1,D="  spaced ",E="100%%",F="$HOME `x` \\n",G="%(here)s",
          H="",LATER="second",I='{{x}} %(ENV_COMMON)s'
      [program:shell]
      command=bash -c "cd tools && exec ../show shell \\"$A b\\" '%(ENV_A)s' *.none"
      directory=%(here)s
      environment=A="a"
      [program:folder]
      Command : ./show folder
      Directory : %(here)s/tools
      umask = 027
      [program:known]
      command=%(here)s/show known "%(ENV_UNITGEN_KNOWN)s" '%(host_node_name)s'
      [group:g]
      programs=grouped
      [program:grouped]
      command=%(here)s/show grouped %(group_name)s:%(program_name)s

      [include]
      files = conf.d/*.conf
      """;

  private static final String INCLUDED =
      """
      [program:included]
      directory=%(here)s
      command=%(here)s/../show included %(here)s
      [program:grouped]
      environment=A="again",B="it's"
      [program:last]
      directory=%(here)s/../tools
      command=/usr/bin/env A=1 %(here)s/../show last
      """;

  @Test
  void startsWhatSupervisordStarts() throws Exception {
    Shown.needed("supervisord", "supervisor");
    Path folder = RIG.sharedFolder("supervisord");
    Path show = Shown.program(folder, "COMMON LATER A B C D E F G H I");
    Files.createDirectory(folder.resolve("tools"));
    Files.createSymbolicLink(folder.resolve("tools/show"), show);
    Path main = folder.resolve("supervisord.conf");
    Files.writeString(main, MAIN);
    Path included = Files.createDirectory(folder.resolve("conf.d")).resolve("more.conf");
    Files.writeString(included, INCLUDED);

    Map<String, String> expected = bySupervisord(folder, main);
    Imported imported =
        Importer.supervisord(
            List.of(file(main), file(included)),
            new ImportRequest(
                "sup",
                Optional.of(folder.toString()),
                Optional.of("root"),
                Map.of(),
                OptionalInt.empty()));
    RIG.systemctl("set-environment", "UNITGEN_KNOWN=two words");
    Map<String, String> seen = Shown.bySystemd(RIG, folder, imported, "sup-app.target", PROCESSES);
    expected.forEach((name, said) -> assertThat(seen.get(name)).as(name).isEqualTo(said));
  }

  private static ImportFile file(Path path) throws Exception {
    return new ImportFile(
        Source.of(path.getFileName().toString(), Files.readAllBytes(path)), path.toString());
  }

  private static Map<String, String> bySupervisord(Path folder, Path main) throws Exception {
    try (Shown shown = new Shown(folder, "supervisor", PROCESSES)) {
      ProcessBuilder builder =
          new ProcessBuilder("supervisord", "-n", "-c", main.toString())
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("supervisord.log").toFile());
      builder.environment().put("UNITGEN_KNOWN", "two words");
      Process supervisord = builder.start();
      try {
        return shown.await();
      } catch (AssertionError e) {
        throw new AssertionError(
            e.getMessage() + Files.readString(folder.resolve("supervisord.log")), e);
      } finally {
        supervisord.destroy();
        assertThat(supervisord.waitFor(30, TimeUnit.SECONDS)).isTrue();
      }
    }
  }
}
