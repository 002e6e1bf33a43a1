package io.github.unitgen.syntax.systemd.value;

import io.github.unitgen.catalog.Words;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.UnitWords;
import io.github.unitgen.syntax.systemd.UnitWords.Escapes;
import io.github.unitgen.syntax.systemd.UnitWords.Word;
import io.github.unitgen.syntax.systemd.WordReader;
import io.github.unitgen.syntax.systemd.WordReader.Separators;
import io.github.unitgen.syntax.systemd.value.Value.Split;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Checks lists of words; a tilde inverts some of them. */
final class Lists {
  private static final int MOST_CPUS = 8192;

  private Lists() {}

  /** Returns a check for words of a form, with or without a tilde before them. */
  static Check negatable(Split split, Form form) {
    return value -> {
      int from = value.text().startsWith("~") ? 1 : 0;
      for (Word word : value.split(split, value.text().substring(from), from)) {
        value.part(word.span(), word.value(), form, false);
      }
    };
  }

  /** Returns a check for a boolean or for words. */
  static Check booleanOr(Check words) {
    return value -> {
      if (!Numbers.isBoolean(value.text())) {
        words.check(value);
      }
    };
  }

  static final Check ADDRESS_FAMILIES =
      value -> {
        if (!value.text().equals("none")) {
          negatable(Split.QUOTES, upper(Names.known("families such as AF_INET", "address-family")))
              .check(value);
        }
      };

  private static Form upper(Form form) {
    return text ->
        form.fault(text).isEmpty() || form.fault(text.toUpperCase(Locale.ROOT)).isEmpty()
            ? Optional.empty()
            : form.fault(text);
  }

  /** Returns the check of SystemCallFilter= (if {@code errors} is set) or SystemCallLog=. */
  static Check systemCalls(boolean errors) {
    Form group = Names.known("a group of system calls", "syscall-group");
    return value -> {
      boolean deny = value.text().startsWith("~");
      int from = deny ? 1 : 0;
      for (Word word : value.split(Split.KEPT, value.text().substring(from), from)) {
        String name = word.value();
        int colon = name.indexOf(':');
        if (colon >= 0 && !(errors && deny)) {
          value.invalid(word.span(), "error numbers only in a list that starts with ~");
          continue;
        }
        String error = name.substring(colon + 1);
        if (colon >= 0 && !error.equals("0") && ERROR.fault(error).isPresent()) {
          value.invalid(word.span(), "an error name or number after the colon");
          continue;
        }
        String bare = colon < 0 ? name : name.substring(0, colon);
        value.part(
            colon < 0 ? word.span() : new Span(word.span().start(), word.span().start() + colon),
            bare,
            bare.startsWith("@") ? group : CALL,
            false);
      }
    };
  }

  /** A system call; libseccomp knows which calls exist, systemd does not. */
  private static final Form CALL =
      text -> {
        String takes = "names of system calls or @groups";
        Set<String> known = Words.of("syscall");
        if (known.contains(text)) {
          return Optional.empty();
        }
        boolean name = text.chars().allMatch(c -> Chars.isAlphanumeric((char) c) || c == '_');
        boolean lower = text.equals(text.toLowerCase(Locale.ROOT));
        return name && lower && !Chars.areDigits(text)
            ? Optional.of(
                new Fault(
                    Fault.Kind.UNKNOWN_CALL,
                    new Span(0, text.length()),
                    takes,
                    Optional.empty(),
                    known))
            : Fault.invalid(text, takes);
      };

  /** A name in upper or lower case, or a number (capability-util.c, capability_from_name). */
  static final Form CAPABILITY =
      text -> {
        Set<String> known = Words.of("capability");
        boolean right =
            known.contains(text.toUpperCase(Locale.ROOT))
                || Numeral.parse(text).filter(n -> n.isBetween(0, 62)).isPresent();
        return right
            ? Optional.empty()
            : Optional.of(
                new Fault(
                    Fault.Kind.UNKNOWN_CAPABILITY,
                    new Span(0, text.length()),
                    "a capability such as CAP_CHOWN",
                    Optional.empty(),
                    known));
      };

  static final Form ERROR =
      Form.of(
          "the name or number of an error",
          text ->
              text.equals("kill")
                  || Words.of("errno").contains(text.toUpperCase(Locale.ROOT))
                  || Numeral.parse(text).filter(n -> n.isBetween(1, 4095)).isPresent());

  /** Checks controllers: the whole value is ignored only if every word is unknown. */
  static void controllers(Value value) {
    Set<String> known = Words.of("controller");
    List<Word> words = value.split(Split.KEPT, value.text(), 0);
    if (words.stream().noneMatch(word -> known.contains(word.value()))) {
      Form form = Names.word("controllers such as cpu and memory", known);
      words.stream().limit(1).forEach(word -> value.part(word.span(), word.value(), form, false));
    }
  }

  static void coredump(Value value) {
    Set<String> known = Words.of("coredump");
    for (Word word : value.split(Split.KEPT, value.text(), 0)) {
      if (!known.contains(word.value()) && !isHex(word.value())) {
        value.part(word.span(), word.value(), Names.word("kinds of mappings", known), false);
      }
    }
  }

  private static boolean isHex(String text) {
    int sign = text.startsWith("+") || text.startsWith("-") ? 1 : 0;
    boolean marked = text.startsWith("0x", sign) || text.startsWith("0X", sign);
    String number = marked ? text : text.substring(0, sign) + "0x" + text.substring(sign);
    return Numeral.parse(number).filter(Numeral::isUnsigned).isPresent();
  }

  /**
   * Checks AmbientCapabilities= and CapabilityBoundingSet=: the text after an unclosed quote is
   * dropped.
   */
  static void capabilities(Value value) {
    int from = value.text().startsWith("~") ? 1 : 0;
    UnitWords words = Split.QUOTES.read(value.text().substring(from));
    for (Word word : words.words()) {
      Span at = new Span(word.span().start() + from, word.span().end() + from);
      value.part(at, word.value(), CAPABILITY, false);
    }
    words
        .failure()
        .ifPresent(
            failure -> {
              Span at = new Span(failure.at().start() + from, value.text().length());
              CAPABILITY.fault("").ifPresent(fault -> value.add(fault.at(at)));
            });
  }

  /**
   * A number that is accepted but selects no CPU: the loop up to its successor does not run (252).
   */
  private static final long OVERFLOWING_CPU = 4294967295L;

  private static final Form CPUS =
      Form.of(
          "numbers and ranges such as 0-3,8",
          text ->
              Numeral.isRange(text, 0, MOST_CPUS - 1)
                  || Numeral.isRange(text, OVERFLOWING_CPU, OVERFLOWING_CPU));

  /** Checks Documentation=. */
  static void uris(Value value) {
    Form uri = Names::uriFault;
    for (Word word : value.split(Split.QUOTES_ONLY, value.text(), 0)) {
      value.part(word.span(), word.value(), uri.orEmptied(word.value()), true);
    }
  }

  /** Checks numbers and ranges of CPUs or memory nodes. */
  static void cpus(Value value) {
    WordReader reader = new WordReader(value.text(), Escapes.KEPT, true);
    while (reader.advance(Separators.BLANKS_AND_COMMAS)) {
      Word word = reader.last();
      value.part(word.span(), word.value(), CPUS.orEmptied(word.value()), false);
    }
    reader.failure().ifPresent(failure -> value.fail(failure, 0));
  }
}
