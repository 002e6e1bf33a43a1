package io.github.unitgen.manifest;

import io.github.unitgen.catalog.Elsewhere;
import io.github.unitgen.catalog.Signals;
import io.github.unitgen.diagnostic.Quoted;
import io.github.unitgen.source.Located;
import io.github.unitgen.source.Place;
import io.github.unitgen.syntax.yaml.YamlNode;
import io.github.unitgen.syntax.yaml.YamlNode.Mapping;
import io.github.unitgen.syntax.yaml.YamlNode.Scalar;
import io.github.unitgen.syntax.yaml.YamlNode.Sequence;
import io.github.unitgen.syntax.yaml.YamlNode.Style;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads single values. Each method reports what is wrong and then returns nothing; no value is bent
 * to fit.
 */
final class Values {
  private final Problems problems;

  Values(Problems problems) {
    this.problems = problems;
  }

  /** The scalar, or a report that {@code key} is {@code expected}. */
  Optional<Scalar> scalar(String key, YamlNode node, String expected) {
    if (node instanceof Scalar scalar) {
      if (!scalar.isNull()) {
        return Optional.of(scalar);
      }
      missing(key, node);
      return Optional.empty();
    }
    wrongType(key, node, expected);
    return Optional.empty();
  }

  private void missing(String key, YamlNode node) {
    problems.add(
        ManifestRule.SCHEMA_VIOLATION.error(
            node.at(),
            Quoted.of(key) + " has no value",
            "add a value or remove the line: null only removes what a lower layer sets"));
  }

  /** Reports that {@code key} is not {@code expected}, since {@code node} is of another kind. */
  void wrongType(String key, YamlNode node, String expected) {
    if (node.isNull()) {
      missing(key, node);
      return;
    }
    boolean colon =
        node instanceof Mapping map
            && map.entries().stream().anyMatch(e -> e.value() instanceof Scalar);
    problems.add(
        ManifestRule.SCHEMA_VIOLATION.error(
            opening(node),
            Quoted.of(key) + ": expected " + expected + ", got " + node.kind(),
            colon && expected.startsWith("a string")
                ? "quote a string that contains braces or `: `"
                : "write " + expected));
  }

  /** A list or map is wrong as a whole: its first line is enough to show. */
  static Place opening(YamlNode node) {
    String text = node.at().text();
    int end = 0;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    int start = node.at().span().start();
    return node.at().source().place(start, start + text.substring(0, end).stripTrailing().length());
  }

  /** A text that is not empty and can be handed to a program. */
  Optional<Located<String>> text(String key, YamlNode node) {
    return scalar(key, node, "a string")
        .flatMap(
            scalar -> {
              if (scalar.text().isEmpty()) {
                empty(key, scalar.at());
                return Optional.empty();
              }
              return carriable(key, scalar)
                  ? Optional.of(new Located<>(scalar.text(), scalar.at()))
                  : Optional.empty();
            });
  }

  /** Reports that {@code key}, which needs a value, has an empty one. */
  void empty(String key, Place at) {
    bad(at, Quoted.of(key) + " is empty", "add a value or remove the line");
  }

  /** A text of one line without control characters; line breaks at its end are dropped. */
  Optional<Located<String>> line(String key, YamlNode node) {
    return text(key, node)
        .flatMap(
            located -> {
              String text = located.value().stripTrailing();
              for (int i = 0; i < text.length(); i++) {
                if (text.charAt(i) < ' ' || text.charAt(i) == 0x7F) {
                  bad(
                      ((Scalar) node).place(i, i + 1),
                      "`" + key + "` must be one line without control characters",
                      text.charAt(i) == '\n' ? "join the lines" : "remove this character");
                  return Optional.empty();
                }
              }
              if (text.isBlank()) {
                empty(key, located.at());
                return Optional.empty();
              }
              if (text.contains("{{")) {
                int open = text.indexOf("{{");
                problems.add(
                    ManifestRule.UNRESOLVED_PLACEHOLDER.error(
                        ((Scalar) node).place(open, open + 2),
                        "placeholders are not supported in `" + key + "`",
                        "use them only in command, pre_start, env, env_files and directory"));
                return Optional.empty();
              }
              return Optional.of(new Located<>(text.strip(), located.at()));
            });
  }

  /** Whether no NUL and no half of a surrogate pair is in it: no init can hand those on. */
  boolean carriable(String key, Scalar scalar) {
    String text = scalar.text();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (c == 0 || Character.isSurrogate(c) && !pair) {
        problems.add(
            ManifestRule.UNSUPPORTED_VALUE.error(
                scalar.place(i, i + 1),
                c == 0
                    ? "NUL in " + Quoted.of(key) + ": it cannot be passed to a program"
                    : "unpaired surrogate in " + Quoted.of(key),
                "remove it"));
        return false;
      }
      i += pair ? 1 : 0;
    }
    return true;
  }

  /** A whole number from {@code min} to {@code max}, written in plain decimal. */
  OptionalInt integer(String key, YamlNode node, int min, int max) {
    Optional<Scalar> found = scalar(key, node, "a number");
    if (found.isEmpty()) {
      return OptionalInt.empty();
    }
    Scalar scalar = found.get();
    String text = scalar.text();
    if (text.isEmpty()) {
      empty(key, scalar.at());
      return OptionalInt.empty();
    }
    String digits = text.startsWith("-") ? text.substring(1) : text;
    Optional<String> trap = YamlTraps.number(text);
    trap = trap.or(() -> YamlTraps.fraction(text));
    if (trap.isPresent() && scalar.style() == Style.PLAIN) {
      problems.add(
          ManifestRule.YAML_TRAP.error(
              scalar.at(), "`" + key + "` must be a plain decimal number", trap.get()));
      return OptionalInt.empty();
    }
    if (!isDigits(digits) || scalar.style() != Style.PLAIN) {
      problems.add(
          ManifestRule.SCHEMA_VIOLATION.error(
              scalar.at(),
              "`" + key + "`: expected a number, got a string",
              isDigits(digits) ? "remove the quotes or the tag" : numberHelp(key, text, min, max)));
      return OptionalInt.empty();
    }
    int value = digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(text);
    if (value < min || value > max) {
      ManifestRule rule =
          key.equals("count")
              ? ManifestRule.COUNT_OUT_OF_RANGE
              : ManifestRule.INVALID_MANIFEST_VALUE;
      problems.add(
          rule.error(
              scalar.at(),
              "`" + key + "` must be from " + min + " to " + max,
              "write a number in this range"));
      return OptionalInt.empty();
    }
    return OptionalInt.of(value);
  }

  private static String numberHelp(String key, String text, int min, int max) {
    if (text.contains("$")) {
      return key.equals("count")
          ? "the environment is never read: use `--count NAME=4` or an overlay"
          : "the environment is never read: use `--set` or an overlay";
    }
    return key.equals("count") && List.of("auto", "max", "cpus", "nproc").contains(text)
        ? "write a number; to set it for each host use `--count NAME=4` or an overlay"
        : "write a number from " + min + " to " + max;
  }

  /** Digits only, at least one. */
  static boolean isDigits(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** true or false, in the spellings of YAML 1.1 too. */
  Optional<Boolean> bool(String key, YamlNode node) {
    return scalar(key, node, "true or false")
        .flatMap(
            scalar -> {
              Optional<Boolean> value = YamlTraps.bool(scalar);
              if (value.isEmpty()) {
                problems.add(
                    ManifestRule.SCHEMA_VIOLATION.error(
                        scalar.at(),
                        "`" + key + "`: expected true or false",
                        scalar.style() == Style.PLAIN
                            ? "write true or false"
                            : "remove the quotes"));
              }
              return value;
            });
  }

  /** A duration of at least {@code min}. */
  Optional<Duration> duration(String key, YamlNode node, Duration min, String minHelp) {
    return scalar(key, node, "a duration")
        .flatMap(scalar -> duration(key, new Located<>(scalar.text(), scalar.at()), min, minHelp));
  }

  /** As above, of a text that is part of a value. */
  Optional<Duration> duration(String key, Located<String> text, Duration min, String minHelp) {
    Optional<Duration> value = Durations.parse(text.value());
    if (value.isEmpty()) {
      Optional<String> trap = YamlTraps.number(text.value());
      problems.add(
          trap.isPresent()
              ? ManifestRule.YAML_TRAP.error(
                  text.at(),
                  "`" + key + "`: expected plain seconds or units, such as 90 or 1m30s",
                  trap.get())
              : ManifestRule.INVALID_MANIFEST_VALUE.error(
                  text.at(), "`" + key + "`: invalid duration", durationHelp(text.value())));
      return Optional.empty();
    }
    if (value.get().compareTo(min) < 0) {
      bad(text.at(), "`" + key + "` is too short", minHelp);
      return Optional.empty();
    }
    if (value.get().compareTo(Durations.MAX) > 0) {
      bad(text.at(), "`" + key + "` is longer than a year", "shorten it to a year or less");
      return Optional.empty();
    }
    return value;
  }

  private static String durationHelp(String text) {
    if (text.matches("[0-9]+ ?M")) {
      return "use `min` or `m` for minutes: in systemd `M` means months";
    }
    return text.equals("infinity")
        ? "write a finite time, such as 1h: Upstart cannot wait without limit"
        : "write a duration such as 30s, 1m30s, 5min or 500ms, or a number of seconds";
  }

  /** A signal by name, with or without SIG. */
  Optional<Signal> signal(String key, YamlNode node) {
    return scalar(key, node, "a signal name")
        .flatMap(
            scalar -> {
              Optional<Signal> known = signal(scalar.text());
              if (known.isEmpty()) {
                bad(scalar.at(), "`" + key + "`: unknown signal", signalHelp(scalar.text()));
              }
              return known;
            });
  }

  private static String signalHelp(String text) {
    String upper = text.toUpperCase(Locale.ROOT);
    if (signal(upper).isPresent()) {
      return "use upper case: " + upper;
    }
    if (isDigits(text)) {
      return Signals.names().stream()
          .filter(name -> text.equals("" + Signals.number(name).orElse(0)))
          .findFirst()
          .map(name -> "use the name " + name + ": numbers differ between processors")
          .orElse("use the name of the signal: numbers differ between processors");
    }
    return Nearest.of(upper.startsWith("SIG") ? upper.substring(3) : upper, Signals.names())
        .map(name -> "did you mean `" + name + "`?")
        .orElse("use a name such as TERM, INT, QUIT, HUP, USR1, USR2 or TSTP");
  }

  /** The signal of this name; empty where there is none. */
  private static Optional<Signal> signal(String text) {
    String name = text.startsWith("SIG") ? text.substring(3) : text;
    if (Signals.number(name).isPresent()) {
      return Optional.of(new Signal(name));
    }
    int offset = name.length() > 6 ? name.charAt(5) : 0;
    String digits = name.length() > 6 ? name.substring(6) : "";
    boolean realTime =
        name.equals("RTMIN")
            || name.equals("RTMAX")
            || ((name.startsWith("RTMIN") && offset == '+'
                    || name.startsWith("RTMAX") && offset == '-')
                && isDigits(digits)
                && digits.length() <= 2
                && Integer.parseInt(digits) <= 30);
    return realTime ? Optional.of(new Signal(name)) : Optional.empty();
  }

  /** One of the words that stand for the constants of an enum: ON_FAILURE is on-failure. */
  <T extends Enum<T>> Optional<T> choice(String key, YamlNode node, T[] choices, String help) {
    List<String> words = Arrays.stream(choices).map(Values::word).toList();
    return scalar(key, node, "one of " + String.join(", ", words))
        .flatMap(
            scalar -> {
              int chosen = words.indexOf(scalar.text());
              if (chosen < 0) {
                bad(
                    scalar.at(),
                    "`" + key + "`: expected one of " + String.join(", ", words),
                    Elsewhere.value(key, scalar.text())
                        .or(
                            () ->
                                Nearest.of(scalar.text(), words)
                                    .map(word -> "did you mean `" + word + "`?"))
                        .orElse(help.isEmpty() ? "use one of these" : help));
              }
              return chosen < 0 ? Optional.empty() : Optional.of(choices[chosen]);
            });
  }

  /** How a manifest writes one of a few choices. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The items of a list; a single value is a list of one. */
  List<YamlNode> items(String key, YamlNode node) {
    if (node instanceof Sequence sequence) {
      return sequence.items();
    }
    return scalar(key, node, "a list").<List<YamlNode>>map(List::of).orElse(List.of());
  }

  /** The one-line texts of a list. */
  List<Located<String>> lines(String key, YamlNode node) {
    List<Located<String>> lines = new ArrayList<>();
    for (YamlNode item : items(key, node)) {
      line(key, item).ifPresent(lines::add);
    }
    return lines;
  }

  void bad(Place at, String message, String help) {
    problems.add(ManifestRule.INVALID_MANIFEST_VALUE.error(at, message, help));
  }
}
