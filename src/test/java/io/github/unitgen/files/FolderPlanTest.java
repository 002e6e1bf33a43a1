package io.github.unitgen.files;

import static io.github.unitgen.files.TestFolder.CLAIM;
import static io.github.unitgen.files.TestFolder.ours;
import static io.github.unitgen.files.TestFolder.theirs;
import static io.github.unitgen.files.TestFolder.wanted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderPlanTest {
  private final TestFolder place = TestFolder.inMemory();

  @Test
  void missingParentsAreCreated() throws Exception {
    Path folder = place.path("/a/b/c");
    FolderPlan plan =
        Folder.compare(folder, CLAIM, Wanted.of(List.of(wanted("a.conf", "a"))), false, false);
    assertThat(plan.apply()).isTrue();
    assertThat(Files.readString(folder.resolve("a.conf"))).isEqualTo(ours("a"));
  }

  @Test
  void newFoldersAreMadeDurableInTheirParents() throws Exception {
    Recorder disk = new Recorder();
    Folder.compare(
            place.path("/etc/b/c"), CLAIM, Wanted.of(List.of(wanted("a.conf", "a"))), false, false)
        .apply(disk);
    assertThat(disk.log)
        .startsWith("createFolder b", "createFolder c")
        .endsWith("syncFolder c", "syncFolder b", "syncFolder etc");
  }

  @Test
  void missingParentsOfARelativeFolderAreCreated() throws Exception {
    Path folder = place.path("target/./example/../out");
    FolderPlan plan =
        Folder.compare(folder, CLAIM, Wanted.of(List.of(wanted("a.conf", "a"))), false, false);
    assertThat(plan.apply()).isTrue();
    assertThat(Files.readString(place.path("target/out/a.conf"))).isEqualTo(ours("a"));
  }

  @Test
  void nothingWantedCreatesNoFolder() throws Exception {
    assertThat(Folder.compare(place.path("/a/b"), CLAIM, Wanted.of(List.of()), true, false).apply())
        .isTrue();
    assertThat(Files.exists(place.path("/a"))).isFalse();
  }

  @Test
  void ifAnyFileIsRefusedNothingIsWritten() throws Exception {
    place.put("b.conf", ours("b")).put("m.conf", "by hand").put("z.conf", ours("stale"));
    Map<String, String> before = place.files();
    FolderPlan plan =
        place.prune(wanted("a.conf", "a"), wanted("b.conf", "new"), wanted("m.conf", "m"));
    FaultyDisk disk = FaultyDisk.counting();
    assertThat(plan.apply(disk)).isFalse();
    assertThat(disk.steps()).isZero();
    assertThat(place.files()).isEqualTo(before);
  }

  @Test
  void theSameFileIsNotTouched() throws Exception {
    place.put("a.conf", ours("a")).put("b.conf", ours("b"));
    FileTime then = FileTime.fromMillis(86_400_000);
    Files.setLastModifiedTime(place.folder().resolve("a.conf"), then);
    assertThat(place.compare(wanted("a.conf", "a"), wanted("b.conf", "new")).apply()).isTrue();
    assertThat(Files.getLastModifiedTime(place.folder().resolve("a.conf"))).isEqualTo(then);
  }

  @Test
  void whereAllIsTheSameTheDiskIsLeftAlone() throws Exception {
    place.put("a.conf", ours("a"));
    FaultyDisk disk = FaultyDisk.counting();
    assertThat(place.compare(wanted("a.conf", "a")).apply(disk)).isTrue();
    assertThat(disk.steps()).isZero();
  }

  @Test
  void aNewFileIsForAllToReadAndAReplacedOneKeepsItsMode() throws Exception {
    place.put("b.conf", ours("b")).link("c.conf", "/dev/null");
    Files.setPosixFilePermissions(
        place.folder().resolve("b.conf"), PosixFilePermissions.fromString("rw-r-----"));
    place.force(wanted("a.conf", "a"), wanted("b.conf", "new"), wanted("c.conf", "c")).apply();
    assertThat(mode("a.conf")).isEqualTo("rw-r--r--");
    assertThat(mode("b.conf")).isEqualTo("rw-r-----");
    assertThat(mode("c.conf")).isEqualTo("rw-r--r--");
  }

  @Test
  void allContentIsOnTheDiskBeforeTheFirstMoveAndDeletionsAreLast() throws Exception {
    place.put("a.conf", ours("stale")).put("b.conf", ours("b"));
    Recorder disk = new Recorder();
    place.prune(wanted("b.conf", "new"), wanted("c.conf", "c")).apply(disk);
    assertThat(disk.log)
        .containsExactly(
            "hold 0.tmp",
            "create 1.tmp",
            "sync",
            "create 2.tmp",
            "sync",
            "move 1.tmp b.conf",
            "move 2.tmp c.conf",
            "delete a.conf",
            "delete 0.tmp",
            "syncFolder init");
  }

  @Test
  void aTemporaryIsForItsOwnerAloneUntilItHasTheModeOfItsTarget() throws Exception {
    List<String> modes = new ArrayList<>();
    Recorder disk =
        new Recorder() {
          @Override
          public FileChannel create(Path file) throws IOException {
            FileChannel channel = super.create(file);
            modes.add(FolderPlanTest.this.mode(String.valueOf(file.getFileName())));
            return channel;
          }
        };
    place.compare(wanted("a.conf", "a")).apply(disk);
    assertThat(modes).containsExactly("rw-------");
  }

  @Test
  void aBugInTheMiddleLeavesNoTemporary() throws Exception {
    place.put("a.conf", ours("a"));
    Recorder disk =
        new Recorder() {
          @Override
          public void sync(FileChannel file) {
            throw new IllegalStateException("a bug");
          }
        };
    FolderPlan plan = place.compare(wanted("a.conf", "new"));
    assertThatThrownBy(() -> plan.apply(disk)).isInstanceOf(IllegalStateException.class);
    assertThat(place.files()).isEqualTo(Map.of("a.conf", ours("a")));
  }

  @Test
  void temporariesOfAKilledRunAreDeletedAndNothingElse() throws Exception {
    String killed = ".unitgen-00000000000000aa-";
    Map<String, String> others =
        Map.of(
            ".unitgen-0.tmp", "somebody's",
            ".unitgen-00000000000000aa-1.tmp~", "somebody's",
            ".unitgen-00000000000000AA-1.tmp", "somebody's",
            ".unitgen-00000000000000aa-01.tmp", "somebody's",
            "a.conf", ours("a"));
    others.forEach(place::put);
    place.put(killed + "0.tmp", "").put(killed + "1.tmp", "# Rend").put(killed + "12.tmp", "x");
    place.put(".unitgen-00000000000000ab-7.tmp", "its number 0 is gone");
    place.subfolder(killed + "2.tmp").link(killed + "3.tmp", "a.conf");
    assertThat(place.compare(wanted("a.conf", "a")).apply()).isTrue();
    Map<String, String> left = new TreeMap<>(others);
    left.put(killed + "2.tmp", "/");
    left.put(killed + "3.tmp", "-> a.conf");
    assertThat(place.files()).isEqualTo(left);
  }

  @Test
  void temporariesOfARunThatLivesStay(@TempDir Path folder) throws Exception {
    TestFolder real = new TestFolder(folder);
    List<String> seen = new ArrayList<>();
    Recorder disk =
        new Recorder() {
          @Override
          public void move(Path from, Path to) throws IOException {
            try {
              real.compare(wanted("b.conf", "b")).apply();
            } catch (WriteFailed e) {
              throw new IOException(e);
            }
            seen.addAll(real.files().keySet());
            super.move(from, to);
          }
        };
    assertThat(real.compare(wanted("a.conf", "a")).apply(disk)).isTrue();
    assertThat(seen).hasSize(3).contains("b.conf");
    assertThat(real.files()).containsOnlyKeys("a.conf", "b.conf");
  }

  @Test
  void theLongestNameCanBeWritten() throws Exception {
    String name = "x".repeat(250) + ".conf";
    assertThat(place.compare(wanted(name, "a")).apply()).isTrue();
    assertThat(place.files()).containsOnlyKeys(name);
  }

  @Test
  void aFileThatChangedSinceItWasComparedIsNotOverwritten() throws Exception {
    place.put("b.conf", ours("b"));
    FolderPlan plan = place.compare(wanted("a.conf", "a"), wanted("b.conf", "new"));
    place.put("b.conf", "by hand");
    WriteFailed failed = catchThrowableOfType(WriteFailed.class, plan::apply);
    assertThat(failed)
        .hasMessage(
            "/etc/init/b.conf: cannot write: another program has just changed it; run the command again");
    assertThat(failed.written()).isEmpty();
    assertThat(failed.unchanged()).hasSize(2);
    assertThat(place.files()).isEqualTo(Map.of("b.conf", "by hand"));
  }

  @Test
  void aFileThatAppearedVanishedOrBecameALinkSinceItWasComparedStopsIt() throws Exception {
    place.put("b.conf", ours("b")).put("c.conf", ours("c"));
    FolderPlan appears = place.compare(wanted("a.conf", "a"));
    FolderPlan vanishes = place.compare(wanted("b.conf", "new"));
    FolderPlan becomesALink = place.compare(wanted("c.conf", "new"));
    FolderPlan deletes = place.prune(wanted("c.conf", "c"));
    place.put("a.conf", "by hand");
    Files.delete(place.folder().resolve("b.conf"));
    Files.delete(place.folder().resolve("c.conf"));
    place.link("c.conf", "/dev/null");
    for (FolderPlan plan : List.of(appears, vanishes, becomesALink, deletes)) {
      assertThatThrownBy(plan::apply)
          .isInstanceOf(WriteFailed.class)
          .hasMessageContaining("has just changed it");
    }
    assertThat(place.files()).isEqualTo(Map.of("a.conf", "by hand", "c.conf", "-> /dev/null"));
  }

  @Test
  void aFileThatChangesBetweenTwoMovesIsNotOverwrittenEither() throws Exception {
    place.put("a.conf", ours("a")).put("b.conf", ours("b")).put("c.conf", ours("stale"));
    Recorder disk =
        new Recorder() {
          @Override
          public void move(Path from, Path to) throws IOException {
            super.move(from, to);
            place.put("b.conf", "by hand");
          }
        };
    FolderPlan plan = place.prune(wanted("a.conf", "new"), wanted("b.conf", "new"));
    WriteFailed failed = catchThrowableOfType(WriteFailed.class, () -> plan.apply(disk));
    assertThat(failed.written()).containsExactly(place.path("/etc/init/a.conf"));
    assertThat(failed.unchanged())
        .containsExactly(place.path("/etc/init/b.conf"), place.path("/etc/init/c.conf"));
    assertThat(place.files())
        .isEqualTo(Map.of("a.conf", ours("new"), "b.conf", "by hand", "c.conf", ours("stale")));
  }

  @Test
  void aFileToBeDeletedThatChangedStopsItBeforeAnythingIsWritten() throws Exception {
    place.put("b.conf", ours("b")).put("z.conf", ours("stale"));
    FolderPlan plan = place.prune(wanted("b.conf", "new"));
    place.put("z.conf", "by hand");
    WriteFailed failed = catchThrowableOfType(WriteFailed.class, plan::apply);
    assertThat(failed.written()).isEmpty();
    assertThat(place.files()).isEqualTo(Map.of("b.conf", ours("b"), "z.conf", "by hand"));
  }

  @Test
  void aFileToBeDeletedThatChangesDuringTheMovesStays() throws Exception {
    place.put("b.conf", ours("b")).put("z.conf", ours("stale"));
    Recorder disk =
        new Recorder() {
          @Override
          public void move(Path from, Path to) throws IOException {
            super.move(from, to);
            place.put("z.conf", "by hand");
          }
        };
    FolderPlan plan = place.prune(wanted("b.conf", "new"));
    WriteFailed failed = catchThrowableOfType(WriteFailed.class, () -> plan.apply(disk));
    assertThat(failed)
        .hasMessage(
            "/etc/init/z.conf: cannot delete: another program has just changed it; run the command again");
    assertThat(failed.written()).containsExactly(place.path("/etc/init/b.conf"));
    assertThat(place.files()).isEqualTo(Map.of("b.conf", ours("new"), "z.conf", "by hand"));
  }

  @Test
  void aFileInTheWayOfTheFolderIsAnErrorForPeople() throws Exception {
    place.put("file", "x");
    Path folder = place.path("/etc/init/file/units");
    assertThatThrownBy(
            () ->
                Folder.compare(
                        folder, CLAIM, Wanted.of(List.of(wanted("a.conf", "a"))), false, false)
                    .apply())
        .isInstanceOf(WriteFailed.class)
        .hasMessageStartingWith("/etc/init/file");
    assertThat(place.files()).isEqualTo(Map.of("file", "x"));
  }

  @Test
  void theFilesOfTwoGroupsLiveSideBySide() throws Exception {
    place.put("web.conf", theirs("web", "x"));
    assertThat(place.prune(wanted("a.conf", "a")).apply()).isTrue();
    assertThat(
            Folder.compare(
                    place.folder(),
                    new Claim("other.yml", "web", List.of()),
                    Wanted.of(List.of()),
                    true,
                    false)
                .apply())
        .isTrue();
    assertThat(place.files()).isEqualTo(Map.of("a.conf", ours("a")));
  }

  private String mode(String name) throws IOException {
    return PosixFilePermissions.toString(
        Files.getPosixFilePermissions(place.folder().resolve(name)));
  }

  /** Does as the real disk does and keeps a log. */
  private static class Recorder implements Disk {
    final List<String> log = new ArrayList<>();

    @Override
    public Seen look(Path path) throws IOException {
      return REAL.look(path);
    }

    @Override
    public void createFolder(Path folder) throws IOException {
      log.add("createFolder " + folder.getFileName());
      REAL.createFolder(folder);
    }

    @Override
    public FileChannel create(Path file) throws IOException {
      log.add("create " + number(file));
      return REAL.create(file);
    }

    @Override
    public FileChannel hold(Path file) throws IOException {
      log.add("hold " + number(file));
      return REAL.hold(file);
    }

    /** A temporary's name without the part that each run has for itself. */
    private static String number(Path file) {
      return String.valueOf(file.getFileName()).replaceFirst("^[.]unitgen-[0-9a-f]{16}-", "");
    }

    @Override
    public void write(FileChannel file, byte[] content) throws IOException {
      REAL.write(file, content);
    }

    @Override
    public void mode(Path file, Set<PosixFilePermission> mode) throws IOException {
      REAL.mode(file, mode);
    }

    @Override
    public void owner(Path file, Path like) throws IOException {
      REAL.owner(file, like);
    }

    @Override
    public void sync(FileChannel file) throws IOException {
      log.add("sync");
      REAL.sync(file);
    }

    @Override
    public void close(FileChannel file) throws IOException {
      REAL.close(file);
    }

    @Override
    public void move(Path from, Path to) throws IOException {
      log.add("move " + number(from) + " " + to.getFileName());
      REAL.move(from, to);
    }

    @Override
    public void delete(Path file) throws IOException {
      log.add("delete " + number(file));
      REAL.delete(file);
    }

    @Override
    public void syncFolder(Path folder) throws IOException {
      log.add("syncFolder " + folder.getFileName());
      REAL.syncFolder(folder);
    }
  }
}
