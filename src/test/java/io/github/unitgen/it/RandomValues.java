package io.github.unitgen.it;

import io.github.unitgen.catalog.Directives;
import io.github.unitgen.catalog.Directives.Directive;
import io.github.unitgen.support.Seed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values of settings, right and wrong: from the grammar of their type, then changed at random. */
final class RandomValues {
  private static final Pattern PART = Pattern.compile("<([a-z-]+|u:[0-9A-F]+)>");
  private static final Pattern WORDS = Pattern.compile("<([^<>]+)>");
  private static final int DEEPEST = 8;

  private static final List<String> ODD =
      List.of(
          " ",
          "\t",
          "\"",
          "'",
          "\\",
          "\\\\",
          "%",
          "%%",
          "%i",
          "%Q",
          ":",
          ",",
          ";",
          "#",
          " #",
          "=",
          "~",
          "!",
          "|",
          "-",
          "+",
          "/",
          "..",
          ".",
          "@",
          "*",
          "$",
          "0",
          "9",
          "a",
          "Z",
          "_",
          "x",
          "\u00e9",
          "\u0301",
          "\u2003",
          "\ud83d\ude00",
          "\u0001",
          "\u007f",
          "\u0085",
          "\ufeff");

  private final Random random = Seed.random();
  private final Map<String, List<String>> forms = new HashMap<>();
  private final List<UnaryOperator<String>> changes =
      List.of(
          this::inserted,
          this::inserted,
          this::without,
          this::doubled,
          text -> text + " # comment",
          text -> "\"" + text + "\"",
          text -> "'" + text + "'",
          text -> text + " " + text,
          text -> text.isEmpty() ? text : text.substring(0, random.nextInt(text.length())),
          text -> swapped(text),
          text -> one(ODD) + text,
          text -> text + one(ODD));

  RandomValues() throws IOException {
    try (InputStream in = RandomValues.class.getResourceAsStream("/rig/values.txt")) {
      List<String> open = new ArrayList<>();
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        if (line.startsWith("  ")) {
          open.add(line.substring(2));
        } else if (!line.isEmpty() && !line.startsWith("#")) {
          String name = line.endsWith(":") ? line.substring(0, line.length() - 1) : line;
          open = forms.computeIfAbsent(name, unseen -> new ArrayList<>());
        }
      }
    }
  }

  Random random() {
    return random;
  }

  /** A value for a setting: mostly of its type, now and then of any; on one line. */
  String value(String section, String key) {
    String type = Directives.all().find(section, key).map(Directive::valueType).orElse("");
    List<String> start = random.nextInt(10) == 0 ? forms.get("anything") : ofType(type);
    String value = expanded(one(start), 0);
    while (random.nextInt(3) == 0) {
      value = changes.get(random.nextInt(changes.size())).apply(value);
    }
    // A backslash at the end would go on in the next line: units have that, values do not.
    return value.replaceAll("\\p{Cs}", "").replaceAll("[\\\\\\s]+$", "");
  }

  private List<String> ofType(String type) {
    List<String> found = new ArrayList<>();
    Matcher words = WORDS.matcher(type);
    if (words.find() && (type.startsWith("enum:") || type.startsWith("condition:"))) {
      List<String> all = List.of(words.group(1).split("\\|", -1));
      for (int i = 0; i < 6; i++) {
        found.add(one(all));
      }
      if (type.contains("(boolean words")) {
        found.add("<boolean>");
      }
      if (type.contains("integer(")) {
        found.add("<int>");
      }
      if (type.contains(":PATH")) {
        found.addAll(
            List.of("file:<path>", "append:<path>", "truncate:<path>", "fd:<name>", "<path>"));
      }
    }
    for (int length = type.length(); length > 0; length--) {
      List<String> known = forms.get("type " + type.substring(0, length));
      if (known != null) {
        found.addAll(known);
        return found;
      }
    }
    found.add("<anything>");
    return found;
  }

  private String expanded(String form, int depth) {
    Matcher part = PART.matcher(form);
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (part.find()) {
      out.append(form, at, part.start());
      out.append(part(part.group(1), depth));
      at = part.end();
    }
    return out.append(form, at, form.length()).toString();
  }

  private String part(String name, int depth) {
    if (name.startsWith("u:")) {
      return Character.toString(Integer.parseInt(name.substring(2), 16));
    }
    if (name.equals("empty")) {
      return "";
    }
    if (name.equals("lt")) {
      return "<";
    }
    List<String> known = forms.get(name);
    if (known == null) {
      throw new AssertionError("values.txt has no forms of <" + name + ">");
    }
    return expanded(depth < DEEPEST ? one(known) : known.get(0), depth + 1);
  }

  private String inserted(String text) {
    int at = random.nextInt(text.length() + 1);
    return text.substring(0, at) + one(ODD) + text.substring(at);
  }

  private String without(String text) {
    if (text.isEmpty()) {
      return text;
    }
    int at = random.nextInt(text.length());
    return text.substring(0, at) + text.substring(at + 1);
  }

  private String doubled(String text) {
    int from = random.nextInt(text.length() + 1);
    int to = from + random.nextInt(text.length() - from + 1);
    return text.substring(0, to) + text.substring(from);
  }

  private String swapped(String text) {
    if (text.isEmpty()) {
      return text;
    }
    int at = random.nextInt(text.length());
    char c = text.charAt(at);
    char other = Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c);
    return text.substring(0, at) + other + text.substring(at + 1);
  }

  <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
