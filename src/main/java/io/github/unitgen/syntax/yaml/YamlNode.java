package io.github.unitgen.syntax.yaml;

import io.github.unitgen.source.Place;
import java.util.List;
import java.util.Optional;

/**
 * A YAML value with the place it was written at. Aliases and merge keys are resolved: the nodes
 * they bring keep the place of their anchor. Nodes of several sources may stand in one tree.
 */
public sealed interface YamlNode {
  /** Where the value was written: quotes and brackets included, anchors and tags not. */
  Place at();

  /** What people call this kind of value: a single value, a list, a map; nothing for null. */
  String kind();

  /** Whether the value is absent, {@code ~} or {@code null}. */
  default boolean isNull() {
    return false;
  }

  /** How a scalar was written. */
  enum Style {
    /** No quotes; YAML's own rules would give it a type, unitgen gives it one by its key. */
    PLAIN,
    SINGLE_QUOTED,
    DOUBLE_QUOTED,
    /** A {@code |} or {@code >} block. */
    BLOCK,
    /** No quotes, but a tag that makes it a text. */
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
     * The place of the characters {@code from} to {@code to} of {@code text}; the whole scalar
     * where it is written in a way that cannot be followed.
     */
    public Place place(int from, int to) {
      return alignment().place(from, to);
    }

    /** For the places of many characters. */
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

  /** A map in the order it was written; keys are texts and occur once. */
  record Mapping(Place at, List<Entry> entries) implements YamlNode {
    public Mapping {
      entries = List.copyOf(entries);
    }

    @Override
    public String kind() {
      return "a map";
    }

    /** The entry of {@code key}. */
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
