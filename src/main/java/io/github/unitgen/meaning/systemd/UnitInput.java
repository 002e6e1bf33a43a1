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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A unit file or drop-in as rules see it. Used by one thread. */
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

  private final UnitFile file;
  private final UnitName name;
  private final SystemdVersions versions;
  private final Image image;
  private final ShellReviewer reviewer;

  /** By section and key; nothing once the unit is only looked at. */
  private @Nullable Map<String, Map<String, List<Assignment>>> sections;

  private final List<Assignment> assignments = new ArrayList<>();
  private final Map<String, Section> headers = new HashMap<>();
  private final IdentityHashMap<Assignment, ExecLine> execLines = new IdentityHashMap<>();
  private final IdentityHashMap<Assignment, EnvironmentLine> environments = new IdentityHashMap<>();
  private final Map<Class<?>, Object> derived = new HashMap<>();
  private @Nullable List<ValueFault> valueFaults;

  /** A unit of a machine that is not at hand. */
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
    Map<String, Map<String, List<Assignment>>> bySection = new HashMap<>();
    for (Line line : file.lines()) {
      if (line instanceof Section section) {
        headers.putIfAbsent(section.name(), section);
      } else if (line instanceof Assignment assignment) {
        assignments.add(assignment);
        bySection
            .computeIfAbsent(assignment.section(), section -> new HashMap<>())
            .computeIfAbsent(assignment.key(), key -> new ArrayList<>(1))
            .add(assignment);
      }
    }
    this.sections = bySection;
  }

  public UnitFile file() {
    return file;
  }

  public UnitName name() {
    return name;
  }

  /** The versions that the unit is judged for. */
  public SystemdVersions versions() {
    return versions;
  }

  /** What is at hand of the machine that the unit is for. */
  public Image image() {
    return image;
  }

  /** Who is to say what the shell texts are worth. */
  public ShellReviewer reviewer() {
    return reviewer;
  }

  /**
   * {@code service}, {@code timer} and so on: by the name, else by the section that only one type
   * has; empty where neither says.
   */
  public String type() {
    if (name.isKnown()) {
      return name.type();
    }
    for (Map.Entry<String, String> entry : SECTION_TYPES.entrySet()) {
      if (headers.containsKey(entry.getKey())) {
        return entry.getValue();
      }
    }
    return "";
  }

  public boolean isService() {
    return type().equals("service");
  }

  /** Whether another file holds the rest of the unit. */
  public boolean isDropIn() {
    return name.dropIn();
  }

  /** All assignments, known or not, in file order. */
  public List<Assignment> assignments() {
    return assignments;
  }

  /** The assignments to {@code key} in all sections of that name, in file order. */
  public List<Assignment> all(String section, String key) {
    if (sections == null) {
      return search(section, key);
    }
    Map<String, List<Assignment>> keys = sections.get(section);
    return keys == null ? List.of() : keys.getOrDefault(key, List.of());
  }

  private List<Assignment> search(String section, String key) {
    List<Assignment> found = List.of();
    for (Assignment line : assignments) {
      if (line.key().equals(key) && line.section().equals(section)) {
        if (found.isEmpty()) {
          found = new ArrayList<>(1);
        }
        found.add(line);
      }
    }
    return found;
  }

  /** As {@link #all}, from behind the last empty assignment on: what is left of a list. */
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
   * The assignment that counts for a setting with a single value: the last one that systemd takes,
   * which ignores an invalid one as if it were not there. It may be empty, which stands for the
   * default.
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

  /** Whether systemd takes {@code line}: it does not ignore it, nor refuse the unit for it. */
  public boolean takes(Assignment line) {
    return !ValueFault.isIgnored(this, line);
  }

  /** The text that {@link #last} assigns; empty where nothing is assigned. */
  public String value(String section, String key) {
    return last(section, key).map(Assignment::value).orElse("");
  }

  /** Whether the setting, a boolean, is switched on; its default does not count. */
  public boolean isYes(String section, String key) {
    return Booleans.isYes(value(section, key));
  }

  /** Whether the setting, a boolean, is switched off; its default does not count. */
  public boolean isNo(String section, String key) {
    return Booleans.isNo(value(section, key));
  }

  /** Whether the section is opened. */
  public boolean has(String section) {
    return headers.containsKey(section);
  }

  /**
   * Where to say that something is missing from {@code section}: the name in its first header, else
   * the first header of the file, else the start of the file.
   */
  public Span header(String section) {
    Section header = headers.get(section);
    if (header == null && !file.sections().isEmpty()) {
      header = file.sections().get(0);
    }
    return header == null ? Span.at(0) : header.nameSpan();
  }

  /** The commands of an {@code Exec…=} assignment; read once. */
  public ExecLine exec(Assignment assignment) {
    return execLines.computeIfAbsent(assignment, line -> ExecLine.read(line.value()));
  }

  /** What an {@code Environment=} assignment sets; read once. */
  public EnvironmentLine environment(Assignment assignment) {
    return environments.computeIfAbsent(assignment, line -> EnvironmentLine.read(line.value()));
  }

  /**
   * What systemd holds against the values of settings, in file order; looked for once. Exec lines
   * and {@code Environment=} are not among them, nor settings that none of the versions knows.
   */
  public List<ValueFault> valueFaults() {
    List<ValueFault> known = valueFaults;
    if (known == null) {
      known = ValueFault.find(this);
      valueFaults = known;
    }
    return known;
  }

  /**
   * The commands that are left of {@code key} ({@code ExecStart} …) in {@code [section]}, in file
   * order.
   */
  public List<UnitCommand> commands(String section, String key) {
    List<UnitCommand> found = new ArrayList<>();
    for (Assignment assignment : effective(section, key)) {
      for (ExecLine.Command command : exec(assignment).commands()) {
        found.add(new UnitCommand(assignment, command));
      }
    }
    return found;
  }

  /** What {@code make} makes of the unit; made once for each type. */
  public <T> T derived(Class<T> type, Function<UnitInput, T> make) {
    Object known = derived.get(type);
    if (known == null) {
      known = make.apply(this);
      derived.put(type, known);
    }
    return type.cast(known);
  }

  /**
   * Lets go of what was read of the settings; it is read anew, and takes longer, where it is asked
   * for again.
   */
  public void forget() {
    sections = null;
    derived.clear();
    execLines.clear();
    environments.clear();
    valueFaults = null;
  }

  /** One command and the assignment that it stands in. */
  public record UnitCommand(Assignment line, ExecLine.Command command) {
    /** Where {@code word}, of this command, was written. */
    public Span span(Word word) {
      return line.sourceSpan(word.span());
    }

    /** Whether {@code sign} is written in the command, which may be one of many on its line. */
    public boolean contains(char sign) {
      List<Word> words = command.words();
      Word last = words.isEmpty() ? command.program() : words.get(words.size() - 1);
      for (int at = command.program().span().start(); at < last.span().end(); at++) {
        if (line.value().charAt(at) == sign) {
          return true;
        }
      }
      return false;
    }
  }
}
