package io.github.unitgen.files;

import static io.github.unitgen.files.TestFolder.ours;
import static io.github.unitgen.files.TestFolder.summary;
import static io.github.unitgen.files.TestFolder.wanted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.unitgen.source.NamedText;
import io.github.unitgen.source.Ownership;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "pipes, links and modes are those of Unix")
class RealDiskTest {
  @TempDir Path temp;
  private TestFolder place;
  private final Deque<Path> mounted = new ArrayDeque<>();

  @BeforeEach
  void aFolder() {
    place = new TestFolder(temp.resolve("units")).create();
  }

  @AfterEach
  void unmount() throws Exception {
    while (!mounted.isEmpty()) {
      run("umount", mounted.pop().toString());
    }
  }

  @Test
  void filesAreCreatedUpdatedLeftAloneAndDeleted() throws Exception {
    place.put("b.conf", ours("b")).put("same.conf", ours("same")).put("old.conf", ours("old"));
    place.put("foreign.conf", "by hand");
    FileTime then = FileTime.fromMillis(86_400_000);
    Files.setLastModifiedTime(place.folder().resolve("same.conf"), then);
    assertThat(
            place
                .prune(wanted("a.conf", "a"), wanted("b.conf", "new"), wanted("same.conf", "same"))
                .apply())
        .isTrue();
    assertThat(place.files())
        .isEqualTo(
            Map.of(
                "a.conf", ours("a"),
                "b.conf", ours("new"),
                "same.conf", ours("same"),
                "foreign.conf", "by hand"));
    assertThat(Files.getLastModifiedTime(place.folder().resolve("same.conf"))).isEqualTo(then);
  }

  @Test
  void missingParentsAreCreated() throws Exception {
    TestFolder deep = new TestFolder(temp.resolve("target").resolve("etc").resolve("init"));
    assertThat(deep.compare(wanted("a.conf", "a")).apply()).isTrue();
    assertThat(deep.files()).isEqualTo(Map.of("a.conf", ours("a")));
  }

  @Test
  void aNewFileIsForAllToReadAndAReplacedOneKeepsItsMode() throws Exception {
    place.put("b.conf", ours("b")).put("c.conf", ours("c")).link("d.conf", "b.conf");
    mode("b.conf", "rw-r-----");
    mode("c.conf", "rwxrwxrwx");
    place
        .force(
            wanted("a.conf", "a"),
            wanted("b.conf", "new"),
            wanted("c.conf", "new"),
            wanted("d.conf", "d"))
        .apply();
    assertThat(mode("a.conf")).isEqualTo("rw-r--r--");
    assertThat(mode("b.conf")).isEqualTo("rw-r-----");
    assertThat(mode("c.conf")).isEqualTo("rwxrwxrwx");
    assertThat(mode("d.conf")).isEqualTo("rw-r--r--");
  }

  @Test
  void aReaderFindsEachFileOldOrNewAtAnyTime() throws Exception {
    place.put("a.conf", ours("0"));
    AtomicBoolean done = new AtomicBoolean();
    FutureTask<Integer> reader =
        new FutureTask<>(
            () -> {
              int reads = 0;
              while (!done.get()) {
                byte[] content = Files.readAllBytes(place.folder().resolve("a.conf"));
                assertThat(Ownership.of(content).filter(Ownership::intact)).isPresent();
                reads++;
              }
              return reads;
            });
    new Thread(reader).start();
    for (int i = 1; i <= 100 && !reader.isDone(); i++) {
      place.compare(wanted("a.conf", String.valueOf(i).repeat(5000))).apply();
    }
    done.set(true);
    assertThat(reader.get()).isPositive();
  }

  @Test
  void anInterruptedRunLeavesEveryFileWhole() throws Exception {
    place.put("a.conf", ours("a"));
    FolderPlan plan = place.compare(wanted("a.conf", "new"), wanted("b.conf", "b"));
    Thread.currentThread().interrupt();
    WriteFailed failed = catchThrowableOfType(WriteFailed.class, plan::apply);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(failed).hasMessageEndingWith("a.conf: cannot write: interrupted");
    assertThat(place.files()).isEqualTo(Map.of("a.conf", ours("a")));
  }

  @Test
  void linksInTheFolderAndOutOfItAreRefusedAndByForceReplacedThemselves() throws Exception {
    Path outside = Files.writeString(temp.resolve("outside"), ours("outside"));
    place
        .link("inside.conf", "target.conf")
        .put("target.conf", ours("target"))
        .link("masked.conf", "/dev/null")
        .link("out.conf", outside.toString());
    Map<String, String> before = place.files();
    NamedText[] files = {
      wanted("inside.conf", "1"),
      wanted("masked.conf", "2"),
      wanted("out.conf", "3"),
      wanted("target.conf", "target")
    };
    assertThat(place.compare(files).refused()).hasSize(3);
    assertThat(place.compare(files).apply()).isFalse();
    assertThat(place.files()).isEqualTo(before);
    assertThat(place.prune().refused()).isEmpty();

    assertThat(place.force(files).apply()).isTrue();
    assertThat(place.files())
        .isEqualTo(
            Map.of(
                "inside.conf", ours("1"),
                "masked.conf", ours("2"),
                "out.conf", ours("3"),
                "target.conf", ours("target")));
    assertThat(Files.readString(outside)).isEqualTo(ours("outside"));
  }

  @Test
  @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aPipeIsRefusedAndPruningDoesNotWaitForItsWriter() throws Exception {
    assumeTrue(
        run("mkfifo", place.folder().resolve("pipe.conf").toString()), "mkfifo cannot be run here");
    place.put("old.conf", ours("old"));
    assertThat(summary(place.prune())).isEqualTo("delete old.conf");
    assertThat(summary(place.compare(wanted("pipe.conf", "x")))).isEqualTo("refuse pipe.conf");
    FolderPlan forced = place.force(wanted("pipe.conf", "x"));
    assertThat(forced.refused().get(0).reason())
        .isEqualTo("is a pipe, socket or device; move it away");
    assertThat(forced.apply()).isFalse();
  }

  @Test
  void aHugeFileIsNotRead() throws Exception {
    Path huge = place.folder().resolve("huge.conf");
    Files.writeString(huge, ours("x"));
    try (FileChannel file = FileChannel.open(huge, StandardOpenOption.WRITE)) {
      file.position(1L << 40).write(ByteBuffer.wrap(new byte[1])); // a hole but for this
    } catch (IOException e) {
      assumeTrue(false, "no file with a hole of 1 TiB here: " + e.getMessage());
    }
    assertThat(place.force(wanted("huge.conf", "x")).refused().get(0).reason())
        .isEqualTo("is larger than 64 MiB, so unitgen did not write it; move it away");
    assertThat(place.compare().stale())
        .containsExactly(new FolderPlan.Stale(place.folder(), "huge.conf", Optional.empty()));
    assertThat(place.pruneByForce().refused()).hasSize(1);
  }

  @Test
  void aFileThatCannotBeReadIsRefusedAndIgnoredByPruning() throws Exception {
    place.put("a.conf", ours("a")).put("old.conf", ours("old"));
    mode("a.conf", "---------");
    mode("old.conf", "---------");
    assumeTrue(
        !Files.isReadable(place.folder().resolve("a.conf")), "modes do not bind root: not tested");
    assertThat(place.force(wanted("a.conf", "new")).refused().get(0).reason())
        .isEqualTo("cannot be read: permission denied; make it readable or move it away");
    assertThat(place.pruneByForce().changes()).isEmpty();
  }

  @Test
  void aFolderThatMayNotBeWrittenIsAnErrorAndStaysAsItIs() throws Exception {
    place.put("b.conf", ours("b"));
    Files.setPosixFilePermissions(place.folder(), PosixFilePermissions.fromString("r-xr-xr-x"));
    assumeTrue(!Files.isWritable(place.folder()), "modes do not bind root: not tested");
    assertFailsWhole("permission denied", wanted("a.conf", "a"), wanted("b.conf", "new"));
    Files.setPosixFilePermissions(place.folder(), PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void aFolderThatMayNotBeListedCanBeWrittenButNotPruned() throws Exception {
    place.put("b.conf", ours("b"));
    Files.setPosixFilePermissions(place.folder(), PosixFilePermissions.fromString("-wx------"));
    assumeTrue(!Files.isReadable(place.folder()), "modes do not bind root: not tested");
    WriteFailed failed = catchThrowableOfType(WriteFailed.class, () -> place.prune());
    assertThat(failed).hasMessage(place.folder() + ": cannot read: permission denied");
    assertThat(place.compare(wanted("a.conf", "a")).apply()).isTrue();
    Files.setPosixFilePermissions(place.folder(), PosixFilePermissions.fromString("rwx------"));
    assertThat(place.files()).isEqualTo(Map.of("a.conf", ours("a"), "b.conf", ours("b")));
  }

  @Test
  void aReadOnlyFileSystemIsAnErrorAndStaysAsItIs() throws Exception {
    mount("size=1m");
    place.put("b.conf", ours("b")).put("old.conf", ours("old"));
    assumeTrue(
        run("mount", "-o", "remount,ro", place.folder().toString()), "cannot remount read-only");
    assertFailsWhole("read-only file system", wanted("a.conf", "a"), wanted("b.conf", "new"));
    assertFailsWhole("read-only file system");
    TestFolder deep = new TestFolder(place.folder().resolve("x").resolve("y"));
    WriteFailed failed =
        catchThrowableOfType(WriteFailed.class, () -> deep.compare(wanted("a.conf", "a")).apply());
    assertThat(failed)
        .hasMessage(
            place.folder().resolve("x") + ": cannot create the folder: read-only file system");
  }

  @Test
  void aFullDiskIsAnErrorAndEveryFileStaysWhole() throws Exception {
    mount("size=64k");
    place.put("b.conf", ours("b")).put("old.conf", ours("old"));
    NamedText[] files = {
      wanted("a.conf", "a"), wanted("b.conf", "b".repeat(100_000)), wanted("c.conf", "c")
    };
    assertFailsWhole("no space left on device", files);
    assertThat(place.prune(wanted("a.conf", "a"), wanted("b.conf", "new")).apply()).isTrue();
    assertThat(place.files()).isEqualTo(Map.of("a.conf", ours("a"), "b.conf", ours("new")));
  }

  @Test
  void aDiskWithoutRoomForAnotherNameIsAnErrorAndEveryFileStaysWhole() throws Exception {
    mount("size=1m,nr_inodes=4");
    place.put("b.conf", ours("b")).put("c.conf", ours("c"));
    assertFailsWhole("no space left on device", wanted("b.conf", "1"), wanted("c.conf", "2"));
  }

  @Test
  void aFileThatIsAMountPointCannotBeReplacedAndTheErrorSaysWhatIsNew() throws Exception {
    place.put("a.conf", ours("a")).put("b.conf", ours("b")).put("c.conf", ours("c"));
    Path other = Files.writeString(temp.resolve("other"), ours("mounted"));
    Path target = place.folder().resolve("b.conf");
    assumeTrue(
        run("mount", "--bind", other.toString(), target.toString()),
        "cannot mount here (not root?): a move that fails half-way is not tested");
    mounted.push(target);
    WriteFailed failed =
        catchThrowableOfType(
            WriteFailed.class,
            () ->
                place
                    .compare(wanted("a.conf", "1"), wanted("b.conf", "2"), wanted("c.conf", "3"))
                    .apply());
    assertThat(failed).hasMessage(target + ": cannot write: device or resource busy");
    assertThat(failed.written()).containsExactly(place.folder().resolve("a.conf"));
    assertThat(failed.unchanged()).containsExactly(target, place.folder().resolve("c.conf"));
    assertThat(place.files())
        .isEqualTo(Map.of("a.conf", ours("1"), "b.conf", ours("mounted"), "c.conf", ours("c")));
  }

  private void assertFailsWhole(String reason, NamedText... wanted) throws Exception {
    Map<String, String> before = place.files();
    FolderPlan plan = place.prune(wanted);
    WriteFailed failed = catchThrowableOfType(WriteFailed.class, plan::apply);
    assertThat(failed)
        .hasMessageStartingWith(place.folder().toString())
        .hasMessageEndingWith(": " + reason);
    assertThat(failed.getMessage()).doesNotContain("Exception", "java");
    assertThat(failed.written()).isEmpty();
    assertThat(failed.unchanged()).hasSameSizeAs(plan.changes());
    assertThat(place.files()).isEqualTo(before);
  }

  private void mount(String options) throws Exception {
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", options, "tmpfs", place.folder().toString()),
        "cannot mount a tmpfs here (not root?): not tested");
    mounted.push(place.folder());
  }

  private String mode(String name) throws IOException {
    return PosixFilePermissions.toString(
        Files.getPosixFilePermissions(place.folder().resolve(name)));
  }

  private void mode(String name, String mode) throws IOException {
    Files.setPosixFilePermissions(
        place.folder().resolve(name), PosixFilePermissions.fromString(mode));
  }

  private static boolean run(String... command) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(List.of(command))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false; // There is no such program.
    }
  }
}
