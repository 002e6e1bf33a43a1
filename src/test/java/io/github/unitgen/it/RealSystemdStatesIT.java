package io.github.unitgen.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.support.Seed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The printed commands hold under {@code sh -e} and end in the wanted state, whatever state the
 * members are in before: running, stopped, failed, or with a program that is missing.
 */
@Timeout(600)
class RealSystemdStatesIT {
  @RegisterExtension static final Rig RIG = new Rig();

  private static final int STATES = 40;

  /** A time that does not come. */
  private static final String SCHEDULE = ", schedule: '*-02-29 04:05:06'";

  private static final List<String> NAMES = List.of("a", "low-prio", "b.c", "0", "1");

  /**
   * What a round makes of one process; {@code instances} is empty for one without, and {@code keys}
   * say which they are, or that it runs at a time.
   */
  private record Choice(
      Optional<List<String>> instances, String keys, int release, boolean broken) {
    boolean isScheduled() {
      return keys.equals(SCHEDULE);
    }

    String settings(String more) {
      return "{ command: "
          + (broken ? "/nonexistent/program" : "worker")
          + keys
          + ", restart: never, env: { RELEASE: "
          + release
          + " }"
          + more
          + " }";
    }

    Choice scheduled() {
      return new Choice(Optional.empty(), SCHEDULE, release, broken);
    }

    boolean hasMembers() {
      return instances.map(all -> !all.isEmpty()).orElse(true);
    }
  }

  private static Map<String, Choice> choose(Random random, boolean mayBreak) {
    Map<String, Choice> chosen = new TreeMap<>();
    for (String name : List.of("sidekiq", "clock", "db", "web")) {
      boolean needed = name.equals("sidekiq") || name.equals("db") && chosen.containsKey("web");
      if (needed || random.nextInt(5) > 0) {
        Choice choice = choice(name.equals("sidekiq"), random, mayBreak);
        chosen.put(
            name, name.equals("clock") && random.nextBoolean() ? choice.scheduled() : choice);
      }
    }
    return chosen;
  }

  /** {@code counted}: whether the manifest below has a count. */
  private static Choice choice(boolean counted, Random random, boolean mayBreak) {
    int shape = random.nextInt(6);
    int release = random.nextInt(2);
    boolean broken = mayBreak && random.nextInt(5) == 0;
    if (shape < 2 && !counted) {
      return new Choice(Optional.empty(), "", release, broken);
    }
    if (shape < 4) {
      List<String> names = new ArrayList<>(NAMES);
      Collections.shuffle(names, random);
      List<String> some = List.copyOf(names.subList(0, 1 + random.nextInt(3)));
      String keys = (counted ? ", count: ~" : "") + ", instances: " + some;
      return new Choice(Optional.of(some), keys, release, broken);
    }
    int first = random.nextInt(2);
    int count = random.nextInt(4);
    List<String> numbers =
        IntStream.range(first, first + count).mapToObj(Integer::toString).toList();
    String keys = ", count: " + count + (first == 0 ? ", first_instance: 0" : "");
    return new Choice(Optional.of(numbers), keys, release, broken);
  }

  private static String overlay(Map<String, Choice> chosen) {
    StringBuilder out = new StringBuilder("processes:\n");
    chosen.forEach(
        (name, choice) -> {
          boolean requires = name.equals("web") && chosen.containsKey("db");
          out.append("  " + name + ": ");
          out.append(choice.settings(requires ? ", requires: [db]" : "")).append('\n');
        });
    return out.toString();
  }

  private static List<String> members(Fleet fleet, String name, Choice choice) {
    if (choice.isScheduled()) {
      return List.of(fleet.timer(name));
    }
    return choice
        .instances()
        .map(all -> all.stream().map(instance -> fleet.unit(name + "@" + instance)).toList())
        .orElse(List.of(fleet.unit(name)));
  }

  @Test
  void fromAnyStateTheCommandsEndInTheWantedOne() throws Exception {
    Random random = Seed.random();
    for (int i = 0; i < STATES; i++) {
      round(i, random);
    }
  }

  @Test
  void theCheckFailsUnlessEveryMemberRunsAndStaysUp() throws Exception {
    Fleet fleet = Fleet.sidekiq(RIG, "check", "processes: { clock: { command: worker } }").start();
    String check = fleet.render().check();
    assertThat(RIG.shell("set -e\n" + check)).returns(0, Rig.Result::code);
    String clock = fleet.unit("clock");
    RIG.systemctl("stop", clock);
    Rig.Result down = RIG.shell(check);
    assertThat(down.code()).isNotZero();
    assertThat(down.out()).contains("Id=" + clock).doesNotContain("Id=" + fleet.unit("sidekiq@1"));
    RIG.systemctl("start", clock);
    // It runs at either look, and has been restarted in between.
    Rig.Result loop = RIG.shell("{ sleep 2; systemctl kill -s KILL " + clock + "; } & " + check);
    assertThat(loop.code()).isNotZero();
    assertThat(loop.out()).contains("Id=" + clock, "ActiveState=active");
    RIG.systemctl("stop", fleet.target());
    assertThat(RIG.shell(check).code()).isNotZero();
  }

  private void round(int number, Random random) throws Exception {
    Fleet fleet = Fleet.sidekiq(RIG, "s" + number, "");
    Map<String, Choice> before = choose(random, false);
    fleet.over(overlay(before));
    fleet.apply();
    Map<String, String> disturbed = new HashMap<>();
    before.forEach(
        (name, choice) -> {
          for (String unit : members(fleet, name, choice)) {
            switch (random.nextInt(4)) {
              case 0 -> {
                RIG.systemctl("stop", unit);
                disturbed.put(unit, "stopped");
              }
              case 1 -> {
                RIG.run("systemctl", "kill", "-s", "KILL", unit);
                disturbed.put(unit, "killed");
              }
              default -> {}
            }
          }
        });
    List<String> running = fleet.running();
    Map<String, Choice> after = choose(random, true);
    Fleet.Rendered rendered = fleet.back().over(overlay(after)).render("--prune");
    Rig.Result run = RIG.shell("set -e\n" + String.join("\n", rendered.commands()));
    String state =
        "round %d of %s\nbefore %s\ndisturbed %s\nafter %s\n%s\n%s%s"
            .formatted(
                number,
                Seed.OPTION,
                before,
                disturbed,
                after,
                String.join("\n", rendered.commands()),
                run.out(),
                run.err());
    boolean failed = false;
    List<String> wanted = new ArrayList<>();
    for (Map.Entry<String, Choice> entry : after.entrySet()) {
      Choice choice = entry.getValue();
      Choice old = before.get(entry.getKey());
      for (String unit : members(fleet, entry.getKey(), choice)) {
        wanted.add(unit);
        boolean added = old == null || !members(fleet, entry.getKey(), old).contains(unit);
        boolean changed =
            added || old.release() != choice.release() || old.broken() != choice.broken();
        boolean down =
            entry.getKey().equals("web")
                && after.containsKey("db")
                && after.get("db").broken()
                && after.get("db").hasMembers();
        failed |= changed && choice.broken() && !choice.isScheduled();
        if (choice.isScheduled()) {
          assertThat(RIG.show(unit, "ActiveState").equals("active") || disturbed.containsKey(unit))
              .as("%s\n%s", unit, state)
              .isTrue();
          assertThat(fleet.running()).as(state).doesNotContain(fleet.unit(entry.getKey()));
        } else if (changed && !down) {
          // One that is broken may be tried once more by now.
          assertThat(RIG.show(unit, "ActiveState").equals("active"))
              .as("%s\n%s", unit, state)
              .isNotEqualTo(choice.broken());
          if (!choice.broken()) {
            // Not from the dump: the worker writes it some moments after it has started.
            String environ = "/proc/" + RIG.show(unit, "MainPID") + "/environ";
            assertThat(RIG.shell("tr '\\0' '\\n' < " + environ).text().lines())
                .as("%s\n%s", unit, state)
                .contains("RELEASE=" + choice.release());
          }
        } else if (!changed && !down && running.contains(unit) && !disturbed.containsKey(unit)) {
          assertThat(RIG.show(unit, "ActiveState")).as("%s\n%s", unit, state).isEqualTo("active");
        }
      }
    }
    assertThat(new TreeSet<>(wanted)).as(state).containsAll(fleet.running());
    if (failed) {
      assertThat(run.code()).as(state).isNotZero();
    }
    boolean webFails =
        after.containsKey("web") && after.containsKey("db") && after.get("db").broken();
    if (!failed && !webFails) {
      assertThat(run.code()).as(state).isZero();
    }
    // The files go first: also then the commands hold.
    Rig.Result removed = RIG.shell("set -e\n" + String.join("\n", fleet.remove().commands()));
    assertThat(removed.code()).as("%s%s", removed.out(), removed.err()).isZero();
    assertThat(fleet.running()).as(state).isEmpty();
  }
}
