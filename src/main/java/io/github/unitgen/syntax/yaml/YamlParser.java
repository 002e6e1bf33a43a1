package io.github.unitgen.syntax.yaml;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Parsed;
import io.github.unitgen.diagnostic.Quoted;
import io.github.unitgen.source.Place;
import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.yaml.YamlNode.Scalar;
import io.github.unitgen.syntax.yaml.YamlNode.Style;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Reads one YAML document into located nodes. Any text yields a tree or located errors, in limited
 * time and depth. Duplicate keys are errors here, so later steps need not expect them. A text
 * without a document yields a null scalar.
 *
 * <p>The tree is built from SnakeYAML's events: its own composer reports no place for a document
 * that is too deep, and assigns types to scalars that unitgen does not want.
 */
public final class YamlParser {
  /** The maximum length in characters: a manifest is never that long. */
  public static final int MAX_LENGTH = 1 << 20;

  private static final int MAX_CHARACTER_PROBLEMS = 10;
  private static final String YAML_TAGS = "tag:yaml.org,2002:";

  private final Source source;
  private final int from;
  private final String text;
  private final StreamReader reader;
  private final OffsetMap offsets;
  private final List<Diagnostic> problems = new ArrayList<>();
  private final TreeBuilder tree;

  /** For each open list and map, whether a bracket ends it. */
  private final Deque<Boolean> brackets = new ArrayDeque<>();

  /** The end of the last value, and of each block that ends with it. */
  private int lastEnd;

  private YamlParser(Source source, int from) {
    this.source = source;
    this.from = from;
    this.text = source.text().substring(from);
    this.reader = new StreamReader(text);
    this.offsets = new OffsetMap(text);
    this.tree = new TreeBuilder(source, problems);
  }

  /** Reads the one document of {@code source}. */
  public static Parsed<YamlNode> parse(Source source) {
    return parse(source, 0);
  }

  /** Reads the one document that begins at {@code from}. */
  public static Parsed<YamlNode> parse(Source source, int from) {
    YamlParser parser = new YamlParser(source, from);
    Optional<YamlNode> root = Optional.empty();
    if (parser.readable()) {
      try {
        parser.run();
        root = parser.tree.root().or(() -> Optional.of(parser.nothing()));
      } catch (YamlError error) {
        parser.problems.add(error.problem());
      } catch (MarkedYAMLException e) {
        parser.problems.add(YamlMessages.problem(e, source, from, parser.offsets));
      } catch (NumberFormatException e) {
        // SnakeYAML 2.5 fails like this on an escape at the end of the file, and on one above
        // \U7FFFFFFF.
        parser.problems.add(
            YamlMessages.escape(source, from + parser.offsets.of(parser.reader.getIndex())));
      } catch (YAMLException e) {
        parser.add(
            source.place(from, from), "this file is not readable as YAML", "save it as plain text");
      }
    }
    return new Parsed<>(root, parser.problems);
  }

  private YamlNode nothing() {
    return new Scalar(source.place(from, from), "", Style.PLAIN);
  }

  private boolean readable() {
    if (text.length() > MAX_LENGTH) {
      add(
          source.place(from, from),
          "the file is longer than 1 MiB",
          "use the right file: a manifest is a page or two");
      return false;
    }
    int invalid = source.firstInvalidByte();
    if (invalid >= 0) {
      add(source.place(invalid, invalid + 1), "this byte is not UTF-8", "save the file as UTF-8");
      return false;
    }
    for (int i = 0; i < text.length() && problems.size() < MAX_CHARACTER_PROBLEMS; ) {
      int c = text.codePointAt(i);
      Optional<String> separator = lineSeparator(c);
      if (separator.isPresent() || !StreamReader.isPrintable(c)) {
        add(
            source.place(from + i, from + i + Character.charCount(c)),
            separator.isPresent()
                ? "YAML 1.1 ends the line at this U+" + hex(c, 4) + ", but YAML 1.2 does not"
                : "YAML does not allow the character U+" + hex(c, 4),
            c == 0
                ? "remove it: it cannot be passed to a program"
                : "use " + separator.orElseGet(() -> escape(c)) + " in double quotes");
      }
      i += Character.charCount(c);
    }
    return problems.isEmpty();
  }

  /**
   * Returns the escape for a line break of YAML 1.1 only: SnakeYAML folds it into a space, ends a
   * comment at it, and drops the spaces around it.
   */
  private static Optional<String> lineSeparator(int c) {
    return switch (c) {
      case 0x85 -> Optional.of("\\N");
      case 0x2028 -> Optional.of("\\L");
      case 0x2029 -> Optional.of("\\P");
      default -> Optional.empty();
    };
  }

  private static String escape(int c) {
    return c < 256 ? "\\x" + hex(c, 2) : "\\u" + hex(c, 4);
  }

  private static String hex(int c, int width) {
    String digits = Integer.toHexString(c).toUpperCase(Locale.ROOT);
    return "0".repeat(Math.max(0, width - digits.length())) + digits;
  }

  private void run() {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(Integer.MAX_VALUE);
    options.setProcessComments(false);
    ParserImpl parser = new ParserImpl(reader, options);
    boolean document = false;
    while (true) {
      Event event = parser.getEvent();
      switch (event.getEventId()) {
        case DocumentStart -> {
          if (document) {
            int at = start(event);
            add(
                source.place(at, Math.min(from + text.length(), at + 3)),
                "a second document starts here",
                "remove it: a manifest is one document, and overlays are separate files");
            return;
          }
          document = true;
        }
        case StreamEnd -> {
          return;
        }
        case Scalar -> scalar((ScalarEvent) event);
        case Alias -> {
          Place at = source.place(start(event), end(event));
          lastEnd = end(event);
          tree.alias(((AliasEvent) event).getAnchor(), at);
        }
        case SequenceStart -> open(false, (CollectionStartEvent) event);
        case MappingStart -> open(true, (CollectionStartEvent) event);
        case SequenceEnd, MappingEnd -> close(event);
        default -> {}
      }
    }
  }

  private void scalar(ScalarEvent event) {
    Style style =
        switch (event.getScalarStyle()) {
          case PLAIN, JSON_SCALAR_STYLE -> Style.PLAIN;
          case SINGLE_QUOTED -> Style.SINGLE_QUOTED;
          case DOUBLE_QUOTED -> Style.DOUBLE_QUOTED;
          case LITERAL, FOLDED -> Style.BLOCK;
        };
    int end = end(event);
    int start = contentStart(start(event), end);
    while (style == Style.BLOCK && isBlank(source.text().charAt(end - 1))) {
      end--;
    }
    boolean text = checkTag(event.getTag(), start(event), Set.of("str"));
    if (text && event.getTag() != null && style == Style.PLAIN) {
      style = Style.TAGGED;
    }
    lastEnd = end;
    tree.scalar(new Scalar(source.place(start, end), event.getValue(), style), event.getAnchor());
  }

  private void open(boolean mapping, CollectionStartEvent event) {
    int start = contentStart(start(event), end(event));
    checkTag(event.getTag(), start(event), Set.of(mapping ? "map" : "seq"));
    char first = start < source.text().length() ? source.text().charAt(start) : ' ';
    brackets.push(event.isFlow() && (first == '[' || first == '{'));
    tree.open(mapping, start, event.getAnchor());
    lastEnd = start;
  }

  private void close(Event event) {
    if (brackets.pop()) {
      lastEnd = end(event);
    }
    tree.close(lastEnd);
  }

  /** Returns the start of the value itself: SnakeYAML's mark is before its anchor and tag. */
  private int contentStart(int start, int end) {
    String all = source.text();
    int at = start;
    while (at < end && (all.charAt(at) == '&' || all.charAt(at) == '!')) {
      while (at < end && !isBlank(all.charAt(at))) {
        at++;
      }
      while (at < end && (isBlank(all.charAt(at)) || all.charAt(at) == '#')) {
        int line = all.charAt(at) == '#' ? all.indexOf('\n', at) : at;
        at = line < 0 ? end : line + 1;
      }
    }
    return Math.min(at, end);
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }

  /**
   * Checks a tag: the tag of the kind itself changes nothing, and any other one requests a type.
   */
  private boolean checkTag(@Nullable String tag, int start, Set<String> allowed) {
    boolean known =
        tag == null
            || tag.startsWith(YAML_TAGS) && allowed.contains(tag.substring(YAML_TAGS.length()));
    if (!known) {
      int at = source.text().indexOf('!', start);
      int end = at;
      while (end < source.text().length() && !isBlank(source.text().charAt(end))) {
        end++;
      }
      String written = source.text().substring(at, end);
      add(
          source.place(at, end),
          "the tag " + Quoted.clipped(written) + " is not supported",
          "remove it: the key defines the type of its value");
    }
    return known;
  }

  private void add(Place at, String message, String help) {
    problems.add(YamlError.problem(at, message, help));
  }

  private int start(Event event) {
    return from + offsets.of(event.getStartMark().getIndex());
  }

  private int end(Event event) {
    return from + offsets.of(event.getEndMark().getIndex());
  }
}
