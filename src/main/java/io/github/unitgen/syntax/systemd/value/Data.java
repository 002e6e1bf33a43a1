package io.github.unitgen.syntax.systemd.value;

import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.UnitWords;
import io.github.unitgen.syntax.systemd.UnitWords.Escapes;

/** Checks encoded data and credentials. */
final class Data {
  static final Form BASE64 = Form.of("base64 data", Data::isBase64);
  private static final int SHORTEST_HASH = 32;

  static final Form HASH =
      Form.of(
          "a hexadecimal hash, or an absolute path", text -> text.startsWith("/") || isHash(text));

  static final Form SIGNATURE =
      Form.of(
          "an absolute path, or base64:DATA",
          text ->
              text.startsWith("/")
                  || (text.startsWith("base64:") && isBase64(text.substring("base64:".length()))));

  /** A text with escapes; an unknown one makes it invalid. */
  static final Form ESCAPED = Form.of("valid escapes such as \\n", text -> !hasBadEscape(text));

  private Data() {}

  private static boolean isBase64(String text) {
    int digits = 0;
    int padding = 0;
    char last = 'A';
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Chars.isBlank(c)) {
        continue;
      }
      if (c == '=') {
        padding++;
      } else if (padding > 0 || !(Chars.isAlphanumeric(c) || c == '+' || c == '/')) {
        return false;
      } else {
        digits++;
        last = c;
      }
    }
    // The bits of the last digit that belong to no byte must be 0.
    boolean ends =
        switch (padding) {
          case 0 -> true;
          case 1 -> "AEIMQUYcgkosw048".indexOf(last) >= 0;
          case 2 -> "AQgw".indexOf(last) >= 0;
          default -> false;
        };
    return ends && (digits + padding) % 4 == 0 && (padding == 0 || digits % 4 >= 2);
  }

  private static boolean isHash(String text) {
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Chars.isBlank(c)) {
        continue;
      }
      int digit = Chars.digit(c);
      if (digit < 0 || digit > 15) {
        return false;
      }
      digits++;
    }
    return digits >= SHORTEST_HASH && digits % 2 == 0;
  }

  private static boolean hasBadEscape(String text) {
    if (text.indexOf('\\') < 0) {
      return false;
    }
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      plain.append(c == '"' || c == '\'' || Chars.isBlank(c) ? '_' : c);
      if (c == '\\' && i + 1 < text.length()) {
        char next = text.charAt(++i);
        plain.append(next == ' ' || next == '\t' ? '_' : next);
      }
    }
    return UnitWords.read(plain.toString(), Escapes.STRICT).failure().isPresent();
  }

  /** Checks {@code ID[:PATH]}. */
  static void load(Value value) {
    String text = value.text();
    int colon = text.indexOf(':');
    int before = value.faults().size();
    int end = colon < 0 ? text.length() : colon;
    value.part(new Span(0, end), text.substring(0, end), Names.CREDENTIAL, true);
    if (before == value.faults().size() && colon >= 0 && colon + 1 < text.length()) {
      Form source =
          part -> part.startsWith("/") ? Paths.NORMAL.fault(part) : Names.CREDENTIAL.fault(part);
      value.part(new Span(colon + 1, text.length()), text.substring(colon + 1), source, true);
    }
  }

  /** Checks {@code ID:VALUE}; specifiers are replaced in the first half only. */
  static Check set(boolean encrypted) {
    return value -> {
      String text = value.text();
      int colon = text.indexOf(':');
      if (colon < 0 || colon == text.length() - 1) {
        value.invalid(new Span(0, text.length()), "the name of a credential, a colon, and data");
        return;
      }
      int before = value.faults().size();
      value.part(new Span(0, colon), text.substring(0, colon), Names.CREDENTIAL, true);
      if (before == value.faults().size()) {
        String data = text.substring(colon + 1);
        (encrypted ? BASE64 : ESCAPED)
            .fault(data)
            .ifPresent(fault -> value.add(fault.movedBy(colon + 1)));
      }
    };
  }
}
