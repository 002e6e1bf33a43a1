package io.github.unitgen.catalog;

import io.github.unitgen.catalog.Table.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of programs that init systems start: which flags put them into the background, keep
 * them in the foreground, or make them write PID files and logs of their own, and which say how
 * they stop. Read at the first question.
 */
public final class Programs {
  private static final int COLUMNS = 8;

  private final Map<String, Program> byName = new HashMap<>();

  private Programs() {
    String names = "";
    List<Program> programs = List.of();
    for (Row row : Table.lines("programs")) {
      if (!row.isOf(names)) {
        names = row.first();
        programs = new ArrayList<>();
        for (String name : names.split(",", -1)) {
          programs.add(byName.computeIfAbsent(name, Program::new));
        }
      }
      for (Program program : programs) {
        program.rows.add(row);
      }
    }
    for (Program program : List.copyOf(byName.values())) {
      int blank = program.name.indexOf(' ');
      if (blank > 0) {
        String runner = program.name.substring(0, blank);
        byName.computeIfAbsent(runner, Program::new).commands.add(program);
      }
    }
  }

  private static final class Holder {
    static final Programs ALL = new Programs();
  }

  /** What a flag does, or what the program does without one. */
  public enum Kind {
    /** Puts the program into the background. */
    DAEMONIZE,
    /** Keeps it in the foreground, or makes it end at once. */
    FOREGROUND,
    /** The program goes into the background unless a flag of FOREGROUND is there. */
    FORKS,
    /** As FORKS, but its configuration can say otherwise. */
    FORKS_BY_DEFAULT,
    /** The program only cuts another one off from what has started it. */
    BACKGROUND,
    PIDFILE,
    LOGFILE,
    /** Says which port, address or socket the program opens. */
    LISTEN,
    /** Stays in the foreground by itself: a worker or server of an application. */
    WORKER,
    /** Has children that do its work, and stops them itself. */
    MASTER,
    /** Ends with 0 now and then, to be started again: after that time, or when it is told to. */
    RECYCLES,
    /** Makes it end once its work is done, so that it is no worker. */
    ENDS,
    /** Asks another program to stop, and does not wait until it has. */
    ASKS,
    /** Never calls the watchdog of systemd, or does so by what {@code instead} names only. */
    UNWATCHED,
    /** Stays between the init and a program that it starts; {@code instead} never gets there. */
    BETWEEN,
    /** How many seconds it takes at most to finish its work when it is told to stop. */
    DRAIN,
    /** How many seconds one task may take. */
    TASK_LIMIT,
    /** Its configuration file. */
    CONFIG,
    /** An option that takes no word, where all others do. */
    SWITCH
  }

  /** What follows a flag. */
  public enum Value {
    NONE,
    /** A word of its own, or behind {@code =}, or stuck to a short flag. */
    VALUE,
    /** As VALUE; only yes, true, on and 1 count. */
    BOOL,
    /** Of an environment variable: yes, true, on, 1 count. */
    YES,
    /** There may be a word. */
    OPTIONAL
  }

  /**
   * One fact. {@code written} is the flag or the words, {@code *} where no flag is needed, {@code
   * text:…} a part of any word, {@code env:…} a variable. {@code removedIn} is the version of the
   * program that does not know it any more; {@code instead} is what to write.
   */
  public record Flag(
      Kind kind,
      String written,
      Value value,
      Optional<String> removedIn,
      Optional<String> instead) {
    private static Flag of(String[] cells) {
      return new Flag(
          Kind.valueOf(cells[1].replace('-', '_').toUpperCase(Locale.ROOT)),
          cells[2],
          Value.valueOf(cells[3].isEmpty() ? "NONE" : cells[3].toUpperCase(Locale.ROOT)),
          Optional.of(cells[5]).filter(version -> !version.isEmpty()),
          Optional.of(cells[6]).filter(instead -> !instead.isEmpty()));
    }
  }

  /** A program and its flags. */
  public static final class Program {
    private final String name;
    private final List<Row> rows = new ArrayList<>();
    private final List<Program> commands = new ArrayList<>();

    /** By their kind; read when first asked for, since of most programs none is. */
    private @Nullable Map<Kind, List<Flag>> flags;

    /** Of a command what its runner is given; of other programs their name. */
    private final List<String> words;

    private Program(String name) {
      this.name = name;
      this.words = List.of(name.substring(name.indexOf(' ') + 1).split(" ", -1));
    }

    /** As the table calls it; that of a command has several words: {@code artisan queue:work}. */
    public String name() {
      return name;
    }

    /**
     * The command of this program that {@code given}, its arguments, ask for; else this program.
     */
    public Program command(List<String> given) {
      for (Program command : commands) {
        if (Collections.indexOfSubList(given, command.words) >= 0) {
          return command;
        }
      }
      return this;
    }

    /** Whether the table knows commands of it, so that its arguments matter. */
    public boolean hasCommands() {
      return !commands.isEmpty();
    }

    private Map<Kind, List<Flag>> read() {
      Map<Kind, List<Flag>> kinds = new EnumMap<>(Kind.class);
      for (Row row : rows) {
        Flag flag = Flag.of(row.cells(COLUMNS));
        kinds.computeIfAbsent(flag.kind(), none -> new ArrayList<>()).add(flag);
      }
      kinds.replaceAll((kind, some) -> List.copyOf(some));
      return Map.copyOf(kinds);
    }

    /** Its flags of that kind, in the order of the table. */
    public List<Flag> flags(Kind kind) {
      Map<Kind, List<Flag>> known = flags;
      if (known == null) {
        known = read();
        flags = known;
      }
      return known.getOrDefault(kind, List.of());
    }

    /** Whether it does so without any flag. */
    public boolean is(Kind kind) {
      for (Flag flag : flags(kind)) {
        if (flag.written().equals("*")) {
          return true;
        }
      }
      return false;
    }
  }

  /**
   * The program of that base name, also with a version behind it ({@code php-fpm8.2}), and behind a
   * variable that is named after it ({@code ${CELERY_BIN}}).
   */
  public static Optional<Program> find(String name) {
    Map<String, Program> byName = Holder.ALL.byName;
    Program exact = byName.get(name);
    if (exact != null || name.isEmpty()) {
      return Optional.ofNullable(exact);
    }
    if (name.startsWith("$")) {
      return named(name).flatMap(program -> Optional.ofNullable(byName.get(program)));
    }
    int end = name.length();
    while (end > 1 && "0123456789.-".indexOf(name.charAt(end - 1)) >= 0) {
      end--;
    }
    return Optional.ofNullable(byName.get(name.substring(0, end)));
  }

  private static Optional<String> named(String variable) {
    String name = variable.replace("$", "").replace("{", "").replace("}", "");
    return name.endsWith("_BIN")
        ? Optional.of(name.substring(0, name.length() - "_BIN".length()).toLowerCase(Locale.ROOT))
        : Optional.empty();
  }
}
