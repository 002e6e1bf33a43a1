package io.github.unitgen.manifest;

import java.util.Random;

/** Texts with some characters or lines deleted, doubled or replaced by ones that YAML minds. */
final class Mutations {
  private static final String NASTY =
      "{}[],:&*!|>'\"%@`#-?<~=\\ \t\n\r\u0000\u0007\u0085\u2028\uFEFF\uD800é日😀$0";

  private Mutations() {}

  static String of(String text, Random random) {
    StringBuilder out = new StringBuilder(text);
    for (int i = random.nextInt(5); i >= 0 && !out.isEmpty(); i--) {
      int at = random.nextInt(out.length());
      int end = Math.min(out.length(), at + 1 + random.nextInt(3));
      int lineEnd = out.indexOf("\n", at);
      String nasty = String.valueOf(NASTY.charAt(random.nextInt(NASTY.length())));
      switch (random.nextInt(5)) {
        case 0 -> out.delete(at, end);
        case 1 -> out.insert(at, nasty);
        case 2 -> out.replace(at, end, nasty);
        case 3 -> out.delete(at, lineEnd < 0 ? out.length() : lineEnd + 1);
        default -> out.insert(at, out.substring(at, lineEnd < 0 ? out.length() : lineEnd + 1));
      }
    }
    return out.toString();
  }
}
