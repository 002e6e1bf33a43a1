package io.github.unitgen.meaning.command;

import io.github.unitgen.catalog.Programs;
import io.github.unitgen.catalog.Programs.Flag;
import io.github.unitgen.catalog.Programs.Kind;
import io.github.unitgen.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A command of docker, podman or nerdctl that starts containers, read as their clients read it: the
 * words after the image belong to the container.
 *
 * @param command client and verb, as {@code docker compose up}
 * @param verb the action
 * @param at the place of the client and verb
 * @param options the options of the client before the image
 * @param complete whether all options are known, and a variable can add none
 */
public record ContainerStart(
    String command, Verb verb, Span at, List<Option> options, boolean complete) {
  public ContainerStart {
    options = List.copyOf(options);
  }

  /** The action that the client performs. */
  public enum Verb {
    /** {@code docker run}. */
    RUN("run"),
    /** {@code docker exec}: another process in a container that is up. */
    EXEC("exec"),
    /** {@code docker start}. */
    START("start"),
    /** {@code docker compose up}. */
    UP("up");

    private final String word;

    Verb(String word) {
      this.word = word;
    }

    /** Returns the verb as it is written. */
    public String word() {
      return word;
    }
  }

  /**
   * An option of the client.
   *
   * @param name the name with its dashes; each of several letters after one dash is an option
   * @param value the value, {@code true} if the option has none
   * @param written the word with the name
   * @param span that word and the value
   */
  public record Option(String name, String value, Argument written, Span span) {
    private boolean is(String letter, String word) {
      return name.equals(letter) || name.equals(word);
    }

    /** Whether the option has a word of its own, so that it can be removed. */
    public boolean isAlone() {
      return written.value().startsWith(name);
    }
  }

  private static final Set<String> CLIENTS = Set.of("docker", "podman", "nerdctl");
  private static final Set<String> COMPOSERS = Set.of("docker-compose", "podman-compose");

  /** Whether the program of that name is such a client. */
  public static boolean isClient(String program) {
    return CLIENTS.contains(program) || COMPOSERS.contains(program);
  }

  /**
   * Reads the command of {@code started}. Returns empty if it is another command or cannot be read.
   */
  public static Optional<ContainerStart> of(Started started) {
    if (!isClient(started.program())) {
      return Optional.empty();
    }
    boolean composer = COMPOSERS.contains(started.program());
    String command = started.program();
    Reader reader = new Reader(started.arguments(), command);
    Optional<Argument> word = reader.skip();
    if (word.filter(verb -> verb.value().equals("container")).isPresent()) {
      word = reader.skip();
    } else if (word.filter(verb -> verb.value().equals("compose")).isPresent()) {
      composer = true;
      command += " compose";
      reader.readAs("docker-compose");
      word = reader.skip();
    }
    if (word.isEmpty()) {
      return Optional.empty();
    }
    Optional<Verb> verb = verb(word.get().value(), composer);
    return verb.isEmpty()
        ? Optional.empty()
        : Optional.of(reader.start(command, verb.get(), word.get().span()));
  }

  private static Optional<Verb> verb(String word, boolean composer) {
    for (Verb verb : Verb.values()) {
      if (verb.word().equals(word) && composer == (verb == Verb.UP)) {
        return Optional.of(verb);
      }
    }
    return Optional.empty();
  }

  /**
   * Returns the option that makes the client end while the container keeps running; empty for
   * {@code start}.
   */
  public Optional<Option> detach() {
    return switch (verb) {
      case RUN, EXEC -> on("-d", "--detach");
      case UP -> on("-d", "--detach").or(() -> on("--wait", "--wait"));
      case START -> Optional.empty();
    };
  }

  /** Whether the client ends while the container keeps running. */
  public boolean isLeft() {
    return verb == Verb.START
        ? complete && on("-a", "--attach").or(() -> on("-i", "--interactive")).isEmpty()
        : verb != Verb.EXEC && detach().isPresent();
  }

  /** Returns the option if it is present and not switched off. */
  public Optional<Option> on(String letter, String word) {
    return last(letter, word).filter(option -> !option.value().equals("false"));
  }

  /** Returns the option if it is present; the last one counts. */
  public Optional<Option> last(String letter, String word) {
    Optional<Option> found = Optional.empty();
    for (Option option : options) {
      if (option.is(letter, word)) {
        found = Optional.of(option);
      }
    }
    return found;
  }

  /** Reads the words of one command. */
  private static final class Reader {
    private final List<Argument> words;
    private Set<String> switches;
    private int at;
    private boolean complete = true;
    private final List<Option> options = new ArrayList<>();

    Reader(List<Argument> words, String program) {
      this.words = words;
      this.switches = switches(program);
    }

    private static Set<String> switches(String program) {
      List<Flag> flags = Programs.find(program).orElseThrow().flags(Kind.SWITCH);
      return Set.copyOf(flags.stream().map(Flag::written).toList());
    }

    void readAs(String program) {
      switches = switches(program);
    }

    /** Returns the next word that is not an option. */
    Optional<Argument> skip() {
      options();
      if (!complete || at >= words.size()) {
        return Optional.empty();
      }
      return Optional.of(words.get(at++));
    }

    ContainerStart start(String client, Verb verb, Span where) {
      options.clear();
      options();
      // Options of these two verbs may also follow the names.
      while ((verb == Verb.START || verb == Verb.UP) && at < words.size()) {
        complete &= words.get(at).literal();
        at++;
        options();
      }
      String command = client + " " + verb.word();
      return new ContainerStart(command, verb, where, options, complete);
    }

    private void options() {
      while (at < words.size()) {
        Argument word = words.get(at);
        String text = word.value();
        if (!text.startsWith("-")) {
          complete &= word.literal() || text.startsWith("${");
          return;
        }
        if (text.length() < 2 || text.equals("--")) {
          return;
        }
        at++;
        if (text.startsWith("--")) {
          named(word);
        } else {
          letters(word);
        }
      }
    }

    private void named(Argument word) {
      String text = word.value();
      int equals = text.indexOf('=');
      if (equals >= 0) {
        add(text.substring(0, equals), text.substring(equals + 1), word, word);
      } else if (switches.contains(text)) {
        add(text, "true", word, word);
      } else {
        valued(text, word);
      }
    }

    private void letters(Argument word) {
      String text = word.value();
      for (int i = 1; i < text.length(); i++) {
        String letter = "-" + text.charAt(i);
        boolean last = i + 1 == text.length();
        if (!last && text.charAt(i + 1) == '=') {
          add(letter, text.substring(i + 2), word, word);
          return;
        }
        if (switches.contains(letter)) {
          add(letter, "true", word, word);
        } else if (last) {
          valued(letter, word);
        } else {
          add(letter, text.substring(i + 1), word, word);
          return;
        }
      }
    }

    /** Reads an option whose value is the next word, if there is one. */
    private void valued(String name, Argument word) {
      Argument value = at < words.size() ? words.get(at) : new Argument("", word.span(), true);
      at++;
      add(name, value.value(), word, value);
    }

    private void add(String name, String value, Argument word, Argument last) {
      int start = Math.min(word.span().start(), last.span().start());
      Span span = new Span(start, Math.max(word.span().end(), last.span().end()));
      options.add(new Option(name, value, word, span));
    }
  }
}
