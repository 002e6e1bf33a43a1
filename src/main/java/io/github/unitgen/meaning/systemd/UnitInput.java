package io.github.unitgen.meaning.systemd;

import io.github.unitgen.catalog.SystemdVersions;
import io.github.unitgen.meaning.Image;
import io.github.unitgen.meaning.ShellReviewer;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.EnvironmentLine;
import io.github.unitgen.syntax.systemd.ExecLine;
import io.github.unitgen.syntax.systemd.UnitFile;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import io.github.unitgen.syntax.systemd.UnitFile.Section;
import io.github.unitgen.syntax.systemd.UnitWords.Word;
import io.github.unitgen.syntax.systemd.value.Booleans;
import java.util.ArrayList;
import java.util.HashMap;
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

  /** So many facts that rules derive from a unit need not be moved. */
  private static final int USUAL_FACTS = 32;

  /** So many are left once the unit has been judged by itself. */
  private static final int FEW_FACTS = 4;

  private final UnitFile file;
  private final UnitName name;
  private final SystemdVersions versions;
  private final Image image;
  private final ShellReviewer reviewer;

  private final String type;

  /** Null after {@link #forget}. */
  private @Nullable UnitSettings settings;

  private Map<Class<?>, Object> derived = new HashMap<>(USUAL_FACTS);

  private @Nullable List<ValueFault> valueFaults;

  /** The lines that systemd does not accept, by identity, after the faults are known. */
  private @Nullable Set<Assignment> ignored;

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
    UnitSettings read = new UnitSettings(file);
    this.settings = read;
    this.type = name.isKnown() ? name.type() : typeOf(read);
  }

  private static String typeOf(UnitSettings settings) {
    for (Map.Entry<String, String> entry : SECTION_TYPES.entrySet()) {
      if (settings.has(entry.getKey())) {
        return entry.getValue();
      }
    }
    return "";
  }

  private UnitSettings settings() {
    UnitSettings known = settings;
    if (known == null) {
      known = new UnitSettings(file);
      settings = known;
    }
    return known;
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
    return settings().assignments();
  }

  /** Returns the assignments to {@code key} in all sections of that name, in file order. */
  public List<Assignment> all(String section, String key) {
    return settings().all(section, key);
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
    return settings().has(section);
  }

  /**
   * Returns the place to report a missing setting of {@code section}: the name in its first header,
   * else the first header of the file, else the start of the file.
   */
  public Span header(String section) {
    Optional<Section> header = settings().header(section);
    if (header.isEmpty()) {
      header = file.sections().stream().findFirst();
    }
    return header.map(Section::nameSpan).orElse(Span.at(0));
  }

  /** Returns the commands of an {@code Exec…=} assignment, which are read once. */
  public ExecLine exec(Assignment assignment) {
    return settings().exec(assignment);
  }

  /** Returns the variables that an {@code Environment=} assignment sets, which are read once. */
  public EnvironmentLine environment(Assignment assignment) {
    return settings().environment(assignment);
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
    }
    return type.cast(known);
  }

  /** A derived object that is small enough to survive {@link #forget}. */
  public interface Lasting {}

  /**
   * Discards the lines of the file, unless it was put together from several, and what was derived
   * from them; both are made anew on demand.
   */
  public void forget() {
    file.forget();
    settings = null;
    Map<Class<?>, Object> all = derived;
    derived = new HashMap<>(FEW_FACTS);
    for (Map.Entry<Class<?>, Object> fact : all.entrySet()) {
      if (fact.getValue() instanceof Lasting) {
        derived.put(fact.getKey(), fact.getValue());
      }
    }
    valueFaults = null;
    ignored = null;
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
