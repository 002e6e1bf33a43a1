package io.github.unitgen.manifest;

import io.github.unitgen.manifest.ManifestDraft.Entries;
import io.github.unitgen.manifest.ManifestDraft.Items;
import io.github.unitgen.manifest.ManifestDraft.Value;
import io.github.unitgen.syntax.yaml.YamlScalars;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes a manifest as a person would: blocks of two blanks, short lists and maps on one line,
 * quotes where a reader of YAML 1.1 or 1.2 would see something else than the text. What is written
 * is read back as the draft has it; the same draft gives the same text.
 */
public final class ManifestPrinter {
  /** A list or map that would be longer stands below its key. */
  private static final int MOST_COLUMNS = 100;

  private final StringBuilder out = new StringBuilder();

  private ManifestPrinter() {}

  /** Pure. */
  public static String print(ManifestDraft draft) {
    ManifestPrinter printer = new ManifestPrinter();
    printer.comments("", draft.comments());
    printer.out.append("unitgen: 1\n");
    printer.settings("", draft.keys());
    if (!draft.defaults().isEmpty()) {
      printer.out.append("defaults:\n");
      printer.settings("  ", draft.defaults());
    }
    printer.out.append("processes:\n");
    for (ManifestDraft.ProcessDraft process : draft.processes()) {
      printer.comments("  ", process.comments());
      printer.out.append("  ").append(YamlScalars.plainOrQuoted(process.name())).append(":\n");
      printer.settings("    ", process.settings());
    }
    return printer.out.toString();
  }

  private void comments(String indent, List<String> comments) {
    for (String comment : comments) {
      out.append(indent).append(comment.isEmpty() ? "#" : "# " + comment).append('\n');
    }
  }

  private void settings(String indent, Map<String, Value> settings) {
    settings.forEach((key, value) -> setting(indent, YamlScalars.plainOrQuoted(key), value));
  }

  private void setting(String indent, String key, Value value) {
    out.append(indent).append(key).append(':');
    Optional<String> line = oneLine(value);
    if (line.isPresent()
        && (value instanceof ManifestDraft.Text
            || value instanceof ManifestDraft.Word
            || indent.length() + key.length() + 2 + line.get().length() <= MOST_COLUMNS)) {
      out.append(' ').append(line.get()).append('\n');
    } else if (value instanceof Entries entries) {
      out.append('\n');
      settings(indent + "  ", entries.values());
    } else if (value instanceof Items items) {
      out.append('\n');
      for (String text : items.texts()) {
        out.append(indent).append("  -");
        if (isBlock(text)) {
          block(indent + "    ", text);
        } else {
          out.append(' ').append(YamlScalars.plainOrQuoted(text)).append('\n');
        }
      }
    } else if (value instanceof ManifestDraft.Sequence sequence) {
      out.append('\n');
      for (Value item : sequence.values()) {
        out.append(indent).append("  - ").append(inFlow(item)).append('\n');
      }
    } else if (value instanceof ManifestDraft.Text text) {
      block(indent + "  ", text.text());
    }
  }

  /** With or without a line break at the end of all. */
  private static boolean isBlock(String text) {
    return YamlScalars.isBlock(text)
        || text.endsWith("\n") && YamlScalars.isBlock(text.substring(0, text.length() - 1));
  }

  private void block(String indent, String text) {
    boolean ends = text.endsWith("\n");
    out.append(ends ? " |\n" : " |-\n");
    for (String written : text.substring(0, text.length() - (ends ? 1 : 0)).split("\n", -1)) {
      out.append(written.isEmpty() ? "" : indent + written).append('\n');
    }
  }

  /** Empty for texts of several lines that can stand as they are. */
  private static Optional<String> oneLine(Value value) {
    if (value instanceof ManifestDraft.Word word) {
      return Optional.of(word.text());
    }
    if (value instanceof Items items) {
      if (items.texts().stream().anyMatch(ManifestPrinter::isBlock)) {
        return Optional.empty();
      }
      return Optional.of(inBrackets(items));
    }
    if (value instanceof ManifestDraft.Sequence sequence) {
      return Optional.of(
          sequence.values().stream()
              .map(ManifestPrinter::inFlow)
              .collect(Collectors.joining(", ", "[", "]")));
    }
    if (value instanceof Entries entries) {
      return Optional.of(inBraces(entries));
    }
    String text = ((ManifestDraft.Text) value).text();
    return isBlock(text) ? Optional.empty() : Optional.of(YamlScalars.plainOrQuoted(text));
  }

  private static String inBrackets(Items items) {
    return items.texts().stream()
        .map(YamlScalars::inBrackets)
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static String inBraces(Entries entries) {
    if (entries.values().isEmpty()) {
      return "{}";
    }
    return entries.values().entrySet().stream()
        .map(entry -> YamlScalars.inBrackets(entry.getKey()) + ": " + inFlow(entry.getValue()))
        .collect(Collectors.joining(", ", "{ ", " }"));
  }

  private static String inFlow(Value value) {
    if (value instanceof Items items) {
      return inBrackets(items);
    }
    return value instanceof ManifestDraft.Text text
        ? YamlScalars.inBrackets(text.text())
        : oneLine(value).orElse("");
  }
}
