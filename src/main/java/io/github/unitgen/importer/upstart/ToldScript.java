package io.github.unitgen.importer.upstart;

import io.github.unitgen.syntax.shell.ShellRun;
import io.github.unitgen.syntax.shell.ShellScript;
import io.github.unitgen.syntax.shell.ShellScript.Simple;
import io.github.unitgen.syntax.shell.ShellScript.SourceIfReadable;
import io.github.unitgen.syntax.upstart.AsUser;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A script of which all can be told without running it.
 *
 * @param programs what it starts, in this order, each with its words
 * @param becomes whether the shell becomes the last of them
 * @param exports the variables that it sets for them, in the order of the script
 * @param directory where it goes
 * @param files those of variables, as {@code env_files} names them
 * @param account {@code user:group} that it becomes
 * @param port what the number of an instance is added to for its PORT
 */
record ToldScript(
    List<List<String>> programs,
    boolean becomes,
    Map<String, String> exports,
    Optional<String> directory,
    List<String> files,
    Optional<String> account,
    OptionalInt port) {
  private static final List<String> SHELL = List.of("/bin/sh", "-e", "-c");

  private static final String FOLDER = "\"?(/[A-Za-z0-9_./@-]+)\"?";

  /** The ways in which people read a file of variables that may be absent. */
  private static final List<Pattern> READS =
      List.of(
          Pattern.compile(
              "(?m)^([ \t]*)(?:\\[ +-[fres] +"
                  + FOLDER
                  + " +\\]|test +-[fres] +"
                  + FOLDER
                  + ") +&& +(?:\\.|source) +"
                  + FOLDER
                  + "[ \t]*(?:\\|\\| *(?:true|:))?;?[ \t]*$"),
          Pattern.compile(
              "(?m)^([ \t]*)if +(?:\\[ +-[fres] +"
                  + FOLDER
                  + " +\\]|test +-[fres] +"
                  + FOLDER
                  + ") *(?:;|\n)[ \t]*then[ \t\n]+(?:\\.|source) +"
                  + FOLDER
                  + "[ \t]*(?:;|\n)[ \t]*fi[ \t]*;?[ \t]*$"));

  ToldScript {
    programs = List.copyOf(programs);
    exports = new LinkedHashMap<>(exports);
    files = List.copyOf(files);
  }

  /** With the reading of files in the one form that is understood. */
  static String prepared(String script) {
    String text = script;
    for (Pattern form : READS) {
      Matcher read = form.matcher(text);
      StringBuilder out = new StringBuilder();
      while (read.find()) {
        String tested = read.group(2) == null ? read.group(3) : read.group(2);
        boolean same = tested.equals(read.group(4));
        String written = "if [ -r " + tested + " ]; then . " + tested + "; fi";
        read.appendReplacement(
            out, Matcher.quoteReplacement(same ? read.group(1) + written : read.group()));
      }
      text = read.appendTail(out).toString();
    }
    return text;
  }

  /**
   * Empty where anything of it cannot be told. {@code environment}: the variables of the job;
   * {@code instance}: the one that tells its instances apart.
   */
  static Optional<ToldScript> of(
      String script, Map<String, String> environment, InstanceText instance) {
    String text = prepared(script);
    OptionalInt port = OptionalInt.empty();
    if (instance.variable().isPresent()) {
      Matcher sum = port(instance.variable().get()).matcher(text);
      if (sum.find()) {
        port = OptionalInt.of(Integer.parseInt(sum.group(1)));
        text = text.substring(0, sum.start()) + text.substring(sum.end());
      }
    }
    ShellScript read = ShellScript.parse(text);
    Map<String, String> given = new TreeMap<>(environment);
    instance.variable().ifPresent(name -> given.put(name, InstanceText.MARK));
    ShellRun run = read.run(given);
    if (!run.unknown().isEmpty() || run.programs().isEmpty() || !isIndependent(read, run, given)) {
      return Optional.empty();
    }
    ShellRun.State state = run.programs().get(0).state();
    if (!run.programs().stream().allMatch(program -> program.state().equals(state))) {
      return Optional.empty();
    }
    List<List<String>> programs = new ArrayList<>();
    run.programs().forEach(program -> programs.add(program.argv()));
    ToldScript told =
        new ToldScript(
            programs,
            run.main().isPresent(),
            exports(text, state.environment(), given),
            state.directory(),
            files(read, run),
            Optional.empty(),
            port);
    return told.asUser(given, instance);
  }

  /** What the files set is not known: nothing may depend on variables of the job that they can. */
  private static boolean isIndependent(ShellScript read, ShellRun run, Map<String, String> given) {
    if (run.sourced().isEmpty()) {
      return true;
    }
    Map<String, String> others = new TreeMap<>();
    given.forEach(
        (name, value) -> others.put(name, value.equals(InstanceText.MARK) ? value : value + "x"));
    ShellRun other = read.run(others);
    return argv(run).equals(argv(other));
  }

  private static List<List<String>> argv(ShellRun run) {
    return run.programs().stream().map(ShellRun.Program::argv).toList();
  }

  private static Pattern port(String variable) {
    return Pattern.compile(
        "(?m)^[ \t]*export PORT=\"?\\$\\(\\((-?[0-9]{1,5}) ?\\+ ?\\$?\\{?"
            + Pattern.quote(variable)
            + "\\}?\\)\\)\"?[ \t]*\n");
  }

  private static Map<String, String> exports(
      String text, Map<String, String> environment, Map<String, String> given) {
    List<String> names = new ArrayList<>();
    environment.forEach(
        (name, value) -> {
          if (!value.equals(given.get(name))) {
            names.add(name);
          }
        });
    names.sort(
        Comparator.<String>comparingInt(name -> text.indexOf(name + "="))
            .thenComparing(Comparator.naturalOrder()));
    Map<String, String> exports = new LinkedHashMap<>();
    names.forEach(name -> exports.put(name, environment.getOrDefault(name, "")));
    return exports;
  }

  /** A file that may be absent has a dash in front. */
  private static List<String> files(ShellScript read, ShellRun run) {
    List<String> files = new ArrayList<>();
    for (ShellScript.Command command : read.commands()) {
      boolean optional = command instanceof SourceIfReadable;
      boolean sources =
          command instanceof Simple simple
              && !simple.words().isEmpty()
              && simple.words().get(0).literal().filter("."::equals).isPresent();
      if ((optional || sources) && files.size() < run.sourced().size()) {
        files.add((optional ? "-" : "") + run.sourced().get(files.size()));
      }
    }
    return files;
  }

  /** Behind the words with which unitgen has a job become a user, or as it is. */
  private Optional<ToldScript> asUser(Map<String, String> given, InstanceText instance) {
    List<String> last = programs.get(programs.size() - 1);
    Optional<AsUser.Run> run = AsUser.read(last);
    if (run.isEmpty() || !becomes && programs.size() > 1) {
      return Optional.of(this);
    }
    List<String> argv = run.get().argv();
    Optional<ToldScript> inner =
        argv.size() == SHELL.size() + 1 && argv.subList(0, SHELL.size()).equals(SHELL)
            ? of(argv.get(SHELL.size()).replace(InstanceText.MARK, mark(instance)), given, instance)
            : Optional.of(
                new ToldScript(
                    List.of(argv),
                    becomes,
                    Map.of(),
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    port));
    List<List<String>> before = programs.subList(0, programs.size() - 1);
    return inner.map(
        told -> {
          List<List<String>> all = new ArrayList<>(before);
          all.addAll(told.programs());
          Map<String, String> set = new LinkedHashMap<>(exports);
          set.putAll(told.exports());
          List<String> read = new ArrayList<>(files);
          read.addAll(told.files());
          return new ToldScript(
              all,
              told.becomes(),
              set,
              told.directory().or(() -> directory),
              read,
              Optional.of(run.get().account()),
              told.port().isPresent() ? told.port() : port);
        });
  }

  private static String mark(InstanceText instance) {
    return "$" + instance.variable().orElse("index");
  }
}
