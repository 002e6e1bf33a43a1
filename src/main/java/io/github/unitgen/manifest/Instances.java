package io.github.unitgen.manifest;

import io.github.unitgen.source.Located;
import java.util.List;
import java.util.stream.IntStream;

/** The instances of a process that the group starts, in their order. */
public sealed interface Instances {
  /** Returns the distinct values of {@code {{instance}}}. */
  List<String> names();

  /** How many there are, from 0 on. */
  default int size() {
    return names().size();
  }

  /**
   * Numbers in a row.
   *
   * @param first the lowest one, from 0 on
   * @param count how many, from 0 to 1000
   */
  record Numbered(int first, int count) implements Instances {
    /** The highest number; one below the first where there are none. */
    public int last() {
      return first + count - 1;
    }

    @Override
    public List<String> names() {
      return IntStream.rangeClosed(first, last()).mapToObj(Integer::toString).toList();
    }

    @Override
    public int size() {
      return count;
    }
  }

  /** Names, at least one, that are the same in file names, in {@code %i} and in {@code index=}. */
  record Named(List<Located<String>> given) implements Instances {
    public Named {
      given = List.copyOf(given);
    }

    @Override
    public List<String> names() {
      return given.stream().map(Located::value).toList();
    }
  }
}
