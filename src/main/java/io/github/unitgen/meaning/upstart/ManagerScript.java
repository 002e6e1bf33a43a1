package io.github.unitgen.meaning.upstart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The jobs that the scripts of a manager start, and their instances: in the lines that unitgen and
 * foreman write, and in those that people do.
 */
public final class ManagerScript {
  private static final int MOST = 1000;

  private static final String NAME = "[A-Za-z_][A-Za-z0-9_]*";

  private static final Pattern FUNCTION =
      Pattern.compile(
          "(?ms)^[ \t]*("
              + NAME
              + ")\\(\\)[ \t]*\\{(?:([^\n]*)\\}[ \t]*$|(.*?)\n[ \t]*\\}[ \t]*$)");

  private static final Pattern ASSIGN = Pattern.compile("(" + NAME + ")=\"?([A-Za-z0-9_.-]*)\"?");

  private static final Pattern FOR = Pattern.compile("for[ \t]+(" + NAME + ")[ \t]+in[ \t]+(.+)");

  private static final Pattern WHILE =
      Pattern.compile(
          "while[ \t]+\\[[ \t]+\"?\\$\\{?("
              + NAME
              + ")\\}?\"?[ \t]+-(lt|le)[ \t]+\"?([^\" \t]+|\\$\\(\\([^\"]*\\)\\))\"?[ \t]+\\]");

  private static final Pattern SEQUENCE =
      Pattern.compile(
          "(?:`|\\$\\()[ \t]*(?:/usr/bin/)?seq[ \t]+(?:([^ \t`)]+)[ \t]+)?([^ \t`)]+)[ \t]*(?:`|\\))");

  private static final Pattern BRACES = Pattern.compile("\\{([0-9]+)\\.\\.([0-9]+)\\}");

  private static final Pattern START =
      Pattern.compile(
          "(?:exec[ \t]+)?(?:sudo[ \t]+)?(?:(?:/sbin/)?initctl[ \t]+)?(?:/sbin/)?"
              + "(start|stop|"
              + NAME
              + ")(?:[ \t]+-[qn]|[ \t]+--(?:quiet|no-wait))*"
              + "[ \t]+([A-Za-z0-9_@.:/-]+)((?:[ \t]+"
              + NAME
              + "=[^ \t]+)*)");

  private static final Pattern SERVICE =
      Pattern.compile(
          "(?:sudo[ \t]+)?(?:/usr/sbin/)?service[ \t]+([A-Za-z0-9_.-]+)[ \t]+(start|stop)((?:[ \t]+"
              + NAME
              + "=[^ \t]+)*)");

  private static final Pattern NEXT =
      Pattern.compile(NAME + "=(?:\\$\\(\\(.*\\)\\)|`expr .*`|\\$\\(expr .*\\))");

  private static final Pattern STEP =
      Pattern.compile("if start -q ([^ \"]+) && group; then\\s+done_([0-9]+)=1");

  private static final Pattern NEEDED = Pattern.compile("done_([0-9]+)");

  private static final Pattern RUNS = Pattern.compile("runs ([^ \"]+)");

  /** Folders for log files, which go with these; foreman makes them in a bash. */
  private static final Pattern LOGS =
      Pattern.compile("(?:mkdir|chown|chmod) .*/log(?:/.*)?|bash <<[ \t]*[\"']?EOF[\"']?|EOF");

  private static final Set<String> IDLE =
      Set.of("wait", "true", ":", "do", "then", "done", "fi", "set -e", "else", "");

  private final Map<String, String> variables;
  private final List<Start> starts = new ArrayList<>();
  private final Set<String> starters = new LinkedHashSet<>(Set.of("start"));
  private final Map<Integer, String> numbers = new TreeMap<>();
  private final Map<String, List<String>> stepsOf = new LinkedHashMap<>();
  private final Map<String, Set<Integer>> needs = new LinkedHashMap<>();
  private final Set<String> steps = new LinkedHashSet<>();
  private final List<String> unknown = new ArrayList<>();
  private final Set<String> counts = new LinkedHashSet<>();
  private final Map<String, String> countOf = new LinkedHashMap<>();
  private final Map<String, Integer> firsts = new LinkedHashMap<>();
  private String counter = "";
  private int first = 1;
  private String loop = "";
  private List<String> values = List.of();
  private int level;

  /**
   * A job that is started, or its instances.
   *
   * @param job its name
   * @param arguments what it is given, each value a text or {@code $} for those of {@code values}
   * @param values one for each instance; none of a plain job
   * @param level how often the script has waited before
   * @param isListed whether a loop over names of jobs starts it
   */
  public record Start(
      String job, Map<String, String> arguments, List<String> values, int level, boolean isListed) {
    public Start {
      arguments = new LinkedHashMap<>(arguments);
      values = List.copyOf(values);
    }

    /** Returns the start of the same job with other instances. */
    public Start with(Map<String, String> otherArguments, List<String> otherValues) {
      return new Start(job, otherArguments, otherValues, level, isListed);
    }
  }

  /** Reads a script; {@code environment} has the variables of the manager. */
  public ManagerScript(String script, Map<String, String> environment) {
    this.variables = new LinkedHashMap<>(environment);
    String text = functions(script.replace("\\\n", " "));
    Matcher step = STEP.matcher(text);
    while (step.find()) {
      numbers.put(Integer.parseInt(step.group(2)), step.group(1));
      steps.add(step.group(1));
    }
    for (String line : text.split("\n", -1)) {
      for (String part : parts(line)) {
        statement(part.strip());
      }
    }
    needs.forEach(
        (job, found) ->
            stepsOf.put(
                job,
                found.stream()
                    .flatMap(number -> Optional.ofNullable(numbers.get(number)).stream())
                    .toList()));
  }

  /** Returns what it starts, in this order. */
  public List<Start> starts() {
    return List.copyOf(starts);
  }

  /** Returns the jobs that it runs to their end before it goes on. */
  public Set<String> steps() {
    return steps;
  }

  /** Returns those steps that have to succeed before {@code job} is started. */
  public List<String> stepsOf(String job) {
    return stepsOf.getOrDefault(job, List.of());
  }

  /** Returns the places of jobs in the manifest that unitgen wrote the script from, from 1 on. */
  public Map<Integer, String> numbers() {
    return numbers;
  }

  /** Returns the variables that hold numbers of instances. */
  public Set<String> counts() {
    return counts;
  }

  /** Returns the variable with the number of instances, for each job that has one. */
  public Map<String, String> countOf() {
    return countOf;
  }

  /** Returns the number of the first instance of {@code job}, also if there are none. */
  public int first(String job) {
    return firsts.getOrDefault(job, 1);
  }

  /** Returns the lines that do something else. */
  public List<String> unknown() {
    return List.copyOf(unknown);
  }

  /** The text without functions; those that start what they are given are noted. */
  private String functions(String script) {
    Matcher function = FUNCTION.matcher(script);
    StringBuilder rest = new StringBuilder();
    Map<String, String> bodies = new LinkedHashMap<>();
    while (function.find()) {
      bodies.put(
          function.group(1), function.group(2) == null ? function.group(3) : function.group(2));
      function.appendReplacement(rest, "");
    }
    function.appendTail(rest);
    bodies.forEach(
        (name, body) -> {
          boolean hands = body.contains("\"$@\"") || body.contains("$*") || body.contains("$1");
          if (hands
              && starters.stream().anyMatch(s -> body.matches("(?s).*\\b" + s + "\\b.*"))
              && !name.equals("runs")) {
            starters.add(name);
          }
          number(name).ifPresent(number -> numbered(name, number, body));
        });
    return rest.toString();
  }

  private static Optional<Integer> number(String function) {
    int line = function.lastIndexOf('_');
    String digits = function.substring(line + 1);
    boolean ours = function.startsWith("runs_") || function.startsWith("up_");
    return ours
            && !digits.isEmpty()
            && digits.length() < 5
            && digits.chars().allMatch(c -> c >= '0' && c <= '9')
        ? Optional.of(Integer.parseInt(digits))
        : Optional.empty();
  }

  private void numbered(String function, int number, String body) {
    if (function.startsWith("runs_")) {
      Matcher runs = RUNS.matcher(body);
      if (runs.find()) {
        numbers.put(number, runs.group(1).replaceAll("[;].*", ""));
      }
    } else {
      Matcher needed = NEEDED.matcher(body);
      Set<Integer> found = new LinkedHashSet<>();
      while (needed.find()) {
        found.add(Integer.parseInt(needed.group(1)));
      }
      needs.put(function, found);
    }
  }

  /** Statements on a line, of lists the first commands only. */
  private static List<String> parts(String line) {
    String text = line.strip();
    if (text.startsWith("#")) {
      return List.of();
    }
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '\'' || c == '"' || c == '`') {
        quote = c;
      } else if (c == ';') {
        parts.add(part.toString());
        part.setLength(0);
        continue;
      }
      part.append(c);
    }
    parts.add(part.toString());
    return parts;
  }

  private void statement(String written) {
    String text = written;
    for (String word : List.of("do ", "then ", "else ")) {
      text = text.startsWith(word) ? text.substring(word.length()).strip() : text;
    }
    int or = text.indexOf("||");
    String first = (or < 0 ? text : text.substring(0, or)).strip();
    if (first.endsWith("&")) {
      first = first.substring(0, first.length() - 1).strip();
    }
    first = first.replaceAll("[ \t]+[0-9]?>+[ \t]*(?:&[0-9]|/dev/null)", "").strip();
    if (text.equals("wait")) {
      level++;
      return;
    }
    Matcher assign = ASSIGN.matcher(first);
    Matcher each = FOR.matcher(first);
    Matcher loops = WHILE.matcher(first);
    Matcher start = START.matcher(first);
    Matcher service = SERVICE.matcher(first);
    if (first.equals("done")) {
      loop = "";
      counter = "";
      values = List.of();
    } else if (IDLE.contains(first)
        || first.startsWith("echo ")
        || first.startsWith("logger ")
        || first.startsWith("sleep ")
        || first.startsWith("#")
        || LOGS.matcher(first).matches()
        || first.startsWith("done_")
        || NEXT.matcher(first).matches()) {
      return;
    } else if (each.matches()) {
      loop = each.group(1);
      list(each.group(2).strip(), written);
    } else if (loops.matches()) {
      loop = loops.group(1);
      counted(loops, written);
    } else if (assign.matches()) {
      variables.put(assign.group(1), assign.group(2));
    } else if (service.matches()) {
      if (service.group(2).equals("start")) {
        start(service.group(1), service.group(3));
      }
    } else if (isEach(first)) {
      values.forEach(job -> starts.add(new Start(job, Map.of(), List.of(), level, true)));
    } else if (start.matches() && starters.contains(start.group(1))) {
      start(start.group(2), start.group(3));
      number(start.group(1)).ifPresent(number -> numbers.put(number, start.group(2)));
      Set<Integer> needed = needs.remove(start.group(1));
      if (needed != null) {
        needs.put(start.group(2), needed);
      }
    } else if (start.matches() && start.group(1).equals("stop")) {
      return;
    } else if (STEP_LINE.matcher(first).find()) {
      Matcher step = STEP_LINE.matcher(first);
      if (step.find()) {
        starts.add(new Start(step.group(1), Map.of(), List.of(), level, false));
      }
    } else if (!first.startsWith("if ! {")
        && !first.startsWith("exec initctl emit ")
        && !first.startsWith("initctl emit ")) {
      unknown.add(written);
    }
  }

  /** Whether the value of the loop is the job to start. */
  private boolean isEach(String statement) {
    String[] words = statement.split("[ \t]+", -1);
    String last = words[words.length - 1].replace("\"", "").replace("{", "").replace("}", "");
    return words.length == 2
        && starters.contains(words[0])
        && !loop.isEmpty()
        && last.equals("$" + loop);
  }

  private static final Pattern STEP_LINE =
      Pattern.compile("^(?:el)?if start -q ([^ \"]+) && group$");

  private void start(String job, String arguments) {
    Map<String, String> given = new LinkedHashMap<>();
    boolean loops = false;
    for (String argument : arguments.strip().split("[ \t]+", -1)) {
      int sign = argument.indexOf('=');
      if (sign > 0) {
        String value = argument.substring(sign + 1).replace("\"", "").replace("'", "");
        boolean own =
            !loop.isEmpty() && (value.equals("$" + loop) || value.equals("${" + loop + "}"));
        loops |= own;
        given.put(argument.substring(0, sign), own ? "$" : value(value).orElse(value));
      }
    }
    if (loops && !counter.isEmpty()) {
      countOf.put(job, counter);
      firsts.put(job, first);
    }
    starts.add(new Start(job, given, loops ? values : List.of(), level, false));
  }

  /** What the loop goes over. */
  private void list(String list, String written) {
    Matcher sequence = SEQUENCE.matcher(list);
    Matcher braces = BRACES.matcher(list);
    if (sequence.matches()) {
      String first = sequence.group(1) == null ? "1" : sequence.group(1);
      numbers(first, sequence.group(2), 0, written);
    } else if (braces.matches()) {
      numbers(braces.group(1), braces.group(2), 0, written);
    } else {
      List<String> found = new ArrayList<>();
      for (String word : list.split("[ \t]+", -1)) {
        Optional<String> value = value(word.replace("\"", ""));
        if (value.isEmpty()) {
          values = List.of();
          unknown.add(written);
          return;
        }
        if (word.indexOf('$') >= 0) {
          count(word.replace("\"", ""));
        }
        found.addAll(List.of(value.get().strip().split("[ \t]+", -1)));
      }
      values = found;
    }
  }

  private void counted(Matcher loops, String written) {
    String first = variables.getOrDefault(loops.group(1), "");
    boolean less = loops.group(2).equals("lt");
    String most = loops.group(3);
    Matcher sum = Pattern.compile("\\$\\(\\((" + NAME + ") \\+ ([0-9]{1,4})\\)\\)").matcher(most);
    if (sum.matches()) {
      count(sum.group(1));
      Optional<Integer> count = number("$" + sum.group(1), true);
      int from = Integer.parseInt(sum.group(2));
      this.first = from;
      values = count.map(n -> row(from, from + n - 1)).orElse(List.of());
      if (count.isEmpty()) {
        unknown.add(written);
      }
      return;
    }
    numbers(first, most, less ? 1 : 0, written);
  }

  private void numbers(String first, String last, int less, String written) {
    Optional<Integer> from = number(first, false);
    Optional<Integer> to = number(last, true);
    if (from.isEmpty() || to.isEmpty()) {
      values = List.of();
      unknown.add(written);
      return;
    }
    this.first = from.get();
    values = row(from.get(), to.get() - less);
  }

  private static List<String> row(int from, int to) {
    List<String> row = new ArrayList<>();
    for (int i = from; i <= to && row.size() <= MOST; i++) {
      row.add(Integer.toString(i));
    }
    return row;
  }

  private Optional<Integer> number(String text, boolean counts) {
    if (counts && text.indexOf('$') >= 0) {
      count(text);
    }
    return value(text)
        .filter(digits -> !digits.isEmpty() && digits.length() < 5)
        .filter(digits -> digits.chars().allMatch(c -> c >= '0' && c <= '9'))
        .map(Integer::parseInt);
  }

  private void count(String variable) {
    counter = plain(variable);
    counts.add(counter);
  }

  private static String plain(String variable) {
    String name = variable.replace("$", "").replace("{", "").replace("}", "");
    int end = name.indexOf(':');
    return end < 0 ? name : name.substring(0, end);
  }

  /** A text, or the value of a variable, with the default that stands behind {@code :-}. */
  private Optional<String> value(String text) {
    if (text.indexOf('$') < 0 && text.indexOf('`') < 0) {
      return Optional.of(text);
    }
    Matcher use = USE.matcher(text);
    if (!use.matches()) {
      return Optional.empty();
    }
    return Optional.ofNullable(variables.get(plain(text)))
        .or(() -> Optional.ofNullable(use.group(2)));
  }

  private static final Pattern USE =
      Pattern.compile("\\$(?:" + NAME + "|\\{(" + NAME + ")(?::-([^}]*))?\\})");
}
