package io.github.unitgen.files;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What writing would do to one file of a folder. Texts are those of {@link
 * io.github.unitgen.source.Source}: bytes that are not UTF-8 are kept in them.
 */
public sealed interface Change {
  /** The folder as the caller gave it. */
  Path folder();

  /** The name of the file in its folder. */
  String name();

  /** The word for it in reports: create, update, same, delete or refuse. */
  String action();

  /** The file: its name in its folder. */
  default Path path() {
    return folder().resolve(name());
  }

  /** Nothing is there yet. */
  record Create(Path folder, String name, String after) implements Change {
    @Override
    public String action() {
      return "create";
    }
  }

  /**
   * Something else is there and is replaced.
   *
   * @param folder the folder of the file
   * @param name the name of the file
   * @param before the old text; empty for a symbolic link, which is replaced itself, while its
   *     target is neither read nor touched
   * @param after the new text
   */
  record Update(Path folder, String name, Optional<String> before, String after) implements Change {
    @Override
    public String action() {
      return "update";
    }
  }

  /** The very bytes are there; the file is not touched. */
  record Same(Path folder, String name, String content) implements Change {
    @Override
    public String action() {
      return "same";
    }
  }

  /** A file of this group that is no longer wanted. */
  record Delete(Path folder, String name, String before) implements Change {
    @Override
    public String action() {
      return "delete";
    }
  }

  /**
   * The file must not be replaced or deleted.
   *
   * @param folder the folder of the file
   * @param name the name of the file
   * @param reason the problem and what to do, written after the path
   * @param before the text of the file; empty for anything but a readable regular file
   */
  record Refuse(Path folder, String name, String reason, Optional<String> before)
      implements Change {
    @Override
    public String action() {
      return "refuse";
    }
  }
}
