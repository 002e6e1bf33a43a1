package io.github.unitgen.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * A manifest as an editor sees it, which hands its schema checker JSON. Where the two versions of
 * YAML give a plain scalar a type that JSON does not have (a date, binary data, infinity), the
 * editor is taken to see a text: no key of a manifest asks for such a value, and each that takes a
 * text takes it as it is written. Keys are texts as written, the last of two equal ones wins, and
 * merge keys are resolved in both, as editors do.
 */
enum YamlReading {
  /** YAML 1.2 with its core schema, the default of yaml-language-server. */
  CORE_1_2 {
    @Override
    Resolver resolver() {
      return new CoreResolver();
    }

    @Override
    JsonNode number(ScalarNode node) {
      String text = node.getValue();
      JsonNodeFactory json = JsonNodeFactory.instance;
      if (text.startsWith("0o")) {
        return json.numberNode(new BigInteger(text.substring(2), 8));
      }
      if (text.startsWith("0x")) {
        return json.numberNode(new BigInteger(text.substring(2), 16));
      }
      return node.getTag().equals(Tag.INT)
          ? json.numberNode(new BigInteger(text.startsWith("+") ? text.substring(1) : text))
          : json.numberNode(new BigDecimal(text));
    }

    @Override
    boolean bool(String text) {
      return text.equalsIgnoreCase("true");
    }
  },

  /** YAML 1.1 as SnakeYAML reads it, like most tools that are older than the core schema. */
  SNAKEYAML_1_1 {
    @Override
    Resolver resolver() {
      return new Resolver();
    }

    @Override
    JsonNode number(ScalarNode node) {
      Object value = new Constructor().value(node);
      if (value instanceof Double number) {
        return number.isInfinite()
            ? JsonNodeFactory.instance.textNode(node.getValue())
            : JsonNodeFactory.instance.numberNode(new BigDecimal(number));
      }
      return JsonNodeFactory.instance.numberNode(new BigInteger(value.toString()));
    }

    @Override
    boolean bool(String text) {
      return List.of("true", "yes", "on").contains(text.toLowerCase(java.util.Locale.ROOT));
    }
  };

  private static final int MAX_DEPTH = 70;

  abstract Resolver resolver();

  abstract JsonNode number(ScalarNode node);

  abstract boolean bool(String text);

  /** The JSON that {@code text} stands for; empty where it is no YAML or not one document. */
  Optional<JsonNode> json(String text) {
    LoaderOptions options = new LoaderOptions();
    options.setNestingDepthLimit(MAX_DEPTH);
    try {
      ParserImpl parser = new ParserImpl(new StreamReader(text), options);
      Node node = new Composer(parser, resolver(), options).getSingleNode();
      return node == null ? Optional.empty() : Optional.of(json(node, 0));
    } catch (YAMLException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private JsonNode json(Node node, int depth) {
    if (depth > MAX_DEPTH) {
      throw new YAMLException("an alias of what it stands in");
    }
    if (node instanceof MappingNode mapping) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      entries(mapping, object, depth);
      return object;
    }
    if (node instanceof SequenceNode sequence) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      sequence.getValue().forEach(item -> array.add(json(item, depth + 1)));
      return array;
    }
    ScalarNode scalar = (ScalarNode) node;
    JsonNodeFactory json = JsonNodeFactory.instance;
    if (scalar.getTag().equals(Tag.NULL)) {
      return json.nullNode();
    }
    if (scalar.getTag().equals(Tag.BOOL)) {
      return json.booleanNode(bool(scalar.getValue()));
    }
    boolean finite =
        !scalar.getValue().toLowerCase(java.util.Locale.ROOT).matches("[-+]?\\.[in].*");
    boolean number = scalar.getTag().equals(Tag.INT) || scalar.getTag().equals(Tag.FLOAT);
    try {
      return number && finite ? number(scalar) : json.textNode(scalar.getValue());
    } catch (
        NumberFormatException e) { // SnakeYAML takes `._` for a number, and then cannot read it
      return json.textNode(scalar.getValue());
    }
  }

  private void entries(MappingNode mapping, ObjectNode object, int depth) {
    for (NodeTuple tuple : mapping.getValue()) {
      if (tuple.getKeyNode().getTag().equals(Tag.MERGE)) {
        Node merged = tuple.getValueNode();
        List<Node> maps = merged instanceof SequenceNode list ? list.getValue() : List.of(merged);
        for (Node map : maps) {
          if (json(map, depth + 1) instanceof ObjectNode below) {
            below.properties().forEach(e -> object.putIfAbsent(e.getKey(), e.getValue()));
          }
        }
      }
    }
    for (NodeTuple tuple : mapping.getValue()) {
      if (!tuple.getKeyNode().getTag().equals(Tag.MERGE)) {
        String key =
            tuple.getKeyNode() instanceof ScalarNode scalar
                ? scalar.getValue()
                : json(tuple.getKeyNode(), depth + 1).toString();
        object.set(key, json(tuple.getValueNode(), depth + 1));
      }
    }
  }

  /** YAML 1.2.2 §10.3.2. */
  private static final class CoreResolver extends Resolver {
    @Override
    protected void addImplicitResolvers() {
      addImplicitResolver(Tag.BOOL, Pattern.compile("true|True|TRUE|false|False|FALSE"), "tTfF");
      addImplicitResolver(
          Tag.INT, Pattern.compile("[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+"), "-+0123456789");
      addImplicitResolver(
          Tag.FLOAT,
          Pattern.compile(
              "[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?"
                  + "|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)"),
          "-+0123456789.");
      addImplicitResolver(Tag.MERGE, MERGE, "<");
      addImplicitResolver(Tag.NULL, Pattern.compile("~|null|Null|NULL|"), "~nN\0");
      addImplicitResolver(Tag.NULL, EMPTY, null);
    }
  }

  private static final class Constructor extends SafeConstructor {
    Constructor() {
      super(new LoaderOptions());
    }

    Object value(ScalarNode node) {
      return constructObject(node);
    }
  }
}
