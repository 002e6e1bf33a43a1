package io.github.unitgen.lint;

import io.github.unitgen.lint.RulePage.Block;
import io.github.unitgen.meaning.Image;
import io.github.unitgen.source.Source;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a page shows beside an example: files of its folder, and of its machine. */
final class Surroundings implements Neighbours {
  private final Map<String, Block> files = new LinkedHashMap<>();
  private final Criteria criteria;
  private final boolean complete;
  private final Optional<Integer> mode;

  /** {@code mode}: of the example itself, in octal. */
  Surroundings(List<Block> beside, Criteria criteria, String root, String mode) {
    beside.forEach(block -> files.put(block.file(), block));
    this.criteria = criteria;
    this.complete = root != null;
    this.mode = Optional.ofNullable(mode).map(octal -> Integer.parseInt(octal, 8));
  }

  @Override
  public Collection<String> names() {
    return files.keySet().stream().filter(name -> !name.startsWith("/")).toList();
  }

  @Override
  public Optional<LintFile> read(String name) {
    return source(name)
        .map(
            source ->
                new LintFile(new Document(source, files.get(name).lintedAs(), image()), criteria));
  }

  private Optional<Source> source(String name) {
    return Optional.ofNullable(files.get(name)).map(block -> new Source(name, block.example()));
  }

  Image image() {
    return new Image() {
      @Override
      public boolean isComplete() {
        return complete;
      }

      @Override
      public boolean has(String path) {
        return files.keySet().stream()
            .anyMatch(name -> name.equals(path) || name.startsWith(path + "/"));
      }

      @Override
      public Optional<Integer> mode(String name) {
        return mode;
      }

      @Override
      public Optional<Source> read(String path) {
        return source(path);
      }
    };
  }
}
