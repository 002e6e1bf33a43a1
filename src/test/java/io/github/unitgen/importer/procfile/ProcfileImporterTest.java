package io.github.unitgen.importer.procfile;

import static io.github.unitgen.importer.ImportChecks.assertReadable;
import static io.github.unitgen.importer.ImportChecks.fates;
import static io.github.unitgen.importer.ImportChecks.manifest;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.importer.Importer;
import io.github.unitgen.importer.shared.Fate;
import io.github.unitgen.importer.shared.Fate.Outcome;
import io.github.unitgen.importer.shared.ImportFile;
import io.github.unitgen.importer.shared.ImportRequest;
import io.github.unitgen.importer.shared.Imported;
import io.github.unitgen.source.Source;
import io.github.unitgen.support.Seed;
import io.github.unitgen.syntax.foreman.DotEnv;
import io.github.unitgen.syntax.foreman.Procfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProcfileImporterTest {
  private static final List<String> PIECES =
      List.of(
          "cd app",
          " && ",
          "; ",
          "exec ",
          "env A=b ",
          "A=b ",
          "export B=c",
          "run",
          " -p $PORT",
          " \"a b\"",
          " '$PORT'",
          " $X",
          " \\$PORT",
          " >> log 2>&1",
          " < in",
          " &",
          "nohup ",
          "su - bob -c '",
          "'",
          "\"",
          " | tee x",
          " {{instance}}",
          " {{",
          " ${PORT:-1}",
          "sudo -u bob ",
          " $PS",
          "/bin/sh -c 'exit 1'",
          "bash -lc \"x y\"",
          " # no",
          ":",
          "- x",
          " $$",
          "`x`",
          "~/x");

  private static Imported run(String procfile, String env, Map<String, Integer> formation) {
    return Importer.procfile(
        new ImportFile(new Source("Procfile", procfile), "/srv/shop/Procfile"),
        env.isEmpty()
            ? List.of()
            : List.of(new ImportFile(new Source(".env", env), "/srv/shop/.env")),
        new ImportRequest(
            "shop", Optional.of("/srv/shop"), Optional.empty(), formation, OptionalInt.empty()));
  }

  @Test
  void givesWhatAPersonWouldOwn() {
    Imported imported =
        run(
            """
            # What browsers talk to
            web: bin/puma -p $PORT
            worker: env QUEUE=default bin/sidekiq >> log/worker.log 2>&1
            clock: cd tools && exec ./clock "a b"
            """,
            "RAILS_ENV=production\nMOTD='two words'\n",
            Map.of("web", 1, "worker", 2, "clock", 1));

    assertThat(manifest(imported))
        .isEqualTo(
            """
            unitgen: 1
            name: app
            prefix: shop
            defaults:
              env_files: [/srv/shop/.env]
            processes:
              # What browsers talk to
              web:
                command: bin/puma -p $PORT
                shell: true
                directory: /srv/shop
                port: 5000
              worker:
                command: bin/sidekiq
                directory: /srv/shop
                count: 2
                port: 5100
                env: { QUEUE: default }
              clock:
                command: ./clock "a b"
                directory: /srv/shop/tools
                port: 5200
            """);
    assertThat(fates(imported, Outcome.APPROXIMATED))
        .containsExactly(
            "worker: `>> log/worker.log 2>&1` is removed: the init logs the output "
                + "(journalctl, /var/log/upstart)",
            "clock: `cd tools` is `directory`");
    assertThat(imported.isWhole()).isTrue();
  }

  @Test
  void namesNoFileThatTheInitReadsInAnotherWay() {
    Imported imported =
        run("web: run", "A=x # y\nB=\\n\nC=\"a\\nb\"\nSECRET_TOKEN=\"x\\ny\"\nPORT=80\n", Map.of());

    assertThat(manifest(imported))
        .contains("A: \"x #", "C: \"a\\nb\"", "port: 80")
        .doesNotContain("env_files", "SECRET", "B: |");
    assertThat(fates(imported, Outcome.NOT_CARRIED))
        .singleElement()
        .asString()
        .startsWith("SECRET_TOKEN: a secret");
  }

  @Test
  void aTextThatForemanPastesIsPasted() {
    Imported imported = run("web: run '$PORT' $GREETING", "GREETING=\"a 'b' c\"\n", Map.of());

    assertThat(manifest(imported)).contains("run '5000' a 'b' c");
  }

  @Test
  void everyManifestIsReadWithoutAnError() {
    Random random = Seed.random();
    for (int i = 0; i < 20_000; i++) {
      StringBuilder procfile = new StringBuilder();
      for (int n = random.nextInt(3); n >= 0; n--) {
        procfile.append("p").append(n).append(": ");
        for (int k = random.nextInt(5); k >= 0; k--) {
          procfile.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        procfile.append('\n');
      }
      String env = "X=" + PIECES.get(random.nextInt(PIECES.size())) + "\nexport Y=1\n1Z=3\n";
      Imported imported = run(procfile.toString(), env, Map.of("all", random.nextInt(3)));
      assertThat(imported.manifest()).isPresent();
      assertReadable(procfile.toString(), imported);
      assertThat(counted(imported))
          .as("%s of %s", Seed.OPTION, procfile)
          .isEqualTo(settings(procfile.toString(), env));
    }
  }

  /** Every line of the files, whatever became of it. */
  private static List<String> settings(String procfile, String env) {
    List<String> settings = new ArrayList<>();
    for (Procfile.Line line : Procfile.read(new Source("Procfile", procfile)).lines()) {
      if (line instanceof Procfile.Entry entry) {
        settings.add(entry.name().value());
      } else if (line instanceof Procfile.Ignored) {
        settings.add("line");
      }
    }
    for (DotEnv.Line line : DotEnv.read(new Source(".env", env)).lines()) {
      settings.add(line instanceof DotEnv.Assignment set ? set.name().value() : "line");
    }
    return settings;
  }

  private static List<String> counted(Imported imported) {
    return imported.fates().stream()
        .filter(fate -> fate.outcome() != Outcome.APPROXIMATED)
        .map(Fate::setting)
        .toList();
  }
}
