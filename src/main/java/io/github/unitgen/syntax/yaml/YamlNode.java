package io.github.unitgen.syntax.yaml;

import io.github.unitgen.source.Place;
import java.util.List;
import java.util.Optional;

/**
 * A YAML value with its place. Aliases and merge keys are resolved: their nodes keep the place of
 * their anchor. A tree can contain nodes of several sources.
 */
public sealed interface YamlNode {
  /**
   * Returns where the value was written, including quotes and brackets but not anchors and tags.
   */
  Place at();

  /**
   * Returns the name of this kind of value for messages: a single value, a list, a map; nothing for
   * null.
   */
  String kind();

  /** Whether the value is absent, {@code ~} or {@code null}. */
  default boolean isNull() {
    return false;
  }

  /** The spelling of a scalar. */
  enum Style {
    /** Without quotes; its key determines its type, not YAML's own rules. */
    PLAIN,
    SINGLE_QUOTED,
    DOUBLE_QUOTED,
    /** A {@code |} or {@code >} block. */
    BLOCK,
    /** Without quotes, but with a tag that makes it a text. */
    TAGGED
  }

  /** A scalar; {@code text} is the value with quotes, escapes and folding undone. */
  record Scalar(Place at, String text, Style style) implements YamlNode {
    @Override
    public String kind() {
      return isNull() ? "nothing" : "a single value";
    }

    @Override
    public boolean isNull() {
      return style == Style.PLAIN
          && switch (text) {
            case "", "~", "null", "Null", "NULL" -> true;
            default -> false;
          };
    }

    /**
     * Returns the place of the characters {@code from} to {@code to} of {@code text}; the whole
     * scalar if its spelling cannot be mapped.
     */
    public Place place(int from, int to) {
      return alignment().place(from, to);
    }

    /** Returns a map for the places of many characters. */
    public ScalarAlignment alignment() {
      return new ScalarAlignment(this);
    }
  }

  /** A list. */
  record Sequence(Place at, List<YamlNode> items) implements YamlNode {
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public String kind() {
      return "a list";
    }
  }

  /** A map in the order written; keys are texts and unique. */
  record Mapping(Place at, List<Entry> entries) implements YamlNode {
    public Mapping {
      entries = List.copyOf(entries);
    }

    @Override
    public String kind() {
      return "a map";
    }

    /** Returns the entry of {@code key}; empty if the map lacks it. */
    public Optional<Entry> entry(String key) {
      for (Entry entry : entries) {
        if (entry.key().text().equals(key)) {
          return Optional.of(entry);
        }
      }
      return Optional.empty();
    }
  }

  /** One key and its value. */
  record Entry(Scalar key, YamlNode value) {}
}
