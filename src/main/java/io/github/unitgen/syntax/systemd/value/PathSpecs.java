package io.github.unitgen.syntax.systemd.value;

import io.github.unitgen.catalog.Words;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.UnitWords.Escapes;
import io.github.unitgen.syntax.systemd.UnitWords.Word;
import io.github.unitgen.syntax.systemd.WordReader;
import io.github.unitgen.syntax.systemd.WordReader.Separators;
import io.github.unitgen.syntax.systemd.value.Value.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** Checks lists of paths that contain colons and options. */
final class PathSpecs {
  private static final String BIND = "source:target, optionally followed by :rbind or :norbind";

  private PathSpecs() {}

  /** Checks {@code [-]source[:target[:rbind|norbind]]}. */
  static void binds(Value value) {
    WordReader reader = new WordReader(value.text(), Escapes.KEPT, true);
    while (reader.advance(Separators.EACH_COLON_OR_BLANK)) {
      Word source = reader.last();
      List<String> parts = new ArrayList<>();
      parts.add(source.value().startsWith("-") ? source.value().substring(1) : source.value());
      while (parts.size() < 3
          && reader.isBehindColon()
          && reader.advance(
              parts.size() < 2 ? Separators.EACH_COLON_OR_BLANK : Separators.BLANKS)) {
        parts.add(reader.last().value());
      }
      if (reader.failure().isEmpty() && !(parts.size() == 1 && source.span().isEmpty())) {
        bind(value, new Span(source.span().start(), reader.last().span().end()), parts);
      }
    }
    reader.failure().ifPresent(failure -> value.fail(failure, 0));
  }

  private static void bind(Value value, Span at, List<String> parts) {
    int before = value.faults().size();
    paths(value, at, parts.subList(0, Math.min(2, parts.size())), Paths.ABSOLUTE);
    if (before == value.faults().size()
        && parts.size() == 3
        && !Set.of("", "rbind", "norbind").contains(parts.get(2))) {
      value.invalid(at, BIND);
    }
  }

  /** Checks {@code path[:options]}. */
  static void fileSystems(Value value) {
    for (Word word : value.split(Split.QUOTES, value.text(), 0)) {
      WordReader parts = new WordReader(word.value(), Escapes.KEPT, false);
      parts.advance(Separators.EACH_COLON);
      parts.words().forEach(path -> value.part(word.span(), path.value(), Paths.ABSOLUTE, true));
    }
  }

  /** Checks {@code [-]image:target} with mount options, or without a target. */
  static void images(Value value, boolean target) {
    tuples(value, Integer.MAX_VALUE, (at, parts) -> image(value, target, at, parts));
  }

  private static void image(Value value, boolean target, Span at, List<String> parts) {
    if (parts.isEmpty()) {
      return;
    }
    int before = value.faults().size();
    String image = parts.get(0);
    value.part(at, image.startsWith("-") ? image.substring(1) : image, Paths.ABSOLUTE, true);
    if (target && before == value.faults().size()) {
      if (parts.size() < 2) {
        value.invalid(at, "an image and its mount point, as in /image:/target");
        return;
      }
      value.part(at, parts.get(1), Paths.ABSOLUTE, true);
    }
    int options = target ? 2 : 1;
    if (before == value.faults().size() && parts.size() > options) {
      partitions(value, at, parts.subList(options, parts.size()));
    }
  }

  /** Checks {@code [partition:]options}. */
  static void imageOptions(Value value) {
    tuples(
        value,
        Integer.MAX_VALUE,
        (at, parts) -> {
          if (parts.size() > 2) {
            value.invalid(at, "partition:options");
          } else {
            partitions(value, at, parts);
          }
        });
  }

  /**
   * Checks options, each after the name of a partition; a single text belongs to the root
   * partition.
   */
  private static void partitions(Value value, Span at, List<String> pairs) {
    for (int i = 0; i + 1 < pairs.size(); i += 2) {
      Form form = Names.known("the name of a partition", "partition");
      value.part(at, pairs.get(i), form, false);
    }
  }

  /** Checks {@code folder[:symlink[:ro]]} below a base folder. */
  static void folders(Value value, boolean links) {
    tuples(value, 2, (at, parts) -> folder(value, links, at, parts));
  }

  private static void folder(Value value, boolean links, Span at, List<String> parts) {
    if (parts.isEmpty()) {
      value.invalid(at, "the name of a directory");
      return;
    }
    if (parts.size() > 1 && !links) {
      value.invalid(at, "a directory without a symlink");
      return;
    }
    int before = value.faults().size();
    value.part(at, parts.get(0), Paths.RELATIVE, true);
    if (before == value.faults().size() && parts.size() > 1) {
      String link = parts.get(1);
      value.part(at, link.startsWith("private") ? "x" : link, Paths.RELATIVE, true);
    }
  }

  /**
   * Checks words whose parts are separated by colons, at most {@code most} parts of each word.
   * Empty parts are skipped; an unknown escape in a part makes its word invalid.
   */
  private static void tuples(Value value, int most, BiConsumer<Span, List<String>> judge) {
    for (Word word : value.split(Split.QUOTES_ONLY, value.text(), 0)) {
      if (value.expand(word.span(), word.value()).isEmpty()) {
        continue;
      }
      WordReader parts = new WordReader(word.value(), Escapes.PARTS, false);
      while (parts.words().size() < most && parts.advance(Separators.COLONS)) {}
      if (parts.failure().isPresent()) {
        value.invalid(word.span(), "a valid escape");
      } else {
        judge.accept(word.span(), parts.words().stream().map(Word::value).toList());
      }
    }
  }

  /** Checks absolute paths that are separated by colons; quotes are part of them. */
  static void searchPath(Value value) {
    WordReader reader = new WordReader(value.text(), Escapes.KEPT, false);
    while (value.faults().isEmpty() && reader.advance(Separators.EACH_COLON)) {
      value.part(reader.last().span(), reader.last().value(), Paths.ABSOLUTE, true);
    }
  }

  static void bpfProgram(Value value) {
    String text = value.text();
    int colon = text.indexOf(':');
    if (colon <= 0 || colon == text.length() - 1) {
      value.invalid(new Span(0, text.length()), "an attach type and a path, as in egress:/path");
      return;
    }
    value.part(
        new Span(0, colon),
        text.substring(0, colon),
        Names.known("an attach type such as egress", "bpf-attach"),
        false);
    value.part(new Span(colon + 1, text.length()), text.substring(colon + 1), Paths.ABSOLUTE, true);
  }

  private static void paths(Value value, Span at, List<String> paths, Form form) {
    for (String path : paths) {
      value.part(at, path, form, true);
    }
  }

  /** A file system; a group of file systems has to be known. */
  static final Form FILE_SYSTEM =
      text ->
          text.startsWith("@")
              ? Names.word("a group of file systems", Words.of("filesystem-group")).fault(text)
              : Optional.empty();
}
