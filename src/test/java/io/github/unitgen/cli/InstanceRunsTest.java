package io.github.unitgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Instances with names, and numbers from another one than 1 on. */
class InstanceRunsTest {
  private static final String MANIFEST =
      """
      unitgen: 1
      name: workers
      defaults: { user: deploy, group: deploy }
      processes:
        queue:
          command: /srv/shop/bin/work {{instance}}
          instances: [mailers, low-prio, a.b, "0"]
        web: { command: /srv/shop/bin/serve, count: 2, port: 3000 }
      """;

  private final Transcript session = new Transcript(InstanceRunsTest.class);

  @AfterEach
  void close() {
    session.close();
  }

  private Transcript manifest() {
    return session.file("workers.yml", MANIFEST);
  }

  private Transcript rendered() {
    manifest();
    session.prepare("render", "workers.yml", "-o", "out");
    return session;
  }

  @Test
  void startsAndStopsByName() {
    manifest()
        .run("render", "workers.yml", "-o", "out")
        .note("one more, one gone, one renamed")
        .edit("workers.yml", "[mailers, low-prio, a.b, \"0\"]", "[mailers, high-prio, \"0\", new]")
        .run("render", "workers.yml", "-o", "out")
        .note("another order")
        .edit("workers.yml", "[mailers, high-prio, \"0\", new]", "[new, mailers, \"0\", high-prio]")
        .run("render", "workers.yml", "-o", "out")
        .note("another command for all of them")
        .edit("workers.yml", "bin/work", "bin/worker")
        .run("render", "workers.yml", "-o", "out")
        .note("by a setting")
        .run("render", "workers.yml", "-o", "out", "--set", "processes.queue.instances=[a, b]")
        .run("render", "workers.yml", "-o", "out", "--set", "processes.queue.instances=a")
        .verify("names");
  }

  @Test
  void countsFromZero() {
    rendered()
        .note("a port moves with the first number, so what stays is restarted")
        .edit("workers.yml", "count: 2,", "count: 2, first_instance: 0,")
        .run("render", "workers.yml", "-o", "out")
        .run("render", "workers.yml", "-o", "out", "--count", "web=12")
        .run("render", "workers.yml", "-o", "out", "--count", "web=0")
        .verify("from-zero");
  }

  @Test
  void takesNumbersForNames() {
    rendered()
        .edit("workers.yml", "instances: [mailers, low-prio, a.b, \"0\"]", "count: 2")
        .run("render", "workers.yml", "-o", "out")
        .edit("workers.yml", "count: 2\n", "instances: [\"2\", \"03\"]\n")
        .run("render", "workers.yml", "-o", "out")
        .note("and none at all")
        .edit("workers.yml", "    instances: [\"2\", \"03\"]\n", "")
        .edit("workers.yml", "work {{instance}}", "work")
        .run("render", "workers.yml", "-o", "out", "--prune")
        .verify("numbers-for-names");
  }

  @Test
  void refusesToCountWhatHasNames() {
    rendered()
        .run("render", "workers.yml", "-o", "out", "--count", "queue=3")
        .run("render", "workers.yml", "-o", "out", "--count", "web=3", "--count", "queue=3")
        .run("remove", "workers.yml", "-o", "out", "--count", "queue=3")
        .note("a setting is part of the manifest")
        .run("render", "workers.yml", "-o", "out", "--set", "processes.queue.count=3")
        .note("counted instead")
        .run(
            "render",
            "workers.yml",
            "-o",
            "out",
            "--set",
            "processes.queue.instances=null",
            "--count",
            "queue=1");
    session
        .note("what cannot be read is said first")
        .edit("workers.yml", "processes:", "processes: [")
        .run("render", "workers.yml", "-o", "out", "--count", "queue=3")
        .verify("counted-names");
  }

  @Test
  void explainsWhereInstancesComeFrom() {
    manifest()
        .file("host.yml", "processes: { queue: { instances: [mailers, c] } }\n")
        .run("render", "workers.yml", "host.yml", "--explain-values");
    assertThat(session.out().lines().map(line -> line.replaceAll(" +", " ")))
        .contains(
            "processes.queue.instances [mailers, c] host.yml:1:34 over workers.yml:7:16",
            "processes.queue.count - default",
            "processes.queue.first_instance - default",
            "processes.web.count 2 workers.yml:8:47",
            "processes.web.instances - default",
            "processes.web.first_instance 1 default");
  }

  @Test
  void removesInstancesOnAnySystemd() {
    rendered()
        .run("remove", "workers.yml", "-o", "out", "--dry-run")
        .run("remove", "workers.yml", "-o", "out", "--dry-run", "--for", "rhel-7.0")
        .note("one process less, on a systemd that takes no patterns")
        .file("workers.yml", MANIFEST.replaceAll("(?s)  queue:.*?  web:", "  web:"))
        .run("render", "workers.yml", "-o", "out", "--prune", "--for", "systemd 208")
        .verify("removed");
  }
}
