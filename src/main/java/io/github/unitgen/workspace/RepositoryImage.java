package io.github.unitgen.workspace;

import io.github.unitgen.meaning.Image;
import io.github.unitgen.source.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The surroundings of a file in a repository: {@code /srv/app/config/sidekiq.yml} is the {@code
 * config/sidekiq.yml} of the nearest folder above that has one, {@code /etc/default/app} may lie
 * beside the file as {@code app} or, as Debian's packages have it, {@code app.default}.
 */
final class RepositoryImage implements Image {
  /** From how many parts on the end of a path is told from another file of the same name. */
  private static final int PARTS = 2;

  private final Tree tree;
  private final String name;
  private final Map<String, Optional<String>> found;

  /**
   * @param tree the files
   * @param name the linted file
   * @param found what was found in {@code tree} before: the files of a folder ask for the same
   */
  RepositoryImage(Tree tree, String name, Map<String, Optional<String>> found) {
    this.tree = tree;
    this.name = name;
    this.found = found;
  }

  /** Files by their names, as those of linted files are written. */
  interface Tree {
    boolean isFile(String name);

    /** Whether a repository begins in {@code folder}, which ends with a slash. */
    boolean isRepository(String folder);

    /** The text of a file; empty if it cannot be read. */
    Optional<Source> read(String name);
  }

  @Override
  public boolean isComplete() {
    return false;
  }

  @Override
  public boolean has(String path) {
    return find(path).isPresent();
  }

  @Override
  public Optional<Source> read(String path) {
    return find(path).flatMap(tree::read);
  }

  private Optional<String> find(String path) {
    String folder = name.substring(0, name.lastIndexOf('/') + 1);
    return found.computeIfAbsent(folder + "\0" + path, asked -> find(folder, path));
  }

  private Optional<String> find(String folder, String path) {
    List<String> candidates = new ArrayList<>();
    String base = path.substring(path.lastIndexOf('/') + 1);
    if (!base.isEmpty()) {
      candidates.add(folder + base);
      candidates.add(folder + base + ".default");
    }
    String[] parts = path.split("/", -1);
    for (String above = folder; ; above = parent(above)) {
      for (int from = 1; parts.length - from >= PARTS; from++) {
        candidates.add(above + String.join("/", List.of(parts).subList(from, parts.length)));
      }
      if (above.isEmpty() || tree.isRepository(above)) {
        break;
      }
    }
    return candidates.stream().filter(tree::isFile).findFirst();
  }

  /** The folder above, as far as the names go. */
  private static String parent(String folder) {
    String bare = folder.endsWith("/") ? folder.substring(0, folder.length() - 1) : folder;
    return bare.substring(0, bare.lastIndexOf('/') + 1);
  }
}
