package io.github.unitgen.meaning.systemd;

import io.github.unitgen.catalog.SystemdVersions;
import io.github.unitgen.meaning.Image;
import io.github.unitgen.meaning.ShellReviewer;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.EnvironmentLine;
import io.github.unitgen.syntax.systemd.ExecLine;
import io.github.unitgen.syntax.systemd.UnitFile;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import io.github.unitgen.syntax.systemd.UnitFile.Line;
import io.github.unitgen.syntax.systemd.UnitFile.Section;
import io.github.unitgen.syntax.systemd.UnitWords.Word;
import io.github.unitgen.syntax.systemd.value.Booleans;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A unit file or drop-in as rules see it, for use by one thread. */
public final class UnitInput {
  private static final Map<String, String> SECTION_TYPES =
      Map.of(
          "Service", "service",
          "Socket", "socket",
          "Timer", "timer",
          "Path", "path",
          "Mount", "mount",
          "Automount", "automount",
          "Swap", "swap",
          "Slice", "slice",
          "Scope", "scope");

  /** The usual number of lines with commands, or with variables. */
  private static final int FEW = 4;

  /** So many facts that rules derive from a unit need not be moved. */
  private static final int USUAL_FACTS = 32;

  private final UnitFile file;
  private final UnitName name;
  private final SystemdVersions versions;
  private final Image image;
  private final ShellReviewer reviewer;

  private final String type;

  /** By key: rules ask for many that a unit lacks. */
  private final Map<String, Lines> byKey;

  /** By section and key, where a key is in more sections than any type of unit has. */
  private Map<String, Map<String, Lines>> others = Map.of();

  private final List<Assignment> assignments;
  private final Map<String, Section> headers = new HashMap<>();
  private final IdentityHashMap<Assignment, ExecLine> execLines = new IdentityHashMap<>(FEW);
  private final IdentityHashMap<Assignment, EnvironmentLine> environments =
      new IdentityHashMap<>(FEW);
  private Map<Class<?>, Object> derived = new HashMap<>(USUAL_FACTS);

  /** The part of {@link #derived} that {@link #forget} keeps. */
  private final Map<Class<?>, Object> lasting = new HashMap<>(FEW);

  private @Nullable List<ValueFault> valueFaults;

  /** The lines that systemd does not accept, by identity, after the faults are known. */
  private @Nullable Set<Assignment> ignored;

  /** The assignments to a key in one section. */
  private static final class Lines {
    private static final int MOST_SECTIONS = 16;

    private final String section;
    private List<Assignment> all;

    /** Those in another section. */
    private final @Nullable Lines next;

    private final int sections;

    Lines(Assignment line, @Nullable Lines next) {
      this.section = line.section();
      this.all = List.of(line); // the case for nearly all
      this.next = next;
      this.sections = next == null ? 1 : next.sections + 1;
    }

    void add(Assignment line) {
      if (all.size() == 1) {
        all = new ArrayList<>(all);
      }
      all.add(line);
    }
  }

  /** Creates a unit of a machine whose files are not available. */
  public UnitInput(UnitFile file, UnitName name, SystemdVersions versions) {
    this(file, name, versions, Image.NONE, ShellReviewer.NONE);
  }

  public UnitInput(
      UnitFile file, UnitName name, SystemdVersions versions, Image image, ShellReviewer reviewer) {
    this.file = file;
    this.name = name;
    this.versions = versions;
    this.image = image;
    this.reviewer = reviewer;
    List<Line> lines = file.lines();
    this.assignments = new ArrayList<>(lines.size());
    this.byKey = new HashMap<>(lines.size());
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i) instanceof Section section) {
        headers.putIfAbsent(section.name(), section);
      } else if (lines.get(i) instanceof Assignment assignment) {
        assignments.add(assignment);
        add(assignment);
      }
    }
    this.type = name.isKnown() ? name.type() : typeOf(headers);
  }

  private void add(Assignment line) {
    Lines known = find(line.section(), line.key());
    Lines first = byKey.get(line.key());
    if (known != null) {
      known.add(line);
    } else if (first == null || first.sections < Lines.MOST_SECTIONS) {
      byKey.put(line.key(), new Lines(line, first));
    } else {
      others = others.isEmpty() ? new HashMap<>() : others;
      others
          .computeIfAbsent(line.section(), none -> new HashMap<>())
          .put(line.key(), new Lines(line, null));
    }
  }

  private @Nullable Lines find(String section, String key) {
    for (Lines at = byKey.get(key); at != null; at = at.next) {
      if (at.section.equals(section)) {
        return at;
      }
    }
    Map<String, Lines> keys = others.isEmpty() ? null : others.get(section);
    return keys == null ? null : keys.get(key);
  }

  private static String typeOf(Map<String, Section> headers) {
    for (Map.Entry<String, String> entry : SECTION_TYPES.entrySet()) {
      if (headers.containsKey(entry.getKey())) {
        return entry.getValue();
      }
    }
    return "";
  }

  public UnitFile file() {
    return file;
  }

  public UnitName name() {
    return name;
  }

  /** Returns the versions that the unit is judged for. */
  public SystemdVersions versions() {
    return versions;
  }

  /** Returns the available files of the machine that the unit is for. */
  public Image image() {
    return image;
  }

  /** Returns the reviewer for shell texts. */
  public ShellReviewer reviewer() {
    return reviewer;
  }

  /**
   * Returns the type: {@code service}, {@code timer} and so on. The name determines it, or else a
   * section that only one type has. Empty if neither does.
   */
  public String type() {
    return type;
  }

  public boolean isService() {
    return type.equals("service");
  }

  /** Whether another file holds the rest of the unit. */
  public boolean isDropIn() {
    return name.dropIn();
  }

  /** Returns all assignments, with known and unknown keys, in file order. */
  public List<Assignment> assignments() {
    return assignments;
  }

  /** Returns the assignments to {@code key} in all sections of that name, in file order. */
  public List<Assignment> all(String section, String key) {
    Lines found = find(section, key);
    return found == null ? List.of() : found.all;
  }

  /**
   * Returns the part of {@link #all} after the last empty assignment, which is what remains of a
   * list.
   */
  public List<Assignment> effective(String section, String key) {
    List<Assignment> all = all(section, key);
    for (int i = all.size() - 1; i >= 0; i--) {
      if (all.get(i).isReset()) {
        return all.subList(i + 1, all.size());
      }
    }
    return all;
  }

  /**
   * Returns the assignment that counts for a setting with a single value: the last one that systemd
   * accepts, since an invalid one is ignored. It may be empty, which means the default.
   */
  public Optional<Assignment> last(String section, String key) {
    List<Assignment> all = all(section, key);
    for (int i = all.size() - 1; i >= 0; i--) {
      if (takes(all.get(i))) {
        return Optional.of(all.get(i));
      }
    }
    return Optional.empty();
  }

  /** Returns {@link #last} unless its value is empty. */
  public Optional<Assignment> set(String section, String key) {
    Optional<Assignment> last = last(section, key);
    return last.isPresent() && last.get().isReset() ? Optional.empty() : last;
  }

  /**
   * Whether systemd accepts {@code line}: it neither ignores the line nor refuses the unit because
   * of it.
   */
  public boolean takes(Assignment line) {
    Set<Assignment> known = ignored;
    return known == null ? !ValueFault.isIgnored(this, line) : !known.contains(line);
  }

  /** Returns the value of {@link #last}, or an empty text if there is no assignment. */
  public String value(String section, String key) {
    Optional<Assignment> last = last(section, key);
    return last.isPresent() ? last.get().value() : "";
  }

  /** Whether the boolean setting is switched on; its default does not count. */
  public boolean isYes(String section, String key) {
    return Booleans.isYes(value(section, key));
  }

  /** Whether the boolean setting is switched off; its default does not count. */
  public boolean isNo(String section, String key) {
    return Booleans.isNo(value(section, key));
  }

  /** Whether the file has a header of the section. */
  public boolean has(String section) {
    return headers.containsKey(section);
  }

  /**
   * Returns the place to report a missing setting of {@code section}: the name in its first header,
   * else the first header of the file, else the start of the file.
   */
  public Span header(String section) {
    Section header = headers.get(section);
    if (header == null && !file.sections().isEmpty()) {
      header = file.sections().get(0);
    }
    return header == null ? Span.at(0) : header.nameSpan();
  }

  /** Returns the commands of an {@code Exec…=} assignment, which are read once. */
  public ExecLine exec(Assignment assignment) {
    return execLines.computeIfAbsent(assignment, line -> ExecLine.read(line.value()));
  }

  /** Returns the variables that an {@code Environment=} assignment sets, which are read once. */
  public EnvironmentLine environment(Assignment assignment) {
    return environments.computeIfAbsent(assignment, line -> EnvironmentLine.read(line.value()));
  }

  /**
   * Returns the faults that systemd finds in the values of settings, in file order; they are
   * searched once. The search leaves out Exec lines, {@code Environment=} and settings that none of
   * the versions knows.
   */
  public List<ValueFault> valueFaults() {
    List<ValueFault> known = valueFaults;
    if (known == null) {
      known = ValueFault.find(this);
      valueFaults = known;
      ignored = ValueFault.ignored(known);
    }
    return known;
  }

  /**
   * Returns the commands that remain of {@code key} ({@code ExecStart} …) in {@code [section]}, in
   * file order.
   */
  public List<UnitCommand> commands(String section, String key) {
    List<Assignment> lines = effective(section, key);
    if (lines.isEmpty()) {
      return List.of();
    }
    List<UnitCommand> found = new ArrayList<>(lines.size());
    for (int i = 0; i < lines.size(); i++) {
      Assignment line = lines.get(i);
      List<ExecLine.Command> commands = exec(line).commands();
      for (int at = 0; at < commands.size(); at++) {
        found.add(new UnitCommand(line, commands.get(at)));
      }
    }
    return found;
  }

  /** Returns the result of {@code make} for this unit, which is computed once for each type. */
  public <T> T derived(Class<T> type, Function<UnitInput, T> make) {
    Object known = derived.get(type);
    if (known == null) {
      known = make.apply(this);
      derived.put(type, known);
      if (known instanceof Lasting) {
        lasting.put(type, known);
      }
    }
    return type.cast(known);
  }

  /** A derived object that is small enough to survive {@link #forget}. */
  public interface Lasting {}

  /** Discards the objects derived from the settings; they are computed anew on demand. */
  public void forget() {
    derived = new HashMap<>(lasting);
    execLines.clear();
    environments.clear();
    valueFaults = null;
  }

  /** One command and the assignment that contains it. */
  public record UnitCommand(Assignment line, ExecLine.Command command) {
    /** Returns the place in the file of {@code word}, a word of this command. */
    public Span span(Word word) {
      return line.sourceSpan(word.span());
    }

    /**
     * Whether the text of the command, which may be one of many on its line, contains {@code sign}.
     */
    public boolean contains(char sign) {
      List<Word> words = command.words();
      Word last = words.isEmpty() ? command.program() : words.get(words.size() - 1);
      int start = command.program().span().start();
      int end = last.span().end();
      String value = line.value();
      if (end - start > value.length() / 2) {
        int found = value.indexOf(sign, start); // faster, and little of it is another command
        return found >= 0 && found < end;
      }
      for (int at = start; at < end; at++) {
        if (value.charAt(at) == sign) {
          return true;
        }
      }
      return false;
    }
  }
}
