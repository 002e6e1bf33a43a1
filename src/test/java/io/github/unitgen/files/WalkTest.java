package io.github.unitgen.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WalkTest {
  private final FileSystem fileSystem = Jimfs.newFileSystem(Configuration.unix());
  private final Path folder = fileSystem.getPath("/srv");

  @AfterEach
  void close() throws IOException {
    fileSystem.close();
  }

  private void file(String name) throws IOException {
    Path path = folder.resolve(name);
    Files.createDirectories(path.getParent());
    Files.writeString(path, "");
  }

  private void link(String name, String to) throws IOException {
    Path path = folder.resolve(name);
    Files.createDirectories(path.getParent());
    Files.createSymbolicLink(path, fileSystem.getPath(to));
  }

  private Walk.Result walk(Predicate<String> excluded, String... names) {
    return walk(Walk.Named.ALL, excluded, names);
  }

  private Walk.Result walk(Walk.Named named, Predicate<String> excluded, String... names) {
    return Walk.of(folder, List.of(names), named, name -> name.endsWith(".service"), excluded);
  }

  private List<String> names(String... names) {
    return walk(name -> false, names).files().stream().map(Walk.Found::name).toList();
  }

  @Test
  void findsWhatIsWantedInTheOrderOfNames() throws IOException {
    for (String name : List.of("b.service", "a/z.service", "a.service", "a/a.txt", "B.service")) {
      file(name);
    }
    assertThat(names(".")).containsExactly("B.service", "a/z.service", "a.service", "b.service");
    assertThat(names("a")).containsExactly("a/z.service");
    assertThat(names("a/")).containsExactly("a/z.service");
    assertThat(names("/srv/a")).containsExactly("/srv/a/z.service");
    assertThat(names("b.service", "a")).containsExactly("b.service", "a/z.service");
  }

  @Test
  void takesWhatIsNamedWhateverItIsCalled() throws IOException {
    file("a.txt");
    assertThat(walk(name -> true, "a.txt", "missing").files())
        .extracting(Walk.Found::named)
        .containsExactly(true, true);
  }

  @Test
  void findsEachFileOnce() throws IOException {
    file("a/x.service");
    assertThat(names("a/x.service", "a", ".")).containsExactly("a/x.service");
    assertThat(names("a", "./a/x.service", "/srv/a/x.service")).containsExactly("a/x.service");
  }

  @Test
  void followsLinksAndEndsInCircles() throws IOException {
    file("real/x.service");
    link("real/up", "..");
    link("also", "real");
    link("alias.service", "real/x.service");
    assertThat(names(".")).containsExactly("also/x.service");
    assertThat(names("real")).containsExactly("real/x.service");
  }

  @Test
  void findsAFileWhereItLiesRatherThanByALink() throws IOException {
    file("zapp.service");
    link("app.target.wants/zapp.service", "../zapp.service");
    link("app.target.wants/away.service", "/elsewhere.service");
    link("zzz.target.wants/away.service", "/elsewhere.service");
    file("/elsewhere.service");
    assertThat(names(".")).containsExactly("app.target.wants/away.service", "zapp.service");
  }

  @Test
  void passesOverMasksAndBrokenLinks() throws IOException {
    Files.createDirectories(fileSystem.getPath("/dev"));
    link("null.service", "/dev");
    link("broken.service", "nowhere");
    link("self.service", "self.service");
    assertThat(names(".")).isEmpty();
    assertThat(walk(name -> false, ".").unreadable()).isEmpty();
  }

  @Test
  void leavesFoldersOutThatNobodyWroteByHand() throws IOException {
    for (String out : List.of(".git", "node_modules", "target")) {
      file(out + "/x.service");
      assertThat(names(out)).containsExactly(out + "/x.service");
    }
    assertThat(names(".")).isEmpty();
  }

  @Test
  void asksAboutFoldersWithASlashAtTheirEnds() throws IOException {
    file("a/x.service");
    file("b/a/x.service");
    file("c.service");
    assertThat(walk(name -> name.equals("a/") || name.equals("c.service"), ".").files())
        .extracting(Walk.Found::name)
        .containsExactly("b/a/x.service");
  }

  @Test
  void takesNamedFilesAsFoundWhereAsked() throws IOException {
    for (String name :
        List.of(
            "a.service",
            "a.txt",
            "sub/b.service",
            "vendor/deep/c.service",
            "sub/target/d.service",
            "/target/e.service")) {
      file(name);
    }
    Predicate<String> excluded = Set.of("vendor/", "sub/no.service")::contains;
    file("sub/no.service");
    String[] named = {
      "a.service",
      "a.txt",
      "sub/b.service",
      "vendor/deep/c.service",
      "sub/target/d.service",
      "/target/e.service",
      "sub/no.service",
      "gone.service",
      "gone.txt"
    };
    assertThat(walk(Walk.Named.WANTED, excluded, named).files())
        .extracting(Walk.Found::name)
        .containsExactly("a.service", "sub/b.service", "/target/e.service", "gone.service");
    assertThat(walk(Walk.Named.WANTED, excluded, named).files())
        .extracting(Walk.Found::named)
        .containsOnly(false);
    assertThat(walk(excluded, named).files()).hasSize(named.length);
  }
}
