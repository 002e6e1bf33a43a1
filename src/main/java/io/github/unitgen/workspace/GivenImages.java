package io.github.unitgen.workspace;

import io.github.unitgen.meaning.Image;
import io.github.unitgen.source.Source;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Finds the files of the machine that a file is for among texts, as a run does on disk. */
public final class GivenImages {
  private final Given given;
  private final Map<String, Optional<String>> found = new ConcurrentHashMap<>();

  /** {@code texts}: all that there are; their names have the same form. */
  public GivenImages(List<Source> texts) {
    Map<String, Source> byName = new HashMap<>();
    texts.forEach(text -> byName.put(text.name(), text));
    this.given = new Given(byName);
  }

  /** Returns the known part of the machine for the file with this name. */
  public Image around(String name) {
    Optional<String> root = Images.rootOf(name);
    return root.isPresent()
        ? new Rooted(given, root.get())
        : new RepositoryImage(given, name, found);
  }

  private record Given(Map<String, Source> texts) implements RepositoryImage.Tree {
    @Override
    public boolean isFile(String name) {
      return texts.containsKey(name);
    }

    @Override
    public boolean isRepository(String folder) {
      return has(folder + ".git");
    }

    /** Whether there is a file or folder of this name. */
    boolean has(String name) {
      return isFile(name) || texts.keySet().stream().anyMatch(n -> n.startsWith(name + "/"));
    }

    @Override
    public Optional<Source> read(String name) {
      return Optional.ofNullable(texts.get(name))
          .filter(text -> Source.encode(text.text()).length <= Images.MOST_BYTES);
    }
  }

  /** A machine below a folder, whose name ends with a slash or is empty. */
  private record Rooted(Given given, String root) implements Image {
    private String at(String path) {
      return root + path.substring(path.startsWith("/") ? 1 : 0);
    }

    @Override
    public boolean isComplete() {
      return false;
    }

    @Override
    public boolean has(String path) {
      return given.has(at(path));
    }

    @Override
    public Optional<Source> read(String path) {
      return given.read(at(path));
    }
  }
}
