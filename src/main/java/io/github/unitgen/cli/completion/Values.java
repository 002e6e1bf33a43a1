package io.github.unitgen.cli.completion;

import java.util.List;

/** The values that a shell can offer for an argument; {@code words} is empty except for WORDS. */
record Values(Kind kind, List<Value> words) {
  enum Kind {
    WORDS,
    FILES,
    FOLDERS,
    /** A text of the user's own. */
    NOTHING
  }

  static Values words(List<Value> words) {
    return new Values(Kind.WORDS, words);
  }

  static Values of(Kind kind) {
    return new Values(kind, List.of());
  }

  /** Returns the words, separated by spaces. */
  String joined() {
    return String.join(" ", words.stream().map(Value::word).toList());
  }
}
