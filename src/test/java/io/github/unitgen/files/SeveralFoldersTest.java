package io.github.unitgen.files;

import static io.github.unitgen.files.TestFolder.GROUP;
import static io.github.unitgen.files.TestFolder.ours;
import static io.github.unitgen.files.TestFolder.summary;
import static io.github.unitgen.files.TestFolder.wanted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.unitgen.files.FaultyDisk.Fault;
import io.github.unitgen.source.NamedText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Units, tasks and rules in one run; and a file that not everybody may read. */
class SeveralFoldersTest {
  private final TestFolder units = TestFolder.inMemory();
  private final TestFolder tasks = new TestFolder(units.path("/srv/lib/tasks"));
  private final TestFolder rules = new TestFolder(units.path("/srv/lib/rules"));

  @AfterEach
  void close() {
    units.close();
  }

  private static Wanted secret(String body) {
    return new Wanted(
        List.of(new NamedText("rules", ours(body))),
        Optional.of(PosixFilePermissions.fromString("r--r-----")));
  }

  private List<FolderPlan> plans() throws WriteFailed {
    return List.of(
        units.compare(wanted("a.conf", "new"), wanted("b.conf", "b")),
        tasks.compare(wanted("a.rake", "rake")),
        rules.compare(secret("rules")));
  }

  private String mode() throws Exception {
    return PosixFilePermissions.toString(
        Files.getPosixFilePermissions(rules.folder().resolve("rules")));
  }

  @Test
  void allOfThemAreWritten() throws Exception {
    units.put("a.conf", ours("old"));
    assertThat(FolderPlan.applyAll(plans())).isTrue();
    assertThat(units.files()).containsOnlyKeys("a.conf", "b.conf").containsValue(ours("new"));
    assertThat(tasks.files()).containsOnlyKeys("a.rake");
    assertThat(rules.files()).containsOnlyKeys("rules");
    assertThat(plans()).allMatch(FolderPlan::isDone);
  }

  @Test
  void noneIsWrittenWhereOneIsRefused() throws Exception {
    tasks.create().put("a.rake", "by hand");
    assertThat(FolderPlan.applyAll(plans())).isFalse();
    assertThat(units.files()).isEmpty();
    assertThat(rules.folder()).doesNotExist();
    assertThat(tasks.text("a.rake")).isEqualTo("by hand");
  }

  @Test
  void whicheverStepFailsTheErrorTellsOldFromNewInEveryFolder() throws Exception {
    for (int step = 0; ; step++) {
      FaultyDisk disk = new FaultyDisk(step, Fault.NOT_DONE);
      List<FolderPlan> plans = plans();
      WriteFailed failed =
          catchThrowableOfType(WriteFailed.class, () -> FolderPlan.applyAll(plans, disk));
      if (failed == null) {
        assertThat(step).isGreaterThan(30);
        return;
      }
      List<Path> present = new ArrayList<>();
      for (TestFolder folder : List.of(units, tasks, rules)) {
        folder.files().keySet().forEach(name -> present.add(folder.folder().resolve(name)));
      }
      assertThat(failed.written()).containsExactlyInAnyOrderElementsOf(present);
      assertThat(Stream.concat(failed.written().stream(), failed.unchanged().stream())).hasSize(4);
      // Nothing was written: the folders that were made for it are gone, whoever made them.
      assertThat(present.isEmpty() && Files.exists(units.path("/srv")))
          .as("step %s: %s", step, failed.getMessage())
          .isFalse();
      for (Path path : present) {
        Files.delete(path);
      }
      for (String made : List.of("/srv/lib/tasks", "/srv/lib/rules", "/srv/lib", "/srv")) {
        Files.deleteIfExists(units.path(made));
      }
    }
  }

  @Test
  void noFileIsReplacedBeforeAllNewContentIsThere() throws Exception {
    Files.createDirectories(rules.folder().getParent());
    List<FolderPlan> plans = plans();
    Files.writeString(rules.folder(), "in the way");
    WriteFailed failed = catchThrowableOfType(WriteFailed.class, () -> FolderPlan.applyAll(plans));
    assertThat(failed.written()).isEmpty();
    assertThat(failed).hasMessageStartingWith("/srv/lib/rules");
    assertThat(units.files()).isEmpty();
    assertThat(tasks.folder()).doesNotExist();
  }

  @Test
  void aFileThatIsNotForAllIsNewWithItsMode() throws Exception {
    rules.compare(secret("rules")).apply();
    assertThat(mode()).isEqualTo("r--r-----");
  }

  @Test
  void oneThatIsThereKeepsNoMoreThanThatMode() throws Exception {
    rules.create().put("rules", ours("old"));
    for (String before : List.of("rw-r--r--", "r--------", "rw-rw-rw-")) {
      Files.setPosixFilePermissions(
          rules.folder().resolve("rules"), PosixFilePermissions.fromString(before));
      rules.compare(secret("new after " + before)).apply();
      assertThat(mode()).isEqualTo(before.startsWith("rw") ? "r--r-----" : "r--------");
    }
  }

  @Test
  void oneThatAllowsMoreIsNotAsWanted() throws Exception {
    rules.compare(secret("rules")).apply();
    assertThat(summary(rules.compare(secret("rules")))).isEqualTo("same rules");
    Files.setPosixFilePermissions(
        rules.folder().resolve("rules"), PosixFilePermissions.fromString("r--r--r--"));
    FolderPlan plan = rules.compare(secret("rules"));
    assertThat(summary(plan)).isEqualTo("update rules");
    plan.apply();
    assertThat(mode()).isEqualTo("r--r-----");
    assertThat(
            Folder.compare(
                    rules.folder(),
                    new Claim("manifest.yml", GROUP, List.of()),
                    secret("rules"),
                    true,
                    false)
                .isDone())
        .isTrue();
  }

  @Test
  void pruningLeavesAloneWhatNoInitReads() throws Exception {
    units.put("workers.rake", ours("rake")).put("unitgen-workers", ours("rules"));
    assertThat(units.prune(wanted("a.conf", "a")).apply()).isTrue();
    assertThat(units.files()).containsOnlyKeys("a.conf", "workers.rake", "unitgen-workers");
  }
}
