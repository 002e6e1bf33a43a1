package io.github.unitgen.render;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.github.unitgen.diagnostic.Parsed;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ManifestReader;
import io.github.unitgen.source.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** A manifest of random values, and what the child of each process has to get. */
record RandomGroup(List<Member> processes) {
  private static final Gson JSON = new GsonBuilder().disableHtmlEscaping().create();

  /** What the values are made of: all that some init, shell or template could give a meaning. */
  private static final List<String> PIECES =
      List.of(
          "a",
          "Z",
          "0",
          " ",
          "  ",
          "\t",
          "\n",
          "\r",
          "\\",
          "\\\\",
          "\"",
          "'",
          "`",
          "$",
          "$HOME",
          "${X}",
          "$$",
          "$(",
          ")",
          "%",
          "%%",
          "%i",
          "%Q",
          "#",
          ";",
          "&",
          "|",
          "<",
          ">",
          "*",
          "?",
          "[",
          "]",
          "{",
          "}",
          "{{",
          "}}",
          "~",
          "!",
          "=",
          ",",
          ":",
          "-",
          "\\n",
          "\\x41",
          "\\ ",
          " \\x",
          "end script",
          "\nend script\n",
          "\n  end  script # x",
          "\u0001",
          "\u001b",
          "\u007f",
          "ü",
          "日本",
          "😀",
          "\u0085",
          "\u2028",
          "\ufeff",
          "<#if",
          "${process.user}",
          "\n ");

  /**
   * A value for instances: {@code null} stands for the number. Values of plain processes have none.
   */
  record Value(List<String> parts) {
    String with(String instance) {
      StringBuilder out = new StringBuilder();
      parts.forEach(part -> out.append(part == null ? instance : part));
      return out.toString();
    }

    /** As a manifest writes it. */
    String written() {
      StringBuilder out = new StringBuilder();
      for (String part : parts) {
        if (part == null) {
          if (!out.isEmpty() && out.charAt(out.length() - 1) == '{') {
            throw new IllegalStateException("a brace in front of a placeholder");
          }
          out.append("{{instance}}");
        } else {
          out.append(part.replace("{{", "{{{{"));
        }
      }
      return out.toString();
    }

    boolean hasInstance() {
      return parts.contains(null);
    }
  }

  /** What kind of process it is. */
  enum Kind {
    PLAIN,
    COUNTED,
    NAMED,
    STEP,
    SCHEDULED,
    LISTENING;

    boolean isTemplate() {
      return this == COUNTED || this == NAMED;
    }
  }

  /** {@code directory} and {@code file} number the folders and files that a test has made. */
  record Member(
      Kind kind,
      List<Value> arguments,
      List<Value> environment,
      List<List<Value>> preStart,
      int program,
      int directory,
      int file,
      boolean hasPort) {
    boolean isTemplate() {
      return kind.isTemplate();
    }

    /** The empty text stands for the one of a process that has no instances. */
    List<String> instances() {
      return switch (kind) {
        case COUNTED -> List.of("1", "2");
        case NAMED -> List.of("blue", "low-2");
        default -> List.of("");
      };
    }
  }

  static Arbitrary<RandomGroup> groups(int processes, Kind... kinds) {
    return process(kinds).list().ofSize(processes).map(RandomGroup::new);
  }

  private static Arbitrary<Member> process(Kind... kinds) {
    return Arbitraries.of(kinds)
        .flatMap(
            kind ->
                Combinators.combine(
                        value(kind.isTemplate()).list().ofMaxSize(8),
                        value(kind.isTemplate()).list().ofMaxSize(8),
                        value(kind.isTemplate()).list().ofMaxSize(3).list().ofMaxSize(2),
                        Arbitraries.integers().between(0, 99),
                        Arbitraries.integers().between(0, 99),
                        Arbitraries.integers().between(0, 99),
                        Arbitraries.of(true, false, false))
                    .as(
                        (arguments, environment, preStart, program, directory, file, port) ->
                            new Member(
                                kind,
                                arguments,
                                environment,
                                preStart,
                                program,
                                directory,
                                file,
                                port && kind != Kind.NAMED)));
  }

  private static Arbitrary<Value> value(boolean hasInstance) {
    Arbitrary<String> text =
        Arbitraries.frequencyOf(
            Tuple.of(8, Arbitraries.of(PIECES)),
            Tuple.of(1, Arbitraries.strings().ascii().excludeChars('\0').ofMaxLength(6)));
    Arbitrary<String> part = hasInstance ? text.injectNull(0.15) : text;
    return part.list().ofMaxSize(7).map(RandomGroup::value);
  }

  private static Value value(List<String> parts) {
    List<String> whole = new ArrayList<>();
    StringBuilder run = new StringBuilder();
    for (String part : parts) {
      if (part != null) {
        run.append(part);
        continue;
      }
      // The manifest would take the brace for a part of the placeholder.
      String before = run.toString().replaceAll("\\{+$", "");
      if (!before.isEmpty()) {
        whole.add(before);
      }
      run.setLength(0);
      whole.add(null);
    }
    if (!run.isEmpty()) {
      whole.add(run.toString());
    }
    return new Value(whole);
  }

  /** What a test has made for the processes to use. */
  record World(List<String> programs, List<String> directories, List<String> files) {
    String program(Member process) {
      return programs.get(process.program() % programs.size());
    }

    String directory(Member process) {
      return directories.get(process.directory() % directories.size());
    }

    String file(Member process) {
      return files.get(process.file() % files.size());
    }
  }

  Manifest manifest(World world, Map<String, String> variables) {
    return manifest(world, variables, "app", "");
  }

  /**
   * JSON is YAML too, and quotes every value in the same way. All run as {@code user}; {@code
   * overlay} is laid over the manifest.
   */
  Manifest manifest(World world, Map<String, String> variables, String user, String overlay) {
    Map<String, Object> all = new LinkedHashMap<>();
    for (int i = 0; i < processes.size(); i++) {
      Member process = processes.get(i);
      Map<String, Object> keys = new LinkedHashMap<>();
      keys.put("user", user);
      List<String> command = new ArrayList<>(List.of(world.program(process)));
      process.arguments().forEach(argument -> command.add(argument.written()));
      keys.put("command", command);
      Map<String, String> environment = new LinkedHashMap<>(variables);
      for (int v = 0; v < process.environment().size(); v++) {
        environment.put("V" + v, process.environment().get(v).written());
      }
      keys.put("env", environment);
      List<List<String>> preStart = new ArrayList<>();
      for (List<Value> words : process.preStart()) {
        List<String> written = new ArrayList<>(List.of(world.program(process)));
        words.forEach(word -> written.add(word.written()));
        preStart.add(written);
      }
      if (!preStart.isEmpty()) {
        keys.put("pre_start", preStart);
      }
      if (!world.directory(process).isEmpty()) {
        keys.put("directory", world.directory(process));
      }
      if (!world.file(process).isEmpty()) {
        keys.put("env_files", world.file(process));
      }
      switch (process.kind()) {
        case COUNTED -> keys.put("count", 2);
        case NAMED -> keys.put("instances", process.instances());
        case STEP -> keys.put("oneshot", true);
        case SCHEDULED -> keys.put("schedule", "daily");
        case LISTENING -> keys.put("listen", 3000 + i);
        case PLAIN -> {}
      }
      if (process.hasPort()) {
        keys.put("port", 2000 + 10 * i);
      }
      all.put("p" + i, keys);
    }
    String json =
        JSON.toJson(Map.of("unitgen", 1, "name", "group", "processes", all))
            .replace("\u007f", "\\u007f")
            .replace("\u0085", "\\u0085")
            .replace("\ufeff", "\\ufeff")
            .replace("\ufffe", "\\ufffe");
    Parsed<Manifest> read =
        ManifestReader.read(
            List.of(new Source("random.yml", json), new Source("overlay.yml", overlay)), List.of());
    return read.value().orElseThrow(() -> new IllegalStateException(read.problems().toString()));
  }

  /** The variables of the manifest as {@code instance} sees them. */
  static Map<String, String> environment(
      Member process, Map<String, String> variables, String instance) {
    Map<String, String> expected = new LinkedHashMap<>(variables);
    for (int v = 0; v < process.environment().size(); v++) {
      expected.put("V" + v, process.environment().get(v).with(instance));
    }
    return expected;
  }

  static List<String> argv(String program, List<Value> arguments, String instance) {
    List<String> argv = new ArrayList<>(List.of(program));
    arguments.forEach(argument -> argv.add(argument.with(instance)));
    return argv;
  }
}
