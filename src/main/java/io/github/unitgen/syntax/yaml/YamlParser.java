package io.github.unitgen.syntax.yaml;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Parsed;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.source.Place;
import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.yaml.YamlNode.Entry;
import io.github.unitgen.syntax.yaml.YamlNode.Mapping;
import io.github.unitgen.syntax.yaml.YamlNode.Scalar;
import io.github.unitgen.syntax.yaml.YamlNode.Sequence;
import io.github.unitgen.syntax.yaml.YamlNode.Style;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Reads one YAML document into located nodes. Total: any text gives a tree or located errors, in
 * bounded time and depth. Duplicate keys are errors here, so that no later step meets one.
 *
 * <p>The tree is built from SnakeYAML's events: its own composer knows no place for a document that
 * is too deep, and gives scalars types that unitgen does not want.
 */
public final class YamlParser {
  /** A text longer than this many characters is refused: no manifest is that long. */
  public static final int MAX_LENGTH = 1 << 20;

  static final int MAX_DEPTH = 64;
  static final int MAX_NODES = 100_000;
  private static final int MAX_CHARACTER_PROBLEMS = 10;

  private final Source source;
  private final OffsetMap offsets;
  private final List<Diagnostic> problems = new ArrayList<>();
  private final Map<String, Built> anchors = new HashMap<>();
  private final Deque<Frame> open = new ArrayDeque<>();
  private @Nullable YamlNode root;

  private YamlParser(Source source) {
    this.source = source;
    this.offsets = new OffsetMap(source.text());
  }

  /** A finished node with what it weighs when its aliases are written out, and how deep it is. */
  private record Built(YamlNode node, int weight, int height) {}

  /** A list or map whose end has not been seen. */
  private static final class Frame {
    final boolean mapping;
    final int start;
    final @Nullable String anchor;
    final List<YamlNode> items = new ArrayList<>();
    final Map<String, Entry> entries = new LinkedHashMap<>();
    final List<Mapping> merged = new ArrayList<>();
    @Nullable Scalar key;
    boolean skipsValue;
    int weight = 1;
    int height;

    Frame(boolean mapping, int start, @Nullable String anchor) {
      this.mapping = mapping;
      this.start = start;
      this.anchor = anchor;
    }
  }

  /** The one document of {@code source}. */
  public static Parsed<YamlNode> parse(Source source) {
    YamlParser parser = new YamlParser(source);
    if (parser.readable()) {
      try {
        parser.run();
      } catch (Stop stop) {
        parser.problems.add(stop.problem);
      } catch (MarkedYAMLException e) {
        parser.syntaxError(e);
      } catch (YAMLException e) {
        parser.add("M004", "yaml-syntax", source.place(0, 0), "the YAML cannot be read", "");
      }
    }
    return new Parsed<>(Optional.ofNullable(parser.root), parser.problems);
  }

  private boolean readable() {
    String text = source.text();
    if (text.length() > MAX_LENGTH) {
      add(
          "M004",
          "yaml-syntax",
          source.place(MAX_LENGTH, MAX_LENGTH),
          "the file is longer than 1 MiB",
          "a manifest is a page or two: is this the right file?");
      return false;
    }
    int invalid = source.firstInvalidByte();
    if (invalid >= 0) {
      add(
          "M004",
          "yaml-syntax",
          source.place(invalid, invalid + 1),
          "this byte is not UTF-8",
          "save the file as UTF-8");
      return false;
    }
    for (int i = 0; i < text.length() && problems.size() < MAX_CHARACTER_PROBLEMS; ) {
      int c = text.codePointAt(i);
      if (!StreamReader.isPrintable(c) && c != 0xFEFF) {
        add(
            "M004",
            "yaml-syntax",
            source.place(i, i + 1),
            "YAML allows no control character " + hex(c) + " here",
            "inside double quotes write it as \\x" + hex(c).substring(4));
      }
      i += Character.charCount(c);
    }
    return problems.isEmpty();
  }

  private static String hex(int c) {
    String digits = Integer.toHexString(c).toUpperCase(java.util.Locale.ROOT);
    return "U+" + "0".repeat(Math.max(0, 4 - digits.length())) + digits;
  }

  private void run() {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(Integer.MAX_VALUE);
    options.setProcessComments(false);
    ParserImpl parser = new ParserImpl(new StreamReader(source.text()), options);
    boolean document = false;
    while (true) {
      Event event = parser.getEvent();
      switch (event.getEventId()) {
        case DocumentStart -> {
          if (document) {
            int at = start(event);
            throw stop(
                source.place(at, Math.min(source.text().length(), at + 3)),
                "a second document starts here",
                "a manifest is one document; overlays are files of their own");
          }
          document = true;
        }
        case StreamEnd -> {
          if (!document) {
            throw stop(
                source.place(0, 0), "the file is empty", "a manifest begins with `unitgen: 1`");
          }
          return;
        }
        case Scalar -> scalar((ScalarEvent) event);
        case Alias -> alias((AliasEvent) event);
        case SequenceStart -> open(false, (SequenceStartEvent) event);
        case MappingStart -> open(true, (MappingStartEvent) event);
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
    Place at = source.place(start(event), end(event));
    checkTag(event.getTag(), at);
    if (event.getTag() != null && style == Style.PLAIN) {
      style = Style.SINGLE_QUOTED; // !!str makes a text of what YAML would read as a number
    }
    Scalar scalar = new Scalar(at, event.getValue(), style);
    remember(event.getAnchor(), new Built(scalar, 1, 0));
    add(new Built(scalar, 1, 0), at);
  }

  private void alias(AliasEvent event) {
    Place at = source.place(start(event), end(event));
    Built target = anchors.get(event.getAnchor());
    if (target == null) {
      boolean inside = open.stream().anyMatch(f -> event.getAnchor().equals(f.anchor));
      throw stop(
          at,
          inside
              ? "this alias contains itself"
              : "no anchor &" + event.getAnchor() + " before this",
          inside ? "" : "an anchor must stand above its aliases");
    }
    if (open.size() + target.height() > MAX_DEPTH) {
      throw tooDeep(at);
    }
    add(target, at);
  }

  private void open(boolean mapping, NodeEvent event) {
    int start = start(event);
    if (open.size() >= MAX_DEPTH) {
      throw tooDeep(source.place(start, Math.min(source.text().length(), start + 1)));
    }
    @Nullable String tag =
        mapping ? ((MappingStartEvent) event).getTag() : ((SequenceStartEvent) event).getTag();
    checkTag(tag, source.place(start, Math.min(source.text().length(), start + 1)));
    open.push(new Frame(mapping, start, event.getAnchor()));
  }

  private void close(Event event) {
    Frame frame = open.pop();
    Place at = source.place(frame.start, Math.max(frame.start, contentEnd(frame, event)));
    YamlNode node =
        frame.mapping ? new Mapping(at, withMerged(frame)) : new Sequence(at, frame.items);
    Built built = new Built(node, frame.weight, frame.height + 1);
    remember(frame.anchor, built);
    add(built, at);
  }

  /** A block ends where its last item does, not at the next token. */
  private int contentEnd(Frame frame, Event event) {
    int end = end(event);
    int start = start(event);
    if (end > start) {
      return end; // a closing bracket
    }
    String text = source.text();
    while (end > frame.start && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  private void remember(@Nullable String anchor, Built built) {
    if (anchor != null) {
      anchors.put(anchor, built);
    }
  }

  private void add(Built built, Place at) {
    Frame frame = open.peek();
    if (frame == null) {
      root = built.node();
      return;
    }
    frame.weight += built.weight();
    frame.height = Math.max(frame.height, built.height());
    if (frame.weight > MAX_NODES) {
      throw stop(
          at,
          "with its aliases written out the manifest has over 100,000 values",
          "aliases of aliases grow fast: write the values where they are used");
    }
    if (!frame.mapping) {
      frame.items.add(built.node());
    } else if (frame.key == null) {
      key(frame, built.node());
    } else {
      value(frame, frame.key, built.node());
    }
  }

  private void key(Frame frame, YamlNode node) {
    if (!(node instanceof Scalar scalar)) {
      throw stop(node.at(), "a key is a text, this is " + node.kind(), "");
    }
    frame.key = scalar;
    Entry first = frame.entries.get(scalar.text());
    frame.skipsValue = first != null;
    if (first != null) {
      problems.add(
          new Diagnostic(
              "M002",
              "yaml-trap",
              Severity.ERROR,
              scalar.at(),
              "`" + scalar.text() + "` is set twice",
              List.of(new Diagnostic.Label(first.key().at(), "first set here")),
              Optional.of("YAML would keep one of them in silence; remove the other")));
    }
  }

  private void value(Frame frame, Scalar key, YamlNode node) {
    frame.key = null;
    if (key.style() == Style.PLAIN && key.text().equals("<<")) {
      merge(frame, key, node);
    } else if (!frame.skipsValue) {
      frame.entries.put(key.text(), new Entry(key, node));
    }
  }

  private void merge(Frame frame, Scalar key, YamlNode node) {
    List<YamlNode> sources = node instanceof Sequence list ? list.items() : List.of(node);
    for (YamlNode source : sources) {
      if (source instanceof Mapping mapping) {
        frame.merged.add(mapping);
      } else {
        throw stop(key.at(), "`<<` merges maps, this is " + source.kind(), "");
      }
    }
  }

  /** A key of the map itself wins over merged ones, an earlier merged map over a later one. */
  private static List<Entry> withMerged(Frame frame) {
    if (frame.merged.isEmpty()) {
      return List.copyOf(frame.entries.values());
    }
    List<Entry> result = new ArrayList<>();
    Set<String> known = new HashSet<>(frame.entries.keySet());
    for (Mapping mapping : frame.merged) {
      for (Entry entry : mapping.entries()) {
        if (known.add(entry.key().text())) {
          result.add(entry);
        }
      }
    }
    result.addAll(frame.entries.values());
    return result;
  }

  private void checkTag(@Nullable String tag, Place at) {
    if (tag != null && !tag.equals("!") && !tag.startsWith("tag:yaml.org,2002:")) {
      throw stop(at, "the tag " + tag + " means nothing here", "remove the tag");
    }
  }

  private Stop tooDeep(Place at) {
    return stop(at, "nested deeper than 64 levels", "no manifest needs more than six");
  }

  private void syntaxError(MarkedYAMLException e) {
    String text = source.text();
    int at = e.getProblemMark() == null ? 0 : offsets.of(e.getProblemMark().getIndex());
    boolean tab = at < text.length() && text.charAt(at) == '\t';
    String problem = String.valueOf(e.getProblem());
    String message = tab ? "a tab indents this line" : YamlMessages.message(problem);
    String help = tab ? "YAML allows blanks only" : YamlMessages.help(problem);
    Place place = source.place(at, Math.min(text.length(), at + 1));
    Mark context = e.getContextMark();
    List<Diagnostic.Label> related = new ArrayList<>();
    if (!tab && context != null && offsets.of(context.getIndex()) < at) {
      int from = offsets.of(context.getIndex());
      related.add(new Diagnostic.Label(source.place(from, from + 1), "begun here"));
    }
    problems.add(
        new Diagnostic(
            "M004",
            "yaml-syntax",
            Severity.ERROR,
            place,
            message,
            related,
            help.isEmpty() ? Optional.empty() : Optional.of(help)));
  }

  private Stop stop(Place at, String message, String help) {
    return new Stop(diagnostic("M004", "yaml-syntax", at, message, help));
  }

  private void add(String rule, String name, Place at, String message, String help) {
    problems.add(diagnostic(rule, name, at, message, help));
  }

  private static Diagnostic diagnostic(
      String rule, String name, Place at, String message, String help) {
    return new Diagnostic(
        rule,
        name,
        Severity.ERROR,
        at,
        message,
        List.of(),
        help.isEmpty() ? Optional.empty() : Optional.of(help));
  }

  private int start(Event event) {
    return offsets.of(event.getStartMark().getIndex());
  }

  private int end(Event event) {
    return offsets.of(event.getEndMark().getIndex());
  }

  /** Ends the reading: what follows cannot be understood. */
  private static final class Stop extends RuntimeException {
    final transient Diagnostic problem;

    Stop(Diagnostic problem) {
      super(problem.message(), null, false, false);
      this.problem = problem;
    }
  }
}
