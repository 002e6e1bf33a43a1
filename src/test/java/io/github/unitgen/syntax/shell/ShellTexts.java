package io.github.unitgen.syntax.shell;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Texts that are hard to split. */
final class ShellTexts {
  private ShellTexts() {}

  /** Mostly well-formed words; quotes, blanks and signs of all kinds in between. */
  static Arbitrary<String> texts() {
    return Arbitraries.frequency(
            Tuple.of(8, "a"),
            Tuple.of(6, " "),
            Tuple.of(4, "b"),
            Tuple.of(2, "'"),
            Tuple.of(2, "\""),
            Tuple.of(2, "'a b'"),
            Tuple.of(2, "\"a b\""),
            Tuple.of(2, "\\"),
            Tuple.of(1, "\\\n"),
            Tuple.of(1, "\t"),
            Tuple.of(1, "\n"),
            Tuple.of(1, "$ "),
            Tuple.of(1, "$"),
            Tuple.of(1, "`"),
            Tuple.of(1, "{"),
            Tuple.of(1, "}"),
            Tuple.of(2, "["),
            Tuple.of(2, "]"),
            Tuple.of(1, "!"),
            Tuple.of(1, "*"),
            Tuple.of(1, "?"),
            Tuple.of(1, "~"),
            Tuple.of(1, "#"),
            Tuple.of(1, "="),
            Tuple.of(1, "/"),
            Tuple.of(1, "-"),
            Tuple.of(1, "\r"),
            Tuple.of(1, "é"),
            Tuple.of(1, "\uD83D\uDE00"),
            Tuple.of(1, "1"),
            Tuple.of(1, ">"),
            Tuple.of(1, "&"),
            Tuple.of(1, "("),
            Tuple.of(1, ")"),
            Tuple.of(1, ";"),
            Tuple.of(1, "#c"),
            Tuple.of(1, "\u000B"))
        .list()
        .ofMaxSize(14)
        .map(parts -> String.join("", parts));
  }
}
