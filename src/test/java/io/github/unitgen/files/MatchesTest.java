package io.github.unitgen.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class MatchesTest {
  @Test
  void findsWhatGlobWouldFind() throws IOException {
    try (FileSystem fileSystem = Jimfs.newFileSystem(Configuration.unix())) {
      for (String name :
          List.of(
              "/etc/a/b.conf",
              "/etc/a/a.conf",
              "/etc/c/{x}.conf",
              "/etc/a/.b.conf",
              "/etc/d.ini")) {
        Path file = fileSystem.getPath(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
      }
      Files.createDirectories(fileSystem.getPath("/etc/a/folder.conf"));
      assertThat(names(fileSystem, "/etc/a/*.conf"))
          .containsExactly("/etc/a/a.conf", "/etc/a/b.conf");
      assertThat(names(fileSystem, "/etc/?/[!a].conf")).containsExactly("/etc/a/b.conf");
      assertThat(names(fileSystem, "/etc/*/{x}*")).containsExactly("/etc/c/{x}.conf");
      assertThat(names(fileSystem, "/etc/d.ini")).containsExactly("/etc/d.ini");
      assertThat(names(fileSystem, "/etc/d.ini/*")).isEmpty();
      assertThat(names(fileSystem, "/nowhere/*.conf")).isEmpty();
    }
  }

  private static List<String> names(FileSystem fileSystem, String pattern) {
    return Matches.of(fileSystem, pattern).stream().map(Path::toString).toList();
  }
}
