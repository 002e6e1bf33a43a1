package io.github.unitgen.it;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Texts that something between a manifest and a program is likely to change; equal for a seed. */
final class RandomTexts {
  /** Each of them occurs in every list that is long enough. */
  private static final List<String> TRAPS =
      List.of(
          "",
          " ",
          "  ",
          "\t",
          "\n",
          "\r\n",
          "'",
          "\"",
          "''",
          "\"\"",
          "\\",
          "\\\\",
          "\\n",
          "\\x41",
          "a\\",
          "\\\n",
          "a\\\nb",
          "%",
          "%%",
          "%i",
          "%n",
          "%h/x",
          "50%",
          "$",
          "$$",
          "$HOME",
          "${HOME}",
          "${V1}",
          "$(id)",
          "`id`",
          "$0",
          "$@",
          "#",
          "# x",
          "a #b",
          ";",
          " ; ",
          "a;b",
          "\\;",
          "!",
          "-",
          "--",
          "-x",
          "@",
          ":",
          "+",
          "|",
          "||",
          "&",
          "&&",
          ">",
          "<",
          "(",
          ")",
          "{",
          "}",
          "{{",
          "}}",
          "{{instance}}",
          "{{{{",
          "{{{",
          "[",
          "]",
          "*",
          "?",
          "~",
          "~/x",
          "=",
          "a=b",
          "=a",
          ",",
          "/",
          " leading",
          "trailing ",
          "\tboth\t",
          "two  blanks",
          "null",
          "no",
          "1_000",
          "08",
          "\u0001",
          "\u001b[0m",
          "\u007f",
          "\u0085",
          "\u00a0",
          "\u2028",
          "\ufeff",
          "\u00e9",
          "e\u0301",
          "\u6f22\u5b57",
          "\u05d0",
          "\ud83d\ude00",
          "\ud83d\udc69\u200d\ud83d\ude80",
          "\udbff\udffd");

  private static final String SIGNS = "'\"\\$%#;`~!&|<>()[]{}*?=,:@^+-./_";
  private static final String LETTERS = "abinstxuABUXZ019\u00e9\u00df\u6f22\u05d0\u0301";

  private final Random random;

  RandomTexts(long seed) {
    this.random = new Random(seed);
  }

  List<String> take(int count) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      texts.add(i < TRAPS.size() ? TRAPS.get(i) : text());
    }
    return texts;
  }

  private String text() {
    List<Supplier<String>> parts =
        List.of(
            () -> one(SIGNS),
            () -> one(SIGNS),
            () -> one(LETTERS),
            () -> one(" \t\n\r\u000b\f"),
            () -> Character.toString(1 + random.nextInt(31)),
            () -> Character.toString(0x7F + random.nextInt(0x22)),
            () -> Character.toString(0x1F600 + random.nextInt(0x40)),
            () -> TRAPS.get(random.nextInt(TRAPS.size())));
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(16); i >= 0; i--) {
      text.append(parts.get(random.nextInt(parts.size())).get());
    }
    return text.toString();
  }

  private String one(String of) {
    return of.substring(random.nextInt(of.length())).substring(0, 1);
  }

  /** The text as a manifest writes it, on one line; braces in it are no placeholder. */
  static String yaml(String text) {
    return scalar(text.replace("{{", "{{{{"));
  }

  /** As {@link #yaml}, with its placeholders left to unitgen. */
  static String scalar(String text) {
    StringBuilder out = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            c -> {
              if (c == ' ' || Character.isLetterOrDigit(c)) {
                out.appendCodePoint(c);
              } else if (c <= 0xFF) {
                out.append("\\x").append(hex(c, 2));
              } else if (c <= 0xFFFF) {
                out.append("\\u").append(hex(c, 4));
              } else {
                out.append("\\U").append(hex(c, 8));
              }
            });
    return out.append('"').toString();
  }

  /** The text as a word of a POSIX shell. */
  static String shell(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  private static String hex(int number, int digits) {
    String hex = Integer.toHexString(number);
    return "0".repeat(digits - hex.length()) + hex;
  }
}
