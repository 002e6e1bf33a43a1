package io.github.unitgen.cli;

import io.github.unitgen.files.NamedFile;
import java.util.List;

/** Files for one folder, which is named as the user would write it. */
record Batch(String folder, List<NamedFile> files) {
  Batch {
    files = List.copyOf(files);
  }
}
