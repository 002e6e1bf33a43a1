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
 * Programs that init systems start, and their flags: which put them into the background, keep them
 * in the foreground, or make them write PID files and logs, and which determine how they stop. The
 * table is read on the first lookup.
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

  /** The effect of a flag, or of the program without a flag. */
  public enum Kind {
    /** Puts the program into the background. */
    DAEMONIZE,
    /** Keeps the program in the foreground, or makes it end at once. */
    FOREGROUND,
    /** The program goes into the background unless it has a flag of FOREGROUND. */
    FORKS,
    /** As FORKS, but a configuration can change it. */
    FORKS_BY_DEFAULT,
    /** The program only detaches another one from the process that started it. */
    BACKGROUND,
    PIDFILE,
    LOGFILE,
    /** Sets the port, address or socket that the program opens. */
    LISTEN,
    /** Stays in the foreground by itself: a worker or server of an application. */
    WORKER,
    /** The program has children that do its work, and stops them itself. */
    MASTER,
    /**
     * The program ends with status 0 now and then to be started again: after the time given, or
     * when it is told to.
     */
    RECYCLES,
    /** Makes the program end when its work is done, so that it is not a worker. */
    ENDS,
    /** Asks another program to stop, and does not wait for it. */
    ASKS,
    /** The program never calls the watchdog of systemd, or only by means of {@code instead}. */
    UNWATCHED,
    /**
     * The program stays between the init and a program that it starts; {@code instead} never
     * reaches that program.
     */
    BETWEEN,
    /** The longest time in seconds to finish the work after the order to stop. */
    DRAIN,
    /** The longest time in seconds that one task may run. */
    TASK_LIMIT,
    /** Names the configuration file. */
    CONFIG,
    /** An option without a value, in a program whose other options all have one. */
    SWITCH
  }

  /** The value that a flag has. */
  public enum Value {
    NONE,
    /** A value: a word of its own, or after {@code =}, or joined to a short flag. */
    VALUE,
    /** As VALUE; only yes, true, on and 1 count. */
    BOOL,
    /** The value of an environment variable: yes, true, on and 1 count. */
    YES,
    /** An optional value. */
    OPTIONAL
  }

  /**
   * One fact about a program.
   *
   * @param kind the effect
   * @param written the flag or the words; {@code *} if no flag is needed, {@code text:…} for a part
   *     of any word, {@code env:…} for a variable
   * @param value the value that follows the flag
   * @param removedIn the first version of the program that does not know the flag any more
   * @param instead what to write instead
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

    /** By kind, parsed on first use: for most programs they are never asked for. */
    private @Nullable Map<Kind, List<Flag>> flags;

    /** For a command, the arguments that its runner gets; for other programs, their name. */
    private final List<String> words;

    private Program(String name) {
      this.name = name;
      this.words = List.of(name.substring(name.indexOf(' ') + 1).split(" ", -1));
    }

    /**
     * Returns the name in the table; a command has several words, such as {@code artisan
     * queue:work}.
     */
    public String name() {
      return name;
    }

    /**
     * Returns the command of this program that the arguments {@code given} select, or this program
     * if they select no command.
     */
    public Program command(List<String> given) {
      for (Program command : commands) {
        if (Collections.indexOfSubList(given, command.words) >= 0) {
          return command;
        }
      }
      return this;
    }

    /** Whether the table has commands of this program, so that its arguments matter. */
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

    /** Returns the flags of {@code kind}, in the order of the table. */
    public List<Flag> flags(Kind kind) {
      Map<Kind, List<Flag>> known = flags;
      if (known == null) {
        known = read();
        flags = known;
      }
      return known.getOrDefault(kind, List.of());
    }

    /** Whether {@code kind} applies to the program without any flag. */
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
   * Returns the program with this base name, or empty if it is unknown. A version may follow the
   * name ({@code php-fpm8.2}), and a variable named after the program is accepted ({@code
   * ${CELERY_BIN}}).
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
    while (end > 1 && isOfVersion(name.charAt(end - 1))) {
      end--;
    }
    return end == name.length()
        ? Optional.empty()
        : Optional.ofNullable(byName.get(name.substring(0, end)));
  }

  private static boolean isOfVersion(char c) {
    return c >= '0' && c <= '9' || c == '.' || c == '-';
  }

  private static Optional<String> named(String variable) {
    String name = variable.replace("$", "").replace("{", "").replace("}", "");
    return name.endsWith("_BIN")
        ? Optional.of(name.substring(0, name.length() - "_BIN".length()).toLowerCase(Locale.ROOT))
        : Optional.empty();
  }
}
