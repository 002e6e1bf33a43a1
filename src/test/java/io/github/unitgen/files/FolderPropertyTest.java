package io.github.unitgen.files;

import static io.github.unitgen.files.TestFolder.CLAIM;
import static io.github.unitgen.files.TestFolder.ours;
import static io.github.unitgen.files.TestFolder.theirs;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.source.NamedText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FolderPropertyTest {
  /** What may lie at a name. */
  private enum Thing {
    OURS,
    EDITED,
    OTHER_GROUP,
    FOREIGN,
    LINK,
    FOLDER;

    String lay(TestFolder place, String name) {
      return switch (this) {
        case OURS -> put(place, name, ours(name));
        case EDITED -> put(place, name, ours(name) + "nice 5\n");
        case OTHER_GROUP -> put(place, name, theirs("web", name));
        case FOREIGN -> put(place, name, "exec sleep 1\n");
        case LINK -> {
          place.link(name, "/dev/null");
          yield "-> /dev/null";
        }
        case FOLDER -> {
          place.subfolder(name);
          yield "/";
        }
      };
    }

    private static String put(TestFolder place, String name, String content) {
      place.put(name, content);
      return content;
    }
  }

  @Property(tries = 400)
  void afterWritingTheFolderHasWhatIsWantedAndTheForeignFilesAsTheyWere(
      @ForAll("things") Map<String, Thing> things,
      @ForAll("bodies") Map<String, String> wanted,
      @ForAll boolean prune,
      @ForAll boolean force)
      throws Exception {
    try (TestFolder place = TestFolder.inMemory()) {
      Map<String, String> before = new TreeMap<>();
      things.forEach((name, thing) -> before.put(name, thing.lay(place, name)));
      List<NamedText> files =
          wanted.entrySet().stream()
              .map(e -> new NamedText(e.getKey(), ours(e.getValue())))
              .toList();

      FolderPlan plan = Folder.compare(place.folder(), CLAIM, Wanted.of(files), prune, force);
      assertThat(place.files()).isEqualTo(before);

      Map<String, String> after = new TreeMap<>(before);
      boolean refused = false;
      for (NamedText file : files) {
        Optional<Thing> there = Optional.ofNullable(things.get(file.name()));
        refused |=
            there.isPresent()
                && there.get() != Thing.OURS
                && !(force && there.get() != Thing.FOLDER)
                && !file.text().equals(before.get(file.name()));
        after.put(file.name(), file.text());
      }
      for (Map.Entry<String, Thing> there : things.entrySet()) {
        if (prune && !wanted.containsKey(there.getKey())) {
          refused |= there.getValue() == Thing.EDITED && !force;
          if (there.getValue() == Thing.OURS || there.getValue() == Thing.EDITED) {
            after.remove(there.getKey());
          }
        }
      }
      assertThat(plan.apply()).isEqualTo(!refused);
      assertThat(place.files()).isEqualTo(refused ? before : after);

      FolderPlan again = Folder.compare(place.folder(), CLAIM, Wanted.of(files), prune, force);
      assertThat(again.isDone()).isEqualTo(!refused);
      assertThat(again.changes()).isSortedAccordingTo((a, b) -> a.name().compareTo(b.name()));
    }
  }

  @Property(tries = 400)
  void whicheverStepFailsEachFileIsWhollyOldOrWhollyNew(
      @ForAll("things") Map<String, Thing> things,
      @ForAll("bodies") Map<String, String> wanted,
      @ForAll FaultyDisk.Fault fault,
      @ForAll("steps") int step)
      throws Exception {
    try (TestFolder place = TestFolder.inMemory()) {
      Map<String, String> before = new TreeMap<>();
      things.forEach((name, thing) -> before.put(name, thing.lay(place, name)));
      List<NamedText> files =
          wanted.entrySet().stream()
              .map(e -> new NamedText(e.getKey(), ours(e.getValue())))
              .toList();
      try {
        Folder.compare(place.folder(), CLAIM, Wanted.of(files), true, true)
            .apply(new FaultyDisk(step, fault));
      } catch (WriteFailed | FaultyDisk.Killed e) {
        assertThat(e).isNotNull();
      }
      Map<String, String> now = place.files();
      boolean canClean = fault == FaultyDisk.Fault.NOT_DONE || fault == FaultyDisk.Fault.DONE;
      assertThat(now.keySet().removeIf(name -> name.startsWith(".")) && canClean).isFalse();
      for (NamedText file : files) {
        assertThat(now.remove(file.name())).isIn(before.remove(file.name()), file.text());
      }
      assertThat(before).containsAllEntriesOf(now);
      before.keySet().removeAll(now.keySet());
      before.keySet().forEach(gone -> assertThat(things.get(gone)).isIn(Thing.OURS, Thing.EDITED));
    }
  }

  @Provide
  Arbitrary<Map<String, Thing>> things() {
    return Arbitraries.maps(names(), Arbitraries.of(Thing.class)).ofMaxSize(5);
  }

  @Provide
  Arbitrary<Map<String, String>> bodies() {
    return Arbitraries.maps(names(), Arbitraries.strings().ofMaxLength(50)).ofMaxSize(5);
  }

  @Provide
  Arbitrary<Integer> steps() {
    return Arbitraries.integers().between(0, 40);
  }

  private static Arbitrary<String> names() {
    return Arbitraries.of(
        "workers.conf", "sidekiq.conf", "web.conf", "x@.service", "a b.conf", "é.target", "z.conf");
  }
}
