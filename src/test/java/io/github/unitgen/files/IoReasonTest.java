package io.github.unitgen.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IoReasonTest {
  @Test
  void everyReasonIsInPlainWords() {
    Map<IOException, String> reasons =
        Map.of(
            new AccessDeniedException("/a"), "permission denied",
            new NoSuchFileException("/a"), "no such file or folder",
            new FileAlreadyExistsException("/a"), "something else has this name",
            new NotDirectoryException("/a"), "not a folder",
            new AtomicMoveNotSupportedException("/a", "/b", "x"),
                "the file system cannot replace a file atomically",
            new ClosedByInterruptException(), "interrupted",
            new FileSystemException("/a", "/b", "Read-only file system"), "read-only file system",
            new IOException("No space left on device"), "no space left on device",
            new DirectoryNotEmptyException("/a"), "input/output error",
            new IOException(), "input/output error");
    reasons.forEach((e, words) -> assertThat(IoReason.of(e)).isEqualTo(words));
  }
}
