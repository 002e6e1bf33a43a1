package io.github.unitgen.importer.supervisord;

import io.github.unitgen.manifest.ManifestDraft;
import io.github.unitgen.manifest.ManifestDraft.Text;
import io.github.unitgen.syntax.shell.ShellNames;
import io.github.unitgen.syntax.shell.ShellQuoting;
import io.github.unitgen.syntax.shell.ShellWords;
import io.github.unitgen.syntax.supervisor.PythonFormat;
import io.github.unitgen.syntax.supervisor.PythonFormat.Field;
import io.github.unitgen.syntax.supervisor.PythonFormat.Literal;
import io.github.unitgen.syntax.supervisor.PythonFormat.Part;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What supervisord fills into a value. What is known only where the process runs is a mark of
 * letters and digits until the value is written: no parser of the values takes it apart.
 */
final class SupervisordText {
  private static final String MARK = "Q7z";
  private static final String INSTANCE = MARK + "INSTANCEz7q";
  private static final String HOST = MARK + "HOSTz7q";
  private static final Pattern MARKS =
      Pattern.compile(MARK + "(INSTANCE|HOST|VAR([A-Za-z0-9_]+?)END)z7q");

  private static final String PROCESS_NUM = "process_num";
  private static final String ENV = "ENV_";

  private SupervisordText() {}

  /**
   * {@code text} filled in; empty where supervisord refuses it.
   *
   * @param number that of the process; empty where it is that of the instance
   */
  static Optional<String> filled(
      String text, Map<String, String> known, Optional<Integer> number, int processes) {
    Optional<PythonFormat> format =
        text.contains(MARK) ? Optional.empty() : PythonFormat.read(text);
    if (format.isEmpty()) {
      return Optional.empty();
    }
    StringBuilder out = new StringBuilder();
    for (Part part : format.get().parts()) {
      if (part instanceof Field field) {
        Optional<String> value = value(field, known, number, processes);
        if (value.isEmpty()) {
          return Optional.empty();
        }
        out.append(value.get());
      } else {
        out.append(((Literal) part).text());
      }
    }
    return Optional.of(out.toString());
  }

  private static Optional<String> value(
      Field field, Map<String, String> known, Optional<Integer> number, int processes) {
    String name = field.name();
    if (name.equals(PROCESS_NUM)) {
      return number.isPresent() ? field.of(number.get()) : Optional.of(INSTANCE);
    }
    if (name.equals("numprocs")) {
      return field.of(processes);
    }
    if (known.containsKey(name)) {
      return field.of(known.getOrDefault(name, ""));
    }
    boolean plain = field.width() == 0 && field.precision() < 0 && field.type() == 's';
    if (plain && name.equals("host_node_name")) {
      return Optional.of(HOST);
    }
    boolean variable =
        plain && name.startsWith(ENV) && ShellNames.isName(name.substring(ENV.length()));
    return variable
        ? Optional.of(MARK + "VAR" + name.substring(ENV.length()) + "ENDz7q")
        : Optional.empty();
  }

  /** The ways in which the number of a process stands in {@code text}, as written for it. */
  static Set<String> numbers(String text, int number) {
    Set<String> numbers = new LinkedHashSet<>();
    PythonFormat.read(text).map(PythonFormat::parts).orElse(List.of()).stream()
        .filter(part -> part instanceof Field field && field.name().equals(PROCESS_NUM))
        .forEach(part -> numbers.add(((Field) part).of(number).orElse("")));
    return numbers;
  }

  /** Whether it differs between instances. */
  static boolean hasInstance(String filled) {
    return filled.contains(INSTANCE);
  }

  /** What of the machine and of supervisord itself a value needs, as it is written there. */
  static List<String> unknown(String filled) {
    List<String> unknown = new ArrayList<>();
    Matcher mark = MARKS.matcher(filled);
    while (mark.find()) {
      if (mark.group().equals(HOST)) {
        unknown.add("%(host_node_name)s");
      } else if (!mark.group().equals(INSTANCE)) {
        unknown.add("%(ENV_" + mark.group(2) + ")s");
      }
    }
    return unknown;
  }

  /** The same with {@code value} for a variable of supervisord. */
  static String with(String variable, String value, String filled) {
    return filled.replace(MARK + "VAR" + variable + "ENDz7q", value);
  }

  /** A value for a key in which placeholders are replaced. */
  static Text literal(String filled) {
    return placed(ManifestDraft.literal(filled));
  }

  /** The same with the placeholder where the mark of the instance stands. */
  static Text placed(Text text) {
    return new Text(text.text().replace(INSTANCE, "{{instance}}"));
  }

  /**
   * The words of a command as one text for a shell, in which it puts what {@link #unknown} names:
   * {@code written}, as it stands there, if that has the same words.
   */
  static String shellText(String written, List<String> words) {
    if (!unknown(written).isEmpty()) {
      StringBuilder out = new StringBuilder();
      for (String word : words) {
        out.append(out.isEmpty() ? "" : " ").append(shellWord(word));
      }
      return out.toString();
    }
    boolean plain =
        written.chars().allMatch(c -> c >= ' ')
            && ShellWords.split(written).problems().isEmpty()
            && ShellWords.split(written).values().equals(words);
    return plain ? written.strip() : ShellQuoting.command(words);
  }

  private static String shellWord(String word) {
    StringBuilder out = new StringBuilder();
    Matcher mark = MARKS.matcher(word);
    int from = 0;
    while (mark.find()) {
      if (!mark.group().equals(INSTANCE)) {
        out.append(literalPart(word.substring(from, mark.start())));
        out.append(mark.group().equals(HOST) ? "\"$(uname -n)\"" : "\"$" + mark.group(2) + "\"");
        from = mark.end();
      }
    }
    return out.append(word.isEmpty() ? "''" : literalPart(word.substring(from))).toString();
  }

  private static String literalPart(String text) {
    return text.isEmpty() ? "" : ShellQuoting.word(text);
  }
}
