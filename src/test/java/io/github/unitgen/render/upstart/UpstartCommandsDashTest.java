package io.github.unitgen.render.upstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.manifest.Target;
import io.github.unitgen.render.Manifests;
import io.github.unitgen.render.Renderer;
import io.github.unitgen.support.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the jobs hand to a shell, and the commands that are printed, run in the real dash, with
 * stand-ins for the commands of init that answer as the real ones were seen to.
 */
class UpstartCommandsDashTest {
  private static final int STATES = 500;

  @TempDir Path folder;
  private UpstartInit init;

  @BeforeEach
  void prepare() throws IOException {
    Assumptions.assumeTrue(Files.isExecutable(UpstartInit.DASH), "dash is missing");
    init = new UpstartInit(folder);
  }

  /** The members of each process, as the stand-in calls them. */
  private static List<String> members(ProcessSpec process) {
    String job = process.name().value();
    if (!process.runsAlways()) {
      return List.of();
    }
    if (!process.hasInstances()) {
      return List.of(job);
    }
    return process.program().instances().orElseThrow().names().stream()
        .map(name -> job + ":" + name)
        .toList();
  }

  private static Set<String> members(Manifest manifest) {
    Set<String> all = new TreeSet<>();
    manifest.processes().forEach(process -> all.addAll(members(process)));
    return all;
  }

  private static Manifest random(Random random) {
    List<String> lines = new ArrayList<>();
    List<String> names = new ArrayList<>(List.of("web", "db", "a.b", "a-b"));
    names.removeIf(name -> random.nextInt(5) == 0);
    if (names.isEmpty()) {
      names.add("web");
    }
    boolean hasStep = random.nextBoolean();
    // A job may have been of another kind before.
    List<String> times = names.stream().filter(name -> random.nextInt(6) == 0).toList();
    for (String name : names) {
      List<String> keys = new ArrayList<>();
      if (times.contains(name)) {
        lines.add(name + ": { schedule: '@daily' }");
        continue;
      }
      switch (random.nextInt(6)) {
        case 0, 1 -> keys.add("count: " + random.nextInt(4));
        case 2 -> keys.add("count: 3, first_instance: " + List.of(0, 2, 11).get(random.nextInt(3)));
        case 3 -> keys.add("instances: [" + names(random) + "]");
        default -> {}
      }
      if (random.nextInt(3) == 0) {
        keys.add("nice: 5");
      }
      String earlier = names.get(random.nextInt(names.size()));
      if (!times.contains(earlier) && names.indexOf(earlier) > names.indexOf(name)) {
        String key = List.of("requires", "wants", "after").get(random.nextInt(3));
        keys.add(key + ": [" + earlier + "]");
      } else if (hasStep && random.nextInt(3) == 0) {
        keys.add("requires: [step]");
      }
      lines.add(name + ": { " + String.join(", ", keys) + " }");
    }
    if (hasStep) {
      lines.add("step: { oneshot: true, nice: " + random.nextInt(2) + " }");
    }
    return Manifests.group(lines.toArray(String[]::new));
  }

  private static String names(Random random) {
    List<String> names =
        new ArrayList<>(List.of("mailers", "a-b", "c.d", "1", "02", "_x", "N", "y", "z", "NUM_Z"));
    Collections.shuffle(names, random);
    return String.join(", ", names.subList(0, 1 + random.nextInt(names.size())));
  }

  /** A group that was rendered, and that init has read. */
  private Manifest installed(String... processes) throws IOException {
    Manifest manifest = Manifests.group(processes);
    init.install(Manifests.render(manifest, Target.UPSTART));
    init.reload();
    return manifest;
  }

  @Test
  void oneMemberThatCannotStartKeepsNoOtherFromIt() throws IOException, InterruptedException {
    installed("web: {}", "sidekiq: { count: 3 }", "clock: {}", "mail: { count: 9, after: [web] }");
    init.setBroken("web");
    init.setBroken("sidekiq:2");
    init.setBroken("mail:4");
    UpstartInit.Run run = init.run("start g");
    assertThat(run.status()).isZero();
    assertThat(init.running().keySet())
        .containsExactlyInAnyOrder(
            "g",
            "sidekiq:1",
            "sidekiq:3",
            "clock",
            "mail:1",
            "mail:2",
            "mail:3",
            "mail:5",
            "mail:6",
            "mail:7",
            "mail:8",
            "mail:9");
    assertThat(run.output())
        .contains(
            "not started: web\n", "not started: sidekiq index=2\n", "not started: mail index=4");
    assertThat(run.output().split("not started", -1)).hasSize(4);
  }

  @Test
  void instancesHaveTheirNamesAndNumbersBeginWhereTheyAreToldTo()
      throws IOException, InterruptedException {
    Manifest manifest =
        installed(
            "zero: { count: 2, first_instance: 0 }",
            "five: { count: 2, first_instance: 5 }",
            "queue: { instances: [mailers, a-b.c_d, '00'], requires: [zero] }",
            "many: { instances: [a, b, c, d, e, f, g, h, i] }");
    Set<String> all = members(manifest);
    all.add("g");
    UpstartInit.Run run = init.run("start g");
    assertThat(run.status()).isZero();
    assertThat(run.output()).doesNotContain("not started");
    assertThat(init.running().keySet()).isEqualTo(all).contains("zero:0", "five:6", "queue:00");
    assertThat(init.run("stop -q zero index=0").status()).isZero();
    assertThat(init.running().keySet()).noneMatch(member -> member.startsWith("queue"));
    assertThat(init.run("start -q zero index=0").status()).isZero();
    assertThat(init.running().keySet()).isEqualTo(all);
    String check = "sleep() { :; }\n" + Renderer.check(manifest, Target.UPSTART);
    assertThat(init.run(check)).isEqualTo(new UpstartInit.Run(0, ""));
    assertThat(init.run("stop -q queue index=mailers\n" + check).status()).isNotZero();
  }

  @Test
  void oneThatIsStillStartingIsSaidToBe() throws IOException, InterruptedException {
    installed("web: {}", "clock: {}");
    // timeout(1) has ended the client, while init goes on.
    UpstartInit.Run run =
        init.run(
            "echo 'start() { case \"$*\" in *clock) echo start/pre-start x > \"$S/run/clock\"; return"
                + " 124 ;; esac; echo start/running x > \"$S/run/web\"; }' >> \"$S/init.sh\"\n"
                + "script g pre");
    assertThat(run).isEqualTo(new UpstartInit.Run(0, "still starting: clock\n"));
  }

  @Test
  void whatAProcessWantsOutsideOfTheGroupIsStartedFirst() throws IOException, InterruptedException {
    Manifest manifest = Manifests.group("web: { wants: [postgresql, redis] }");
    Map<String, String> files = new TreeMap<>(Manifests.render(manifest, Target.UPSTART));
    files.put("postgresql.conf", "exec /pg\n");
    init.install(files);
    init.reload();
    UpstartInit.Run run = init.run("start g");
    assertThat(run.status()).isZero();
    assertThat(init.running().keySet()).containsExactly("g", "postgresql", "web");
    assertThat(run.output()).contains("not started: redis\n");
    assertThat(init.run("stop g").status()).isZero();
    assertThat(init.running().keySet()).containsExactly("postgresql");
  }

  @Test
  void whatRequiresAnotherComesBackWithIt() throws IOException, InterruptedException {
    for (String shape : List.of("", "count: 2")) {
      for (String ofWeb : List.of("", ", count: 2", ", count: 9")) {
        init.clear();
        Manifest manifest =
            installed("web: { requires: [db]" + ofWeb + " }", "db: { " + shape + " }", "clock: {}");
        String db = shape.isEmpty() ? "db" : "db index=1";
        Set<String> all = members(manifest);
        all.add("g");
        assertThat(init.run("start g").status()).isZero();
        assertThat(init.running().keySet()).as(shape + ofWeb).isEqualTo(all);
        UpstartInit.Run stopped = init.run("stop " + db);
        assertThat(stopped.status()).isZero();
        assertThat(init.running().keySet()).noneMatch(member -> member.startsWith("web"));
        assertThat(init.run("start " + db).status()).isZero();
        assertThat(init.running().keySet()).as(shape + ofWeb).isEqualTo(all);
        assertThat(init.run("stop g").status()).isZero();
        assertThat(init.running()).isEmpty();
        // The group is down: it stays down.
        assertThat(init.run("start " + db).status()).isZero();
        assertThat(init.running().keySet()).noneMatch(member -> member.startsWith("web"));
      }
    }
  }

  @Test
  void whatRequiresAnotherDoesNotStartWithoutIt() throws IOException, InterruptedException {
    installed(
        "web: { requires: [db], count: 1 }", "api: { requires: [web, db] }", "db: {}", "x: {}");
    init.setBroken("db");
    UpstartInit.Run run = init.run("start g");
    assertThat(run.status()).isZero();
    assertThat(init.running().keySet()).containsExactly("g", "x");
    assertThat(run.output())
        .contains(
            "not started: db\n",
            "not started: web index=1, which requires db\n",
            "not started: api, which requires web and db\n");
  }

  @Test
  void whatIsRequiredStopsLast() throws IOException, InterruptedException {
    installed("web: { requires: [db] }", "db: { requires: [disk] }", "disk: {}", "x: {}");
    assertThat(init.run("start g").status()).isZero();
    UpstartInit.Run run =
        init.run(
            "echo 'end() { echo \"$2\"; event \"stopping $1\"; : > \"$S/run/$2\"; script \"$1\" post ||"
                + " :; }' >> \"$S/init.sh\"\n. \"$S/init.sh\"\nstop -q g");
    assertThat(run.output().lines().filter(line -> !line.equals("x")))
        .containsExactly("g", "web", "db", "disk");
  }

  private static final String[] STEPS = {
    "sidekiq: { count: 2, requires: [migrate] }",
    "web: { requires: [seed, db] }",
    "db: {}",
    "clock: {}",
    "cache: { wants: [migrate] }",
    "migrate: { oneshot: true }",
    "seed: { oneshot: true, requires: [migrate, db] }",
    "nightly: { schedule: '@daily' }"
  };

  @Test
  void stepsRunBeforeWhatRequiresThem() throws IOException, InterruptedException {
    installed(STEPS);
    UpstartInit.Run run = init.run("start g");
    assertThat(run.status()).isZero();
    assertThat(init.ran()).containsExactly("migrate", "seed");
    assertThat(init.running().keySet())
        .containsExactlyInAnyOrder("g", "sidekiq:1", "sidekiq:2", "web", "db", "clock", "cache");
    assertThat(init.run("stop g; start g").status()).isZero();
    assertThat(init.ran()).containsExactly("migrate", "seed", "migrate", "seed");
    assertThat(init.run("stop g").status()).isZero();
    assertThat(init.running()).isEmpty();
  }

  @Test
  void aStepThatFailsKeepsWhatRequiresItFromStartingAndNoOther()
      throws IOException, InterruptedException {
    installed(STEPS);
    init.setBroken("migrate");
    UpstartInit.Run run = init.run("start g");
    assertThat(run.status()).isZero();
    assertThat(init.ran()).containsExactly("migrate");
    assertThat(init.running().keySet()).containsExactlyInAnyOrder("g", "db", "clock", "cache");
    assertThat(run.output())
        .contains(
            "start: Job failed to start\nfailed: migrate\n",
            "not started: seed, which requires migrate and db\n",
            "not started: sidekiq index=1, which requires migrate\n",
            "not started: web, which requires seed and db\n");
    // What comes back does not go round the step.
    assertThat(init.run("stop db; start db").status()).isZero();
    assertThat(init.ran()).containsExactly("migrate", "migrate");
    assertThat(init.running().keySet()).doesNotContain("web");
    init.setMended("migrate");
    assertThat(init.run("stop db; start db").status()).isZero();
    assertThat(init.running().keySet()).contains("web").doesNotContain("sidekiq:1");
  }

  @Test
  void aStepThatRequiresAnotherProcessDoesNotRunWithoutIt()
      throws IOException, InterruptedException {
    installed(STEPS);
    init.setBroken("db");
    UpstartInit.Run run = init.run("start g");
    assertThat(init.ran()).containsExactly("migrate");
    assertThat(init.running().keySet())
        .containsExactlyInAnyOrder("g", "sidekiq:1", "sidekiq:2", "clock", "cache");
    assertThat(run.output()).contains("not started: seed, which requires migrate and db\n");
  }

  @Test
  void aStepThatHangsHoldsBackOnlyWhatWaitsForIt() throws IOException, InterruptedException {
    installed(STEPS);
    init.run(
        "echo 'start() { word \"${2:-$1}\" \"${3-}\"; case $job in migrate) return 1 ;; esac; echo $job >>"
            + " \"$S/ran\"; : ; }' >> \"$S/init.sh\"\nscript g pre");
    assertThat(init.ran()).containsExactlyInAnyOrder("db", "clock", "cache");
  }

  @Test
  void aStepThatEndsBecauseItsGroupIsStoppedStartsNothing()
      throws IOException, InterruptedException {
    installed("web: { requires: [migrate] }", "migrate: { oneshot: true }");
    UpstartInit.Run run =
        init.run(
            "echo 'start() { case \"$*\" in *migrate) echo stop/pre-start x > \"$S/run/g\" ;; *)"
                + " echo started ;; esac; }' >> \"$S/init.sh\"\nscript g pre");
    assertThat(run)
        .isEqualTo(
            new UpstartInit.Run(0, "failed: migrate\nnot started: web, which requires migrate\n"));
  }

  @Test
  void whatCronRunsIsSilentButForARunThatFails() throws IOException, InterruptedException {
    Manifest manifest = installed("n: { schedule: '@hourly' }");
    String line = new UpstartDeployment(manifest, new ArrayList<>()).crontab().get(0).command();
    // As initctl does what is called `start` for short.
    String cron = "initctl() { local verb=$1; shift; \"$verb\" \"$@\"; }\n" + line;
    assertThat(init.run(cron)).isEqualTo(new UpstartInit.Run(0, ""));
    assertThat(init.ran()).containsExactly("n");
    init.setBroken("n");
    assertThat(init.run(cron)).isEqualTo(new UpstartInit.Run(1, "start: Job failed to start\n"));
    init.setRunning("n", "");
    assertThat(init.run(cron)).isEqualTo(new UpstartInit.Run(0, ""));
    assertThat(init.ran()).containsExactly("n", "n");
  }

  @Test
  void theCheckFailsForAnyMemberThatDoesNotRunAndForACrashLoop()
      throws IOException, InterruptedException {
    Manifest manifest = installed("web: {}", "w: { count: 2 }", "job: { restart: never }");
    String check = Renderer.check(manifest, Target.UPSTART);
    String now = "sleep() { :; }\n";
    assertThat(init.run(now + check).status()).isNotZero();
    assertThat(init.run("start g").status()).isZero();
    assertThat(init.run(now + check)).isEqualTo(new UpstartInit.Run(0, ""));
    assertThat(init.run("stop -q job\n" + now + check)).isEqualTo(new UpstartInit.Run(0, ""));
    UpstartInit.Run down = init.run("stop -q w index=2\n" + now + check);
    assertThat(down.status()).isNotZero();
    assertThat(down.output()).isEqualTo("status: Unknown instance: 2\n");
    assertThat(init.run("start -q w index=2\n" + now + check).status()).isZero();
    // It was restarted between the two looks: another process.
    String restarted = "sleep() { echo 'start/running 2' > \"$S/run/web\"; }\n";
    UpstartInit.Run loop = init.run(restarted + check);
    assertThat(loop.status()).isNotZero();
    assertThat(loop.output()).startsWith("web start/running, process 2");
  }

  @Test
  void fromAnyStateTheCommandsEndInTheWantedOne() throws IOException, InterruptedException {
    Random random = Seed.random();
    for (int i = 0; i < STATES; i++) {
      Manifest before = random(random);
      Manifest after = random.nextInt(8) == 0 ? before : random(random);
      check(i, before, after, random);
    }
  }

  private void check(int round, Manifest before, Manifest after, Random random)
      throws IOException, InterruptedException {
    Map<String, String> old = Manifests.render(before, Target.UPSTART);
    Map<String, String> wanted = Manifests.render(after, Target.UPSTART);
    init.clear();
    init.install(old);
    init.reload();
    boolean up = random.nextInt(4) > 0;
    if (up) {
      init.setRunning("g", old.get("g.conf"));
    }
    Set<String> ran = new TreeSet<>();
    for (String member : members(before)) {
      if (random.nextInt(4) > 0) {
        ran.add(member);
        init.setRunning(member, text(old, member));
      }
    }
    Set<String> broken = new HashSet<>();
    Set<String> breakable = new TreeSet<>(members(after));
    breakable.add("step");
    for (String member : breakable) {
      if (random.nextInt(5) == 0) {
        broken.add(member);
        init.setBroken(member);
      }
    }
    init.install(wanted);
    // By inotify init may have noticed by itself what nothing runs of.
    String noticed = random.nextBoolean() ? "initctl reload-configuration\n" : "";
    List<String> commands =
        Renderer.apply(after, Target.UPSTART, Manifests.changes(old, wanted)).commands();
    UpstartInit.Run run = new UpstartInit.Run(0, "");
    if (random.nextInt(4) > 0) {
      run = init.run(noticed + String.join("\n", commands));
    } else {
      for (String command : commands) {
        assertThat(run.status()).as("%s before %s", run, command).isZero();
        run = init.run(command);
      }
    }
    Map<String, String> running = init.running();
    String state =
        "round "
            + round
            + " of "
            + Seed.OPTION
            + "\nold "
            + old.keySet()
            + "\nran "
            + ran
            + " up "
            + up
            + "\nbroken "
            + broken
            + "\n"
            + String.join("\n", commands)
            + "\n"
            + run
            + "\nrunning "
            + running;
    Set<String> left = new TreeSet<>(running.keySet());
    left.removeAll(members(after));
    left.remove("g");
    assertThat(left).as(state).isEmpty();
    boolean stepRuns = after.process("step").isPresent() && isChanged(old, wanted, "step");
    assertThat(init.ran()).as(state).isEqualTo(stepRuns ? List.of("step") : List.of());
    boolean failed = stepRuns && broken.contains("step");
    boolean stepFailed = failed;
    for (ProcessSpec process : after.processes()) {
      String job = process.name().value();
      boolean changed = isChanged(old, wanted, job);
      boolean waits = stepFailed && requiresStep(after, process);
      for (String member : members(process)) {
        boolean started = changed || !members(before).contains(member);
        boolean cannot = waits || broken.contains(member);
        failed |= started && cannot;
        if (started) {
          assertThat(running.containsKey(member)).as(member + "\n" + state).isEqualTo(!cannot);
          if (!cannot) {
            assertThat(running.get(member))
                .as(member + "\n" + state)
                .isEqualTo(UpstartInit.version(wanted.get(job + ".conf")));
          }
        } else if (ran.contains(member)
            && !broken.contains(member)
            && up
            && requiredRun(after, process, running.keySet())) {
          assertThat(running).as(member + "\n" + state).containsKey(member);
        }
      }
    }
    assertThat(run.status() != 0).as(state).isEqualTo(failed);
  }

  private static boolean isChanged(
      Map<String, String> old, Map<String, String> wanted, String job) {
    return !old.containsKey(job + ".conf")
        || !UpstartInit.version(wanted.get(job + ".conf"))
            .equals(UpstartInit.version(old.get(job + ".conf")));
  }

  /** Itself, or by what it requires. */
  private static boolean requiresStep(Manifest manifest, ProcessSpec process) {
    return process.order().requires().stream()
        .anyMatch(
            dependency ->
                dependency.name().equals("step")
                    || requiresStep(manifest, manifest.process(dependency.name()).orElseThrow()));
  }

  private static boolean requiredRun(Manifest manifest, ProcessSpec process, Set<String> running) {
    return process.order().requires().stream()
        .allMatch(
            dependency -> {
              ProcessSpec other = manifest.process(dependency.name()).orElseThrow();
              return running.containsAll(members(other)) && requiredRun(manifest, other, running);
            });
  }

  private static String text(Map<String, String> files, String member) {
    return files.getOrDefault(member.replaceFirst(":.*", "") + ".conf", "");
  }
}
