package io.github.unitgen.syntax.systemd.value;

import io.github.unitgen.catalog.Words;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.UnitWords.Word;
import io.github.unitgen.syntax.systemd.value.Value.Split;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lists of paths with colons and options in them. */
final class PathSpecs {
  private static final String BIND = "source:target, with rbind or norbind behind it";

  private PathSpecs() {}

  /** {@code [-]source[:target[:rbind|norbind]]}. */
  static void binds(Value value) {
    for (Word word : value.split(Split.QUOTES, value.text(), 0)) {
      List<String> parts = parts(word.value(), word.value().startsWith("-") ? 1 : 0);
      boolean option = parts.size() < 3 || Set.of("rbind", "norbind").contains(parts.get(2));
      if (parts.size() > 3 || !option) {
        value.invalid(word.span(), BIND);
      } else if (value.expand(word.span(), word.value()).isPresent()) {
        paths(value, word.span(), parts.subList(0, Math.min(2, parts.size())), Paths.ABSOLUTE);
      }
    }
  }

  /** {@code path[:options]}. */
  static void fileSystems(Value value) {
    for (Word word : value.split(Split.QUOTES, value.text(), 0)) {
      if (value.expand(word.span(), word.value()).isPresent()) {
        paths(value, word.span(), parts(word.value(), 0).subList(0, 1), Paths.ABSOLUTE);
      }
    }
  }

  /** {@code [-]image:target} with mount options, or without a target. */
  static void images(Value value, boolean target) {
    for (Word word : value.split(Split.ESCAPES, value.text(), 0)) {
      String text = word.value();
      if (text.equals(":")) {
        continue;
      }
      List<String> parts = parts(text, text.startsWith("-") ? 1 : 0);
      int options = target ? 2 : 1;
      if (value.expand(word.span(), text).isEmpty()) {
        continue;
      }
      int before = value.faults().size();
      paths(value, word.span(), parts.subList(0, 1), Paths.ABSOLUTE);
      if (target && before == value.faults().size()) {
        if (parts.size() < 2 || parts.get(1).isEmpty()) {
          value.invalid(word.span(), "an image and the place for it, as /image:/target");
          continue;
        }
        paths(value, word.span(), parts.subList(1, 2), Paths.ABSOLUTE);
      }
      if (before == value.faults().size()
          && parts.size() > options + 1
          && parts.stream().skip(options).anyMatch(part -> !part.isEmpty())) {
        partitions(value, word.span(), parts.subList(options, parts.size()));
      }
    }
  }

  /** {@code [partition:]options}. */
  static void imageOptions(Value value) {
    for (Word word : value.split(Split.ESCAPES, value.text(), 0)) {
      List<String> parts = parts(word.value(), 0);
      if (value.expand(word.span(), word.value()).isEmpty() || word.value().equals(":")) {
        continue;
      }
      if (parts.size() > 2) {
        value.invalid(word.span(), "partition:options");
      } else if (parts.size() == 2) {
        partitions(value, word.span(), parts);
      }
    }
  }

  private static void partitions(Value value, Span at, List<String> pairs) {
    for (int i = 0; i < pairs.size(); i += 2) {
      Form form = Names.known("the name of a partition", "partition");
      value.part(at, pairs.get(i), form, false);
    }
  }

  /** {@code folder[:symlink[:ro]]} below a base folder. */
  static void folders(Value value, boolean links) {
    for (Word word : value.split(Split.ESCAPES, value.text(), 0)) {
      List<String> parts = parts(word.value(), 0);
      if (value.expand(word.span(), word.value()).isEmpty()) {
        continue;
      }
      if (parts.get(0).isEmpty()) {
        value.invalid(word.span(), "the name of a folder");
        continue;
      }
      if (parts.size() > 1 && !links && !parts.get(1).isEmpty()) {
        value.invalid(word.span(), "folders without a symlink");
        continue;
      }
      int before = value.faults().size();
      paths(value, word.span(), parts.subList(0, 1), Paths.RELATIVE);
      if (before == value.faults().size() && parts.size() > 1 && !parts.get(1).isEmpty()) {
        String link = parts.get(1);
        value.part(word.span(), link.startsWith("private") ? "x" : link, Paths.RELATIVE, true);
      }
    }
  }

  /** Absolute paths with colons between them; quotes are part of them. */
  static void searchPath(Value value) {
    int from = 0;
    for (String part : parts(value.text(), 0)) {
      if (value.faults().isEmpty()) {
        value.part(new Span(from, from + part.length()), part, Paths.ABSOLUTE, true);
      }
      from += part.length() + 1;
    }
  }

  static void bpfProgram(Value value) {
    String text = value.text();
    int colon = text.indexOf(':');
    if (colon <= 0 || colon == text.length() - 1) {
      value.invalid(new Span(0, text.length()), "an attach type and a path, as egress:/path");
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

  private static List<String> parts(String text, int from) {
    return List.of(text.substring(from).split(":", -1));
  }

  /** Whether {@code word} is a group of file systems that nobody knows. */
  static final Form FILE_SYSTEM =
      text -> {
        String name = text.startsWith("~") ? text.substring(1) : text;
        return name.startsWith("@")
            ? Names.word("a group of file systems", Words.of("filesystem-group")).fault(name)
            : Optional.empty();
      };
}
