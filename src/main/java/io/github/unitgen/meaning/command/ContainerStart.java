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
 * A command of docker, podman or nerdctl that starts containers, read as their clients read it:
 * what follows the image belongs to the container.
 *
 * @param command client and verb, as {@code docker compose up}
 * @param verb what it does
 * @param at where that is written
 * @param options those of the client in front of the image
 * @param complete whether all of them are there to see, and none is left to a variable
 */
public record ContainerStart(
    String command, Verb verb, Span at, List<Option> options, boolean complete) {
  public ContainerStart {
    options = List.copyOf(options);
  }

  /** What the client is asked to do. */
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

    /** As it is written. */
    public String word() {
      return word;
    }
  }

  /**
   * An option of the client.
   *
   * @param name with its dashes; of several letters behind one dash each is an option
   * @param value what is given to it; {@code true} where it takes nothing
   * @param written the word with the name
   * @param span that word and the value
   */
  public record Option(String name, String value, Argument written, Span span) {
    private boolean is(String letter, String word) {
      return name.equals(letter) || name.equals(word);
    }

    /** Whether it has a word of its own, so that it can be taken out. */
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

  /** What {@code started} starts; empty where it is no such command, or not to be read. */
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

  /** The option that makes the client end while the container runs on; empty for {@code start}. */
  public Optional<Option> detach() {
    return switch (verb) {
      case RUN, EXEC -> on("-d", "--detach");
      case UP -> on("-d", "--detach").or(() -> on("--wait", "--wait"));
      case START -> Optional.empty();
    };
  }

  /** Whether the client ends while the container runs on. */
  public boolean isLeft() {
    return verb == Verb.START
        ? complete && on("-a", "--attach").or(() -> on("-i", "--interactive")).isEmpty()
        : verb != Verb.EXEC && detach().isPresent();
  }

  /** The option, where it is given and not switched off. */
  public Optional<Option> on(String letter, String word) {
    return last(letter, word).filter(option -> !option.value().equals("false"));
  }

  /** The option, where it is given; the last one counts. */
  public Optional<Option> last(String letter, String word) {
    Optional<Option> found = Optional.empty();
    for (Option option : options) {
      if (option.is(letter, word)) {
        found = Optional.of(option);
      }
    }
    return found;
  }

  /** Goes over the words of one command. */
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

    /** The next word that is no option. */
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
      // Those of the other two may stand behind the names, too.
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

    /** An option whose value is the next word, if there is one. */
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
