package io.github.unitgen.syntax.systemd.value;

import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.UnitWords;
import io.github.unitgen.syntax.systemd.UnitWords.Escapes;
import io.github.unitgen.syntax.systemd.UnitWords.Word;
import java.util.Optional;

/** Checks devices followed by rights, a weight or a limit. */
final class Devices {
  private Devices() {}

  /**
   * Checks {@code path number}: a path that may be quoted, and the rest of the value as written.
   */
  static Check with(String what, Form rest) {
    return value -> {
      first(value).ifPresent(first -> judge(value, first, what, rest));
    };
  }

  private static void judge(Value value, Word first, String what, Form rest) {
    int from = Chars.skipBlanks(value.text(), first.span().end());
    if (from == value.text().length()) {
      value.invalid(new Span(0, from), what);
      return;
    }
    int before = value.faults().size();
    value.part(
        first.span(),
        first.value(),
        text -> text.startsWith("/") ? Paths.ABSOLUTE.fault(text) : Optional.empty(),
        true);
    if (before == value.faults().size()) {
      String text = value.text().substring(from);
      rest.fault(text).ifPresent(fault -> value.add(fault.movedBy(from)));
    }
  }

  /** Checks DeviceAllow=: a node or a group of devices, and the rights. */
  static void allow(Value value) {
    first(value).ifPresent(first -> judgeRights(value, first));
  }

  private static void judgeRights(Value value, Word first) {
    int before = value.faults().size();
    value.part(first.span(), first.value(), NODE, true);
    int from = Chars.skipBlanks(value.text(), first.span().end());
    if (before != value.faults().size() || from == value.text().length()) {
      return;
    }
    for (int i = from; i < value.text().length(); i++) {
      if ("rwm".indexOf(value.text().charAt(i)) < 0) {
        value.invalid(new Span(from, value.text().length()), "access rights such as rw or rwm");
        return;
      }
    }
  }

  private static final Form NODE =
      text -> {
        if (text.startsWith("char-") || text.startsWith("block-")) {
          return Optional.empty();
        }
        boolean node =
            text.startsWith("/dev/")
                || text.equals("/dev")
                || text.startsWith("/run/systemd/inaccessible/");
        return node
            ? Paths.ABSOLUTE.fault(text)
            : Fault.invalid(text, "a path in /dev, char-NAME or block-NAME");
      };

  private static Optional<Word> first(Value value) {
    UnitWords words = UnitWords.read(value.text(), Escapes.KEPT);
    if (words.words().isEmpty()) {
      value.invalid(new Span(0, value.text().length()), "a closing quote");
      return Optional.empty();
    }
    return Optional.of(words.words().get(0));
  }
}
