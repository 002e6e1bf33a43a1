package io.github.unitgen.files;

import static io.github.unitgen.files.TestFolder.CLAIM;
import static io.github.unitgen.files.TestFolder.ours;
import static io.github.unitgen.files.TestFolder.summary;
import static io.github.unitgen.files.TestFolder.theirs;
import static io.github.unitgen.files.TestFolder.wanted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.unitgen.files.Change.Create;
import io.github.unitgen.files.Change.Refuse;
import io.github.unitgen.files.Change.Same;
import io.github.unitgen.files.Change.Update;
import io.github.unitgen.source.NamedText;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderTest {
  private final TestFolder place = TestFolder.inMemory();

  @Test
  void anAbsentFileIsCreated() throws Exception {
    FolderPlan plan = place.compare(wanted("a.conf", "new"));
    assertThat(plan.changes()).containsExactly(new Create(place.folder(), "a.conf", ours("new")));
    assertThat(plan.changes().get(0).path()).isEqualTo(place.path("/etc/init/a.conf"));
    assertThat(place.files()).isEmpty();
  }

  @Test
  void equalBytesAreTheSame() throws Exception {
    place.put("a.conf", ours("x")).put("b.conf", "by hand");
    FolderPlan plan = place.compare(wanted("a.conf", "x"), new NamedText("b.conf", "by hand"));
    assertThat(plan.changes())
        .containsExactly(
            new Same(place.folder(), "a.conf", ours("x")),
            new Same(place.folder(), "b.conf", "by hand"));
    assertThat(plan.isDone()).isTrue();
  }

  @Test
  void aFileOfThisGroupThatIsAsWeWroteItIsUpdated() throws Exception {
    place.put("a.conf", ours("old"));
    FolderPlan plan = place.compare(wanted("a.conf", "new"));
    assertThat(plan.changes())
        .containsExactly(
            new Update(place.folder(), "a.conf", Optional.of(ours("old")), ours("new")));
    assertThat(plan.isDone()).isFalse();
  }

  @Test
  void aFileWithoutOurLineIsRefusedAndTakenByForce() throws Exception {
    place.put("a.conf", "by hand");
    assertThat(place.compare(wanted("a.conf", "new")).changes())
        .containsExactly(
            new Refuse(
                place.folder(),
                "a.conf",
                "was not written by unitgen; move it away, or overwrite it with --force",
                Optional.of("by hand")));
    assertThat(place.force(wanted("a.conf", "new")).changes())
        .containsExactly(new Update(place.folder(), "a.conf", Optional.of("by hand"), ours("new")));
  }

  @Test
  void aFileOfAnotherGroupIsRefusedAndTakenByForce() throws Exception {
    place.put("a.conf", theirs("web", "x"));
    assertThat(reason(place.compare(wanted("a.conf", "new"))))
        .isEqualTo(
            "belongs to group web of other.yml; "
                + "change a name or the prefix, or overwrite it with --force");
    assertThat(summary(place.force(wanted("a.conf", "new")))).isEqualTo("update a.conf");
  }

  @Test
  void aFileChangedByHandIsRefusedAndTakenByForce() throws Exception {
    place.put("a.conf", ours("old") + "nice 5\n");
    assertThat(reason(place.compare(wanted("a.conf", "new"))))
        .isEqualTo(
            "was changed after unitgen wrote it; "
                + "move the change to workers.yml, or overwrite it with --force");
    assertThat(summary(place.force(wanted("a.conf", "new")))).isEqualTo("update a.conf");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/dev/null", "/nowhere", "/etc/passwd", "b.conf", "sub"})
  void aLinkIsNeverFollowedAndByForceReplacedItself(String target) throws Exception {
    Files.writeString(place.path("/etc/passwd"), ours("old"));
    place.put("b.conf", ours("new")).subfolder("sub").link("a.conf", target);
    FolderPlan plan = place.compare(wanted("a.conf", "new"));
    assertThat(reason(plan)).contains("symbolic link to " + target).contains("--force");
    assertThat(((Refuse) plan.changes().get(0)).before()).isEmpty();

    FolderPlan forced = place.force(wanted("a.conf", "new"));
    assertThat(forced.changes())
        .containsExactly(new Update(place.folder(), "a.conf", Optional.empty(), ours("new")));
    assertThat(forced.apply()).isTrue();
    assertThat(place.files())
        .isEqualTo(Map.of("a.conf", ours("new"), "b.conf", ours("new"), "sub", "/"));
    assertThat(Files.readString(place.path("/etc/passwd"))).isEqualTo(ours("old"));
    assertThat(Files.exists(place.path("/nowhere"))).isFalse();
  }

  @Test
  void aMaskedUnitIsSaidToBeMasked() throws Exception {
    place.link("a.service", "/dev/null");
    assertThat(reason(place.compare(wanted("a.service", "new"))))
        .isEqualTo(
            "is masked, a symbolic link to /dev/null; unmask it, or replace it with --force");
  }

  @Test
  void theTargetOfALinkCannotWriteToTheTerminal() throws Exception {
    place.link("a.conf", "x\u001b[2Jy");
    assertThat(reason(place.compare(wanted("a.conf", "new")))).contains("x\\u{1b}[2Jy");
  }

  @Test
  void aFolderInTheWayIsRefusedEvenByForce() throws Exception {
    place.subfolder("a.conf");
    assertThat(reason(place.compare(wanted("a.conf", "new"))))
        .isEqualTo("is a folder; move it away");
    assertThat(summary(place.force(wanted("a.conf", "new")))).isEqualTo("refuse a.conf");
  }

  @Test
  void changesAreInTheOrderOfNames() throws Exception {
    place.put("b.conf", ours("old")).put("c.conf", ours("c"));
    FolderPlan plan =
        place.prune(wanted("d.conf", "d"), wanted("b.conf", "new"), wanted("a.conf", "a"));
    assertThat(summary(plan))
        .isEqualTo("create a.conf, update b.conf, delete c.conf, create d.conf");
  }

  @ParameterizedTest
  @ValueSource(strings = {"b.conf", "b.service", "b.socket", "b.target", "b.timer"})
  void aFileOfEachKindIsPruned(String name) throws Exception {
    place.put(name, ours("b")).put(name + ".bak", ours("b"));
    assertThat(summary(place.prune(wanted("a.conf", "a"))))
        .isEqualTo("create a.conf, delete " + name);
  }

  @Test
  void comparingWritesNothing() throws Exception {
    place.put("a.conf", ours("old")).put("b.conf", ours("stale")).put("c.conf", "by hand");
    Map<String, String> before = place.files();
    place.pruneByForce(wanted("a.conf", "new"), wanted("c.conf", "new"), wanted("d.conf", "new"));
    assertThat(place.files()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a/b", "../a", "/a", "a/", "/", "a\u0000b"})
  void aNameThatLeavesTheFolderIsABug(String name) {
    assertThatThrownBy(() -> place.compare(new NamedText(name, "")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aNameWantedTwiceIsABug() {
    assertThatThrownBy(() -> place.compare(wanted("a.conf", "1"), wanted("a.conf", "2")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aGroupWithBlanksIsABug() {
    assertThatThrownBy(() -> new Claim("workers.yml", "a b", List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Claim("workers.yml", "a", List.of("b", "")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void inAnAbsentFolderAllIsCreated() throws Exception {
    FolderPlan plan =
        Folder.compare(
            place.path("/x/y"), CLAIM, Wanted.of(List.of(wanted("a.conf", "a"))), true, false);
    assertThat(summary(plan)).isEqualTo("create a.conf");
    assertThat(Files.exists(place.path("/x"))).isFalse();
  }

  @Test
  void aLinkToAFolderIsAFolder() throws Exception {
    place.put("a.conf", ours("a")).put("b.conf", ours("b"));
    Files.createSymbolicLink(place.path("/current"), place.folder());
    FolderPlan plan =
        Folder.compare(
            place.path("/current"), CLAIM, Wanted.of(List.of(wanted("a.conf", "a"))), true, false);
    assertThat(summary(plan)).isEqualTo("same a.conf, delete b.conf");
  }

  @Test
  void aFileOrALinkToNothingInPlaceOfTheFolderIsAnError() throws Exception {
    place.put("file", "").link("dangling", "/nowhere");
    assertThatThrownBy(() -> in("/etc/init/file"))
        .isInstanceOf(WriteFailed.class)
        .hasMessage("/etc/init/file: is not a folder");
    assertThatThrownBy(() -> in("/etc/init/dangling"))
        .isInstanceOf(WriteFailed.class)
        .hasMessage("/etc/init/dangling: is a dangling symbolic link");
  }

  @Test
  void contentThatIsNoTextIsComparedByItsBytes() throws Exception {
    Files.write(place.folder().resolve("a.conf"), new byte[] {(byte) 0xC3, (byte) 0xA9, -1});
    assertThat(summary(place.compare(new NamedText("a.conf", "\uDCC3\uDCA9\uDCFF"))))
        .isEqualTo("same a.conf");
  }

  private FolderPlan in(String folder) throws WriteFailed {
    return Folder.compare(
        place.path(folder), CLAIM, Wanted.of(List.of(wanted("a.conf", "a"))), false, false);
  }

  private static String reason(FolderPlan plan) {
    assertThat(plan.refused()).hasSize(1);
    return plan.refused().get(0).reason();
  }
}
