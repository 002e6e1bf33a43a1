package io.github.unitgen.syntax.yaml;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Quoted;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.source.Place;
import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.yaml.YamlNode.Entry;
import io.github.unitgen.syntax.yaml.YamlNode.Mapping;
import io.github.unitgen.syntax.yaml.YamlNode.Scalar;
import io.github.unitgen.syntax.yaml.YamlNode.Sequence;
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

/**
 * Assembles the nodes of one document: it keeps anchors, expands aliases and merge keys, and limits
 * the size of the result.
 */
final class TreeBuilder {
  static final int MAX_DEPTH = 64;
  static final int MAX_NODES = 20_000;

  private final Source source;
  private final List<Diagnostic> problems;
  private final Map<String, Built> anchors = new HashMap<>();
  private final Deque<Frame> open = new ArrayDeque<>();
  private @Nullable YamlNode root;

  /** Adds problems to {@code problems} if reading can continue. */
  TreeBuilder(Source source, List<Diagnostic> problems) {
    this.source = source;
    this.problems = problems;
  }

  /** A finished node with its size once aliases are expanded, and its depth. */
  private record Built(YamlNode node, int weight, int height) {}

  /** A list or map that is still open. */
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

  /** Returns the value of the whole document; empty before its end. */
  Optional<YamlNode> root() {
    return Optional.ofNullable(root);
  }

  void scalar(Scalar scalar, @Nullable String anchor) {
    Built built = new Built(scalar, 1, 0);
    remember(anchor, built);
    add(built, scalar.at());
  }

  void alias(String name, Place at) {
    Built target = anchors.get(name);
    if (open.stream().anyMatch(frame -> name.equals(frame.anchor))) {
      throw new YamlError(
          at, "this alias is inside the value that it refers to", "use the value itself");
    }
    if (target == null) {
      throw new YamlError(
          at,
          "unknown anchor &" + Quoted.clipped(name),
          "add the anchor above, or put a text that begins with * in quotes");
    }
    if (open.size() + target.height() > MAX_DEPTH) {
      throw tooDeep(at);
    }
    add(target, at);
  }

  void open(boolean mapping, int start, @Nullable String anchor) {
    if (open.size() >= MAX_DEPTH) {
      throw tooDeep(source.place(start, Math.min(source.text().length(), start + 1)));
    }
    open.push(new Frame(mapping, start, anchor));
  }

  /** Ends the innermost list or map at {@code end}. */
  void close(int end) {
    Frame frame = open.pop();
    Place at = source.place(frame.start, Math.max(frame.start, end));
    YamlNode node =
        frame.mapping ? new Mapping(at, withMerged(frame)) : new Sequence(at, frame.items);
    Built built = new Built(node, frame.weight, frame.height + 1);
    remember(frame.anchor, built);
    add(built, at);
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
      throw new YamlError(
          at,
          "the file has over 20,000 values when its aliases are expanded",
          "use values instead of aliases of aliases");
    }
    if (!frame.mapping) {
      frame.items.add(built.node());
    } else if (frame.key == null) {
      key(frame, built.node(), at);
    } else {
      value(frame, frame.key, built.node(), at);
    }
  }

  private void key(Frame frame, YamlNode node, Place at) {
    if (!(node instanceof Scalar scalar)) {
      boolean braces = node instanceof Mapping && at.span().start() == frame.start + 1;
      throw braces
          ? new YamlError(YamlError.braces(source, frame.start))
          : new YamlError(
              at,
              "a key must be a text, but this is " + node.kind(),
              "put a text with brackets in quotes, such as \"[::1]\"");
    }
    frame.key = new Scalar(at, scalar.text(), scalar.style());
    Entry first = frame.entries.get(scalar.text());
    frame.skipsValue = first != null;
    if (first != null) {
      problems.add(
          new Diagnostic(
              YamlRule.TRAP.id(),
              YamlRule.TRAP.name(),
              Severity.ERROR,
              at,
              Quoted.of(scalar.text()) + " is set twice",
              List.of(new Diagnostic.Label(first.key().at(), "first set here")),
              Optional.of("remove one of them: YAML would silently keep only one")));
    }
  }

  private static void value(Frame frame, Scalar key, YamlNode node, Place at) {
    frame.key = null;
    if (key.style() == YamlNode.Style.PLAIN && key.text().equals("<<")) {
      merge(frame, node, at);
    } else if (!frame.skipsValue) {
      frame.entries.put(key.text(), new Entry(key, node));
    }
  }

  private static void merge(Frame frame, YamlNode node, Place at) {
    List<YamlNode> sources = node instanceof Sequence list ? list.items() : List.of(node);
    for (YamlNode source : sources) {
      if (source instanceof Mapping mapping) {
        frame.merged.add(mapping);
      } else {
        throw new YamlError(
            at,
            "`<<` must refer to a map, but this is " + source.kind(),
            "use the alias of a map, such as `*common`");
      }
    }
  }

  /**
   * Returns the entries: a key of the map itself overrides merged ones, and an earlier merged map
   * overrides a later one.
   */
  private static List<Entry> withMerged(Frame frame) {
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

  private static YamlError tooDeep(Place at) {
    return new YamlError(
        at,
        "the value is nested deeper than 64 levels",
        "use fewer levels: a manifest needs at most six");
  }
}
