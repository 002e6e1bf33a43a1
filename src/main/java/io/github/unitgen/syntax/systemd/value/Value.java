package io.github.unitgen.syntax.systemd.value;

import io.github.unitgen.catalog.KnownSpecifiers;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.Specifiers;
import io.github.unitgen.syntax.systemd.UnitWords;
import io.github.unitgen.syntax.systemd.UnitWords.Escapes;
import io.github.unitgen.syntax.systemd.UnitWords.Word;
import io.github.unitgen.syntax.systemd.value.Fault.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A value being checked, and the faults found so far. */
final class Value {
  private static final String UNKNOWN = "x";

  private static final Map<Character, String> FOLDERS =
      Map.ofEntries(
          Map.entry('h', "/root"),
          Map.entry('t', "/run"),
          Map.entry('S', "/var/lib"),
          Map.entry('C', "/var/cache"),
          Map.entry('L', "/var/log"),
          Map.entry('E', "/etc"),
          Map.entry('T', "/tmp"),
          Map.entry('V', "/var/tmp"),
          Map.entry('d', "/run/credentials/x"),
          Map.entry('D', "/usr/share"),
          Map.entry('y', "/etc/systemd/system/x"),
          Map.entry('Y', "/etc/systemd/system"),
          Map.entry('f', "/x"),
          Map.entry('s', "/bin/sh"),
          Map.entry('c', "/x"),
          Map.entry('r', "/x"));

  /** The treatment of percent signs by a setting. */
  enum Percent {
    KEPT,
    REPLACED,
    REPLACED_IN_NAME,
    REPLACED_AT_INSTALL
  }

  /** The way a value is split into words at its spaces, which only systemd's C source documents. */
  enum Split {
    /** Quotes and backslashes are ordinary characters. */
    BARE(Escapes.NONE, false),
    /** A backslash protects the next character, and quotes are ordinary characters. */
    KEPT(Escapes.KEPT, false),
    /** Quotes are removed, and a backslash protects the next character. */
    QUOTES(Escapes.KEPT, true),
    /** Quotes are removed, and a backslash is an ordinary character. */
    QUOTES_ONLY(Escapes.NONE, true),
    /** Quotes are removed, and an unknown escape makes the value invalid. */
    ESCAPES(Escapes.STRICT, true);

    private final Escapes escapes;
    private final boolean quotes;

    Split(Escapes escapes, boolean quotes) {
      this.escapes = escapes;
      this.quotes = quotes;
    }

    UnitWords read(String text) {
      return quotes ? UnitWords.read(text, escapes) : UnitWords.unquoted(text, escapes);
    }
  }

  /** A text with its specifiers replaced; {@code certain} if their values are known here. */
  record Expanded(String text, boolean certain) {}

  private final String text;
  private final Percent percent;
  private final String unit;
  private final List<Fault> faults = new ArrayList<>(2);

  Value(String text, Percent percent, String unit) {
    this.text = text;
    this.percent = percent;
    this.unit = unit;
  }

  String text() {
    return text;
  }

  List<Fault> faults() {
    return faults;
  }

  /** Adds a fault, unless its place already has one. */
  void add(Fault fault) {
    int last = faults.size() - 1;
    boolean told = last >= 0 && faults.get(last).at().end() > fault.at().start();
    if (!told && !(last >= 0 && faults.get(last).at().equals(fault.at()))) {
      faults.add(fault);
    }
  }

  /** Checks a text that is the whole value, with its percent signs. */
  void add(Form form, String whole) {
    form.fault(whole).ifPresent(this::add);
  }

  void invalid(Span at, String takes) {
    add(new Fault(Kind.INVALID, at, takes, Optional.empty()));
  }

  /** Checks the whole value against this form; skips a value with unknown parts. */
  void whole(Form form) {
    part(new Span(0, text.length()), text, form, false);
  }

  /** Checks the whole value against this form, with any value for unknown parts. */
  void wholeLoose(Form form) {
    part(new Span(0, text.length()), text, form, true);
  }

  /** Checks one part of the value. */
  void part(Span at, String written, Form form, boolean loose) {
    Optional<Expanded> expanded = expand(at, written);
    if (expanded.isEmpty() || !(expanded.get().certain() || loose)) {
      return;
    }
    form.fault(expanded.get().text())
        .map(
            fault ->
                expanded.get().text().equals(written) && at.length() == written.length()
                    ? fault.movedBy(at.start())
                    : fault.at(at))
        .ifPresent(this::add);
  }

  /** Checks each word against this form. */
  void words(Split split, Form form, boolean loose) {
    for (Word word : split(split, text, 0)) {
      part(word.span(), word.value(), form, loose);
    }
  }

  /** Returns the words of {@code part}, which starts at {@code from}; reports faults in quotes. */
  List<Word> split(Split split, String part, int from) {
    UnitWords words = split.read(part);
    words.failure().ifPresent(failure -> fail(failure, from));
    if (from == 0) {
      return words.words();
    }
    return words.words().stream()
        .map(
            word ->
                new Word(
                    word.value(),
                    new Span(word.span().start() + from, word.span().end() + from),
                    word.quoted()))
        .toList();
  }

  /** Reports the problem that keeps a text, which starts at {@code from}, from being split. */
  void fail(UnitWords.Problem failure, int from) {
    invalid(
        new Span(failure.at().start() + from, failure.at().end() + from),
        failure.kind() == UnitWords.Kind.BAD_ESCAPE
            ? "a valid escape such as \\n"
            : "a closing quote");
  }

  /** Returns the text with its specifiers replaced; empty if one is unknown, which is reported. */
  Optional<Expanded> expand(Span at, String written) {
    if (percent == Percent.KEPT || written.indexOf('%') < 0) {
      return Optional.of(new Expanded(written, true));
    }
    Map<Character, String> values = new TreeMap<>();
    boolean certain = true;
    for (Specifiers.Use use : Specifiers.uses(written)) {
      if (!isKnown(use.letter())) {
        boolean asWritten = written.length() == at.length();
        int start = at.start() + (asWritten ? use.at().start() : 0);
        add(
            new Fault(
                Kind.SPECIFIER,
                asWritten ? new Span(start, start + use.at().length()) : at,
                "%" + use.letter(),
                Optional.empty()));
        return Optional.empty();
      }
      Expanded one = specifier(use.letter());
      certain &= one.certain();
      values.put(use.letter(), one.text());
    }
    boolean known = certain;
    return Specifiers.expand(written, values).text().map(text -> new Expanded(text, known));
  }

  private boolean isKnown(char letter) {
    return switch (percent) {
      case KEPT -> true;
      case REPLACED -> KnownSpecifiers.since(letter).isPresent();
      case REPLACED_IN_NAME -> KnownSpecifiers.isForNames(letter);
      case REPLACED_AT_INSTALL -> KnownSpecifiers.isForInstall(letter);
    };
  }

  /** Returns the value of a specifier, or an example of it. */
  private Expanded specifier(char letter) {
    int dot = unit.lastIndexOf('.');
    int at = unit.indexOf('@');
    boolean template = at > 0 && at + 1 == dot;
    boolean certain = dot > 0 && !template;
    String name = dot < 0 ? UNKNOWN : unit.substring(0, dot) + (template ? UNKNOWN : "");
    String prefix = at > 0 ? unit.substring(0, at) : name;
    Expanded instance =
        certain
            ? new Expanded(at < 0 ? "" : name.substring(at + 1), true)
            : new Expanded(UNKNOWN, false);
    return switch (letter) {
      case 'n' -> new Expanded(name + (dot < 0 ? ".service" : unit.substring(dot)), certain);
      case 'N' -> new Expanded(name, certain);
      case 'p' -> new Expanded(prefix, dot > 0);
      case 'i' -> instance;
      case 'I' -> instance.text().isEmpty() ? instance : new Expanded(UNKNOWN, false);
      // It is certain that the value is a path; which one does not matter.
      default -> new Expanded(FOLDERS.getOrDefault(letter, UNKNOWN), FOLDERS.containsKey(letter));
    };
  }
}
