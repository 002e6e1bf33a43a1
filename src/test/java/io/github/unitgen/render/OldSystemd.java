package io.github.unitgen.render;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A unit as systemd 219 reads and runs it, worked out anew from its sources (conf-parser.c,
 * load-fragment.c, util.c): words are cut at blanks and only whole words are quoted, a semicolon
 * ends a command even between quotes, the path of a program has no specifiers, and a word that
 * begins with a dollar is a variable, also where a second dollar follows. Where a later state of
 * 219 is milder, the harder one is taken.
 */
final class OldSystemd {
  private static final int LINE_MAX = 2048;
  private static final String BLANKS = " \t\n\r";

  private final String instance;
  private final Map<String, List<String>> settings = new LinkedHashMap<>();
  private final Map<String, String> environment = new LinkedHashMap<>();

  OldSystemd(String unit, String instance) {
    this.instance = instance;
    lines(unit);
    settings.getOrDefault("Environment", List.of()).forEach(this::assign);
  }

  /** What the child is given by Environment=. */
  Map<String, String> environment() {
    return environment;
  }

  /** The argv of each command of {@code key}. */
  List<List<String>> commands(String key) {
    List<List<String>> commands = new ArrayList<>();
    settings.getOrDefault(key, List.of()).forEach(value -> exec(value, commands));
    return commands;
  }

  /** The file in pieces as fgets(3) hands them over. */
  private void lines(String unit) {
    String joined = "";
    for (String line : unit.split("\n", -1)) {
      byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
      if (bytes.length >= LINE_MAX - 1) {
        throw new AssertionError("a line is cut: " + line);
      }
      joined += line;
      boolean escaped = false;
      for (int i = 0; i < joined.length(); i++) {
        escaped = !escaped && joined.charAt(i) == '\\';
      }
      if (escaped) {
        joined = joined.substring(0, joined.length() - 1) + " ";
        continue;
      }
      line(strip(joined));
      joined = "";
    }
  }

  private void line(String line) {
    int equals = line.indexOf('=');
    if (!line.isEmpty() && "#;[".indexOf(line.charAt(0)) < 0) {
      settings
          .computeIfAbsent(strip(line.substring(0, equals)), key -> new ArrayList<>())
          .add(strip(line.substring(equals + 1)));
    }
  }

  private static String strip(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && BLANKS.indexOf(text.charAt(from)) >= 0) {
      from++;
    }
    while (to > from && BLANKS.indexOf(text.charAt(to - 1)) >= 0) {
      to--;
    }
    return text.substring(from, to);
  }

  private void assign(String value) {
    for (String word : words(specifiers(value))) {
      String assignment = unescaped(word);
      int equals = assignment.indexOf('=');
      String content = assignment.substring(equals + 1);
      if (content.chars().noneMatch(c -> c < ' ' || c == 0x7F)) {
        environment.put(assignment.substring(0, equals), content);
      }
    }
  }

  private void exec(String value, List<List<String>> commands) {
    List<String> argv = new ArrayList<>();
    String path = "";
    for (String word : words(value)) {
      if (argv.isEmpty()) {
        path = unescaped(word);
        argv.add(specifiers(path));
      } else if (word.equals(";")) {
        commands.add(run(path, argv));
        argv.clear();
      } else {
        argv.add(specifiers(unescaped(word.equals("\\;") ? ";" : word)));
      }
    }
    commands.add(run(path, argv));
  }

  private List<String> run(String path, List<String> argv) {
    if (!path.startsWith("/")) {
      throw new AssertionError("no absolute path: " + path);
    }
    List<String> out = new ArrayList<>();
    for (String word : argv) {
      if (word.startsWith("$") && !word.startsWith("${")) {
        String named = environment.get(word.substring(1));
        out.addAll(named == null ? List.of() : words(named));
      } else {
        out.add(expanded(word));
      }
    }
    // Of argv[0] nothing is left of the path that is run.
    if (!out.isEmpty() && !path.equals(out.get(0))) {
      throw new AssertionError("runs " + path + " as " + out.get(0));
    }
    return out;
  }

  private String expanded(String word) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < word.length(); i++) {
      boolean dollar = word.charAt(i) == '$';
      int close = word.startsWith("${", i) ? word.indexOf('}', i) : -1;
      if (dollar && word.startsWith("$$", i)) {
        out.append('$');
        i++;
      } else if (dollar && close > 0) {
        out.append(environment.getOrDefault(word.substring(i + 2, close), ""));
        i = close;
      } else {
        out.append(word.charAt(i));
      }
    }
    return out.toString();
  }

  /** Without their quotes, with their escapes. */
  private static List<String> words(String value) {
    List<String> words = new ArrayList<>();
    int at = 0;
    while (true) {
      while (at < value.length() && BLANKS.indexOf(value.charAt(at)) >= 0) {
        at++;
      }
      if (at == value.length()) {
        return words;
      }
      char quote = value.charAt(at);
      boolean quoted = quote == '"' || quote == '\'';
      int start = quoted ? at + 1 : at;
      int end = end(value, start, quoted ? String.valueOf(quote) : BLANKS);
      words.add(value.substring(start, end));
      at = quoted ? end + 1 : end;
      if (end == value.length() && quoted
          || at < value.length() && BLANKS.indexOf(value.charAt(at)) < 0) {
        throw new AssertionError("trailing garbage: " + value);
      }
    }
  }

  /** The first of {@code signs} from {@code from} on that no backslash hides. */
  private static int end(String value, int from, String signs) {
    boolean escaped = false;
    for (int i = from; i < value.length(); i++) {
      if (escaped) {
        escaped = false;
      } else if (value.charAt(i) == '\\') {
        escaped = true;
      } else if (signs.indexOf(value.charAt(i)) >= 0) {
        return i;
      }
    }
    return value.length();
  }

  private String specifiers(String value) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      String two = value.substring(i, Math.min(i + 2, value.length()));
      if (two.equals("%%")) {
        out.append('%');
        i++;
      } else if (two.equals("%i")) {
        out.append(instance);
        i++;
      } else {
        out.append(value.charAt(i));
      }
    }
    return out.toString();
  }

  private static String unescaped(String word) {
    String named = "abfnrtv\\\"'s";
    String values = "\u0007\b\f\n\r\t\u000B\\\"' ";
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < word.length(); ) {
      int point = word.codePointAt(i);
      char next = i + 1 < word.length() ? word.charAt(i + 1) : ' ';
      if (point == '\\' && named.indexOf(next) >= 0) {
        out.write(values.charAt(named.indexOf(next)));
        i += 2;
      } else if (point == '\\' && next == 'x') {
        out.write(Integer.parseInt(word.substring(i + 2, i + 4), 16));
        i += 4;
      } else {
        out.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
        i += Character.charCount(point);
      }
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
