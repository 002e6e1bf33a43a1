package io.github.unitgen.importer.upstart;

import static io.github.unitgen.importer.ImportChecks.manifest;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.importer.Importer;
import io.github.unitgen.importer.shared.ImportFile;
import io.github.unitgen.importer.shared.ImportRequest;
import io.github.unitgen.importer.shared.Imported;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpstartImporterTest {
  private static final String WORKER =
      "instance $n\nstop on stopping all\nrespawn\nexec /srv/worker --queue $n\n";

  /** The manifest of a worker with instances, and of a manager with this script. */
  private static String managed(String script) {
    return manifest(
        UpstartFiles.imported(
            List.of(
                UpstartFiles.file(
                    "all.conf",
                    "start on runlevel [2345]\nenv COUNT=3\nenv QUEUES=\"mail sms\"\n"
                        + "pre-start script\n"
                        + script
                        + "\nend script\n"),
                UpstartFiles.file("worker.conf", WORKER))));
  }

  private static Imported job(String text) {
    return UpstartFiles.imported(List.of(UpstartFiles.file("x.conf", text)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "for i in 1 2 3; do start worker n=$i; done",
        "for i in `seq 1 ${COUNT}`; do initctl start worker n=$i || true; done",
        "for i in $(seq $COUNT)\ndo\n  /sbin/start --no-wait worker n=\"$i\" &\ndone\nwait",
        "i=1\nwhile [ $i -le $COUNT ]; do\n  start worker n=$i\n  i=$((i + 1))\ndone",
        "go() {\n  start \"$@\" || status \"$@\"\n}\nfor i in {1..3}; do go worker n=$i; done",
        "start worker n=1\nstart worker n=2\nstart worker n=3"
      })
  void countsTheInstancesThatAManagerStarts(String script) {
    assertThat(managed(script)).contains("command: /srv/worker --queue {{instance}}", "count: 3");
  }

  @Test
  void numbersInstancesFromZeroAsTheLoopDoes() {
    assertThat(managed("i=0\nwhile [ $i -lt $COUNT ]; do start worker n=$i; i=$((i + 1)); done"))
        .contains("count: 3", "first_instance: 0");
  }

  @Test
  void namesInstancesAsTheLoopDoes() {
    assertThat(managed("for q in $QUEUES; do start worker n=$q; done"))
        .contains("instances: [mail, sms]");
  }

  @Test
  void saysThatACountIsUnknownAndTakesTheOneThatIsGiven() {
    List<ImportFile> files = List.of(UpstartFiles.file("worker.conf", WORKER));
    Imported unknown = UpstartFiles.imported(files);

    assertThat(manifest(unknown)).contains("count: 1");
    assertThat(UpstartFiles.report(unknown))
        .contains("NOT_CARRIED instance: the number of instances is unknown");
    assertThat(
            manifest(
                Importer.jobs(
                    files,
                    List.of(),
                    new ImportRequest(
                        "app",
                        Optional.empty(),
                        Optional.of("deploy"),
                        Map.of("worker", 4),
                        OptionalInt.empty()))))
        .contains("count: 4", "user: deploy");
  }

  @Test
  void namesTheGroupAfterAManagerThatIsNotImported() {
    Imported imported =
        job(
            "stop on (stopping workers or runlevel [06])\ninstance $index\nexec sidekiq -i $index\n");

    assertThat(manifest(imported)).contains("name: workers").doesNotContain("requires");
    assertThat(UpstartFiles.report(imported))
        .contains("CARRIED stop on: (the group)")
        .contains("or import `workers` too, which starts them");
  }

  @Test
  void makesNoProcessOfAManagerWithoutItsJobs() {
    Imported imported =
        job("start on runlevel [2345]\npre-start script\n  start sidekiq index=1\nend script\n");

    assertThat(imported.manifest()).isEmpty();
    assertThat(UpstartFiles.report(imported))
        .contains("NOT_CARRIED pre-start: the job only starts `sidekiq`: import that too");
  }

  @Test
  void hasTheLimitOfUpstartWhereAJobSetsNone() {
    assertThat(manifest(job("respawn\nexec /srv/worker\n")))
        .contains("restart_limit: 10 in 5s", "restart_delay: 100ms");
    assertThat(UpstartFiles.report(job("respawn\nrespawn limit 60 5\nexec /srv/worker\n")))
        .contains("APPROXIMATED respawn limit: `restart_limit`, which systemd does not meet");
  }

  @Test
  void keepsAVariableOfInstancesThatTheProgramMayRead() {
    assertThat(manifest(job("instance $QUEUE\nexec /srv/worker\n")))
        .contains("env: { QUEUE: \"{{instance}}\" }");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exec su - deploy -c 'cd /srv && exec ./run -a'",
        "exec su -s /bin/sh -c 'cd /srv; ./run -a >> log 2>&1' deploy",
        "script\n  cd /srv\n  exec sudo -H -u deploy ./run -a 2>&1 | logger -t run\nend script",
        "exec start-stop-daemon --start --quiet -c deploy -d /srv -m -p /run/x.pid -x ./run -- -a",
        "script\n  exec >> /var/log/x\n  cd /srv\n  echo $$ > /run/x.pid\n"
            + "  exec sudo -u deploy ./run -a\nend script",
        "script\n  bash <<'E'\n    cd /srv\n    sudo -u deploy ./run -a\nE\nend script"
      })
  void becomesTheUserAndTheFolderThatAScriptBecomes(String main) {
    assertThat(manifest(job(main + "\n")))
        .contains("command: ./run -a\n", "user: deploy\n", "directory: /srv\n")
        .doesNotContain("shell:", "sudo", "x.pid", "log");
  }

  @Test
  void readsFilesOfVariablesOnlyWhereTheCommandDependsOnNone() {
    String read = "script\n  set -a\n  . /etc/default/x\n  set +a\n  exec /srv/x";

    assertThat(manifest(job(read + "\nend script\n")))
        .contains("command: /srv/x\n", "env_files: [/etc/default/x]");
    assertThat(manifest(job(read + " $OPTIONS\nend script\n")))
        .contains(". /etc/default/x", "shell: /bin/sh -e")
        .doesNotContain("env_files");
  }

  @Test
  void writesNoSecretWhereverItStands() {
    Imported imported =
        job(
            """
            # export API_TOKEN=hunter2hunter2
            env DB_PASSWORD=hunter2hunter2
            pre-start script
              export API_TOKEN=hunter2hunter2
              check || true
            end script
            script
              exec /bin/bash <<'E'
                export SECRET_KEY=hunter2hunter2
                . ~/x
                exec run --db-password=hunter2hunter2 redis://:hunter2hunter2@h/1
            E
            end script
            post-stop exec env API_TOKEN=hunter2hunter2 tell
            """);

    assertThat(manifest(imported)).doesNotContain("hunter2");
    assertThat(UpstartFiles.report(imported)).contains("env_files").doesNotContain("hunter2");
  }

  @Test
  void anOverrideChangesItsJobAndIsNothingAlone() {
    List<ImportFile> files =
        List.of(
            UpstartFiles.file("x.override", "nice 5\nexec /srv/other\n"),
            UpstartFiles.file("x.conf", "nice 1\nexec /srv/x\n"),
            UpstartFiles.file("y.override", "nice 5\n"));
    Imported imported = UpstartFiles.imported(files);

    assertThat(manifest(imported)).contains("command: /srv/other", "nice: 5");
    assertThat(UpstartFiles.report(imported))
        .contains(
            "y.override:1: NOT_CARRIED nice: Upstart ignores an override without its job",
            "x.conf:1: APPROXIMATED nice: a later stanza overrides it");
  }

  @Test
  void aCircleOfJobsIsBrokenAndSaid() {
    Imported imported =
        UpstartFiles.imported(
            List.of(
                UpstartFiles.file("a.conf", "start on started b\nexec /srv/a\n"),
                UpstartFiles.file("b.conf", "start on started a\nexec /srv/b\n")));

    assertThat(manifest(imported)).contains("after: b").doesNotContain("after: a");
    assertThat(UpstartFiles.report(imported)).contains("would make processes wait for each other");
  }
}
