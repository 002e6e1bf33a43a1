package io.github.unitgen.files;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.github.unitgen.source.NamedText;
import io.github.unitgen.source.Ownership;
import io.github.unitgen.source.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A folder for a test, and what lies in it. */
record TestFolder(Path folder) implements AutoCloseable {
  static final String GROUP = "workers";
  static final Claim CLAIM = new Claim("workers.yml", GROUP, List.of());

  /** An empty folder in memory, on a file system with modes. */
  static TestFolder inMemory() {
    return new TestFolder(
            Jimfs.newFileSystem(
                    Configuration.unix().toBuilder()
                        .setAttributeViews("basic", "owner", "posix", "unix")
                        .build())
                .getPath("/etc/init"))
        .create();
  }

  TestFolder create() {
    return run(() -> Files.createDirectories(folder));
  }

  TestFolder put(String name, String content) {
    return run(() -> Files.write(folder.resolve(name), Source.encode(content)));
  }

  TestFolder link(String name, String target) {
    return run(() -> Files.createSymbolicLink(folder.resolve(name), path(target)));
  }

  TestFolder subfolder(String name) {
    return run(() -> Files.createDirectory(folder.resolve(name)));
  }

  Path path(String first) {
    return folder.getFileSystem().getPath(first);
  }

  String text(String name) {
    try {
      return Source.of(name, Files.readAllBytes(folder.resolve(name))).text();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Name and content; links as "-> target", folders as "/", anything else as "?". */
  Map<String, String> files() {
    if (!Files.isDirectory(folder)) {
      return Map.of();
    }
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : entries.toList()) {
        String content =
            Files.isSymbolicLink(entry)
                ? "-> " + Files.readSymbolicLink(entry)
                : Files.isDirectory(entry)
                    ? "/"
                    : Files.isRegularFile(entry, NOFOLLOW_LINKS)
                        ? text(entry.getFileName().toString())
                        : "?";
        files.put(entry.getFileName().toString(), content);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  /** Only in memory: thousands of file systems would else stay there. */
  @Override
  public void close() {
    try {
      folder.getFileSystem().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  FolderPlan compare(NamedText... wanted) throws WriteFailed {
    return compare(Wanted.of(List.of(wanted)));
  }

  FolderPlan compare(Wanted wanted) throws WriteFailed {
    return Folder.compare(folder, CLAIM, wanted, false, false);
  }

  FolderPlan force(NamedText... wanted) throws WriteFailed {
    return Folder.compare(folder, CLAIM, Wanted.of(List.of(wanted)), false, true);
  }

  FolderPlan prune(NamedText... wanted) throws WriteFailed {
    return Folder.compare(folder, CLAIM, Wanted.of(List.of(wanted)), true, false);
  }

  FolderPlan pruneByForce(NamedText... wanted) throws WriteFailed {
    return Folder.compare(folder, CLAIM, Wanted.of(List.of(wanted)), true, true);
  }

  static NamedText wanted(String name, String body) {
    return new NamedText(name, ours(body));
  }

  static String ours(String body) {
    return Ownership.stamp("workers.yml", GROUP, body);
  }

  static String theirs(String group, String body) {
    return Ownership.stamp("other.yml", group, body);
  }

  /** As {@code create a.conf, same b.conf}. */
  static String summary(FolderPlan plan) {
    return String.join(
        ", ", plan.changes().stream().map(c -> c.action() + " " + c.name()).toList());
  }

  private TestFolder run(Step step) {
    try {
      step.run();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Step {
    void run() throws IOException;
  }
}
