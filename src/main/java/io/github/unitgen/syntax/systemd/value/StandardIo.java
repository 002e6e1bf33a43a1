package io.github.unitgen.syntax.systemd.value;

import io.github.unitgen.catalog.Directives.Directive;
import io.github.unitgen.source.Span;

/**
 * Checks StandardInput=, StandardOutput= and StandardError=: a word, or a word with a path or a
 * name.
 */
final class StandardIo {
  private StandardIo() {}

  static Check of(Directive directive, Form words) {
    boolean input = directive.key().equals("StandardInput");
    return value -> {
      String text = value.text();
      int colon = text.indexOf(':');
      String scheme = colon < 0 ? "" : text.substring(0, colon);
      boolean file =
          scheme.equals("file")
              || (!input && (scheme.equals("append") || scheme.equals("truncate")));
      if (file) {
        value.part(
            new Span(colon + 1, text.length()), text.substring(colon + 1), Paths.WHOLE, true);
      } else if (scheme.equals("fd")) {
        value.part(
            new Span(colon + 1, text.length()), text.substring(colon + 1), Names.DESCRIPTOR, true);
      } else {
        value.add(words, text);
      }
    };
  }
}
