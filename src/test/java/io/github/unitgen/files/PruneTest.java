package io.github.unitgen.files;

import static io.github.unitgen.files.TestFolder.CLAIM;
import static io.github.unitgen.files.TestFolder.ours;
import static io.github.unitgen.files.TestFolder.summary;
import static io.github.unitgen.files.TestFolder.theirs;
import static io.github.unitgen.files.TestFolder.wanted;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.github.unitgen.files.Change.Delete;
import io.github.unitgen.files.Change.Refuse;
import io.github.unitgen.files.FolderPlan.Stale;
import io.github.unitgen.source.NamedText;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PruneTest {
  private final TestFolder place = TestFolder.inMemory();

  @Test
  void filesOfThisGroupThatAreNotWantedAreDeleted() throws Exception {
    place.put("a.conf", ours("a")).put("old.conf", ours("old"));
    FolderPlan plan = place.prune(wanted("a.conf", "a"));
    assertThat(plan.changes())
        .last()
        .isEqualTo(new Delete(place.folder(), "old.conf", ours("old")));
    assertThat(plan.stale()).isEmpty();
    assertThat(plan.apply()).isTrue();
    assertThat(place.files()).isEqualTo(Map.of("a.conf", ours("a")));
  }

  @Test
  void withoutPruneTheyAreNamedAndStay() throws Exception {
    place.put("b.conf", ours("b")).put("a.conf", ours("a") + "by hand").put("c.conf", "foreign");
    place.put("web.conf", theirs("web", "x")).link("link.conf", "b.conf").subfolder("sub");
    FolderPlan plan = place.compare(wanted("d.conf", "d"));
    assertThat(plan.stale())
        .containsExactly(
            new Stale(place.folder(), "a.conf", Optional.of(ours("a") + "by hand")),
            new Stale(place.folder(), "b.conf", Optional.of(ours("b"))));
    assertThat(plan.apply()).isTrue();
    assertThat(place.files()).containsKeys("a.conf", "b.conf", "c.conf", "d.conf");
  }

  @Test
  void whatIsNotOursStays() throws Exception {
    place
        .put("foreign.conf", "exec sleep 1\n")
        .put("web.conf", theirs("web", "x"))
        .put("workers2.conf", theirs("workers2", "x"))
        .put("empty.conf", "")
        .put("old.conf.bak", ours("somebody's copy"))
        .put("old", ours("somebody's copy"))
        .put(".unitgen-0.tmp", ours("left by a killed run"))
        .put(".unitgen-1.tmp", ours("left by a killed run").substring(0, 90))
        .link("linked.conf", "target.txt")
        .subfolder("sub");
    Files.writeString(place.folder().resolve("sub").resolve("deep.conf"), ours("deep"));
    Files.writeString(place.path("/outside"), ours("outside"));
    place.link("outside.conf", "/outside").link("dangling.conf", "/nowhere");
    Map<String, String> before = place.files();
    assertThat(place.pruneByForce().changes()).isEmpty();
    assertThat(place.pruneByForce().apply()).isTrue();
    assertThat(place.files()).isEqualTo(before);
    assertThat(Files.exists(place.folder().resolve("sub").resolve("deep.conf"))).isTrue();
    assertThat(Files.exists(place.path("/outside"))).isTrue();
  }

  @Test
  void aHandEditedOneIsRefusedAndDeletedByForce() throws Exception {
    String edited = ours("old") + "nice 5\n";
    place.put("old.conf", edited);
    assertThat(place.prune().changes())
        .containsExactly(
            new Refuse(
                place.folder(),
                "old.conf",
                "is no longer wanted, but was changed after unitgen wrote it; "
                    + "move it away, or delete it with --force",
                Optional.of(edited)));
    assertThat(place.prune().apply()).isFalse();
    assertThat(place.pruneByForce().apply()).isTrue();
    assertThat(place.files()).isEmpty();
  }

  @Test
  void whereCaseDoesNotMatterTheWantedFileIsNotPruned() throws Exception {
    TestFolder mac =
        new TestFolder(Jimfs.newFileSystem(Configuration.osX()).getPath("/srv/out")).create();
    mac.put("Workers.conf", ours("old"));
    FolderPlan plan = mac.prune(wanted("workers.conf", "new"));
    assertThat(summary(plan)).isEqualTo("update workers.conf");
    assertThat(plan.apply()).isTrue();
    assertThat(mac.text("workers.conf")).isEqualTo(ours("new"));
  }

  @Test
  void whereCaseMattersTheOtherOneIsPruned() throws Exception {
    place.put("Workers.conf", ours("old")).put("workers.conf", ours("new"));
    assertThat(summary(place.prune(wanted("workers.conf", "new"))))
        .isEqualTo("delete Workers.conf, same workers.conf");
  }

  @Test
  void nothingWantedRemovesTheGroup() throws Exception {
    place.put("a.conf", ours("a")).put("b.conf", ours("b")).put("c.conf", theirs("web", "c"));
    assertThat(Folder.compare(place.folder(), CLAIM, Wanted.of(List.of()), true, false).apply())
        .isTrue();
    assertThat(place.files()).containsOnlyKeys("c.conf");
  }

  @Test
  void filesOfAFormerGroupCountAsOurs() throws Exception {
    Claim claim = new Claim("x/jobs.yml", "jobs", List.of("web", "workers"));
    place.put("a.conf", ours("a")).put("b.conf", theirs("web", "b")).put("c.conf", ours("c"));
    place.put("d.conf", theirs("other", "d")).put("e.conf", ours("e") + "nice 5\n");
    List<NamedText> files = List.of(new NamedText("a.conf", theirs("jobs", "a")));
    FolderPlan plan = Folder.compare(place.folder(), claim, Wanted.of(files), true, false);
    assertThat(summary(plan))
        .isEqualTo("update a.conf, delete b.conf, delete c.conf, refuse e.conf");
    plan = Folder.compare(place.folder(), claim, Wanted.of(files), false, false);
    assertThat(plan.stale()).extracting(Stale::name).containsExactly("b.conf", "c.conf", "e.conf");
    assertThat(plan.apply()).isTrue();
    assertThat(place.text("a.conf")).isEqualTo(theirs("jobs", "a"));
  }

  @Test
  void aGroupFromAManifestOfTheSameNameIsNamedAndStays() throws Exception {
    place.put("a.conf", theirs("web", "a")).put("b.conf", theirs("shop", "b"));
    place.put("c.conf", theirs("web", "c")).put("d.conf", ours("d"));
    Claim claim = new Claim("deploy/other.yml", "eu", List.of("shop"));
    FolderPlan plan = Folder.compare(place.folder(), claim, Wanted.of(List.of()), true, false);
    assertThat(plan.kin()).containsExactly("web");
    assertThat(summary(plan)).isEqualTo("delete b.conf");
    List<NamedText> files = List.of(new NamedText("a.conf", theirs("eu", "a")));
    assertThat(
            Folder.compare(place.folder(), claim, Wanted.of(files), false, false)
                .refused()
                .get(0)
                .reason())
        .isEqualTo(
            "belongs to group web of other.yml; if the group was renamed, add `formerly: web`"
                + " to the manifest, else change a name or the prefix");
  }

  @Test
  void aRemovalTakesAllThatIsOursOrNothing() throws Exception {
    place.put("a.conf", ours("a")).put("b.service", ours("b")).put("c.conf", theirs("web", "c"));
    assertThat(summary(Folder.remove(place.folder(), CLAIM, false)))
        .isEqualTo("delete a.conf, delete b.service");
    place.put("d.conf", ours("d") + "nice 5\n");
    FolderPlan plan = Folder.remove(place.folder(), CLAIM, false);
    assertThat(plan.refused().get(0).reason())
        .isEqualTo("was changed after unitgen wrote it; move it away, or delete it with --force");
    assertThat(plan.apply()).isFalse();
    assertThat(place.files()).hasSize(4);
    assertThat(Folder.remove(place.folder(), CLAIM, true).apply()).isTrue();
    assertThat(place.files()).containsOnlyKeys("c.conf");
    assertThat(Folder.remove(place.path("/nowhere"), CLAIM, true).changes()).isEmpty();
  }

  @Test
  void amongThousandsOfForeignFilesOursIsFound() throws Exception {
    for (int i = 0; i < 3000; i++) {
      place.put("f" + i + ".conf", "exec sleep " + i + "\n");
    }
    place.put("old.conf", ours("old"));
    assertThat(summary(place.prune())).isEqualTo("delete old.conf");
  }
}
