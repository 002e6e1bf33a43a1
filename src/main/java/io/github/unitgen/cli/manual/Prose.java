package io.github.unitgen.cli.manual;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The hand-written part of a page, in a subset of Markdown: sections ({@code ##}), paragraphs,
 * items ({@code - `term`: text}) and blocks of code between fences.
 */
public final class Prose {
  private static final String FENCE = "```";

  /** One block: an example has lines, an item a term and a text, a paragraph a text alone. */
  record Block(String term, String text, List<String> example) {}

  private final Map<String, List<Block>> sections = new LinkedHashMap<>();

  private Prose() {}

  /** The sections of all {@code texts}; a section that is in several of them is one. */
  public static Prose of(String... texts) {
    Prose prose = new Prose();
    for (String text : texts) {
      prose.read(text);
    }
    return prose;
  }

  /** The blocks under a title in capitals; none where there is no such section. */
  List<Block> section(String title) {
    return sections.getOrDefault(title, List.of());
  }

  private void read(String text) {
    List<Block> blocks = new ArrayList<>();
    List<String> paragraph = new ArrayList<>();
    List<String> code = new ArrayList<>();
    boolean inCode = false;
    for (String line : (text + "\n\n").lines().toList()) {
      if (line.startsWith(FENCE)) {
        if (inCode) {
          blocks.add(new Block("", "", List.copyOf(code)));
        }
        code.clear();
        inCode = !inCode;
      } else if (inCode) {
        code.add(line);
      } else if (line.startsWith("#")) {
        String title = line.replaceFirst("^#+ ", "").toUpperCase(Locale.ROOT);
        blocks = sections.computeIfAbsent(title, none -> new ArrayList<>());
      } else if (line.isBlank()) {
        end(paragraph, blocks);
      } else {
        if (line.startsWith("- ")) {
          end(paragraph, blocks);
        }
        paragraph.add(line.strip());
      }
    }
  }

  private static void end(List<String> paragraph, List<Block> blocks) {
    String text = String.join(" ", paragraph);
    paragraph.clear();
    int colon = text.indexOf(": ");
    if (text.startsWith("- ") && colon > 0) {
      blocks.add(new Block(text.substring(2, colon), text.substring(colon + 2), List.of()));
    } else if (!text.isEmpty()) {
      blocks.add(new Block("", text, List.of()));
    }
  }
}
