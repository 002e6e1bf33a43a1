package io.github.unitgen.lint;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.meaning.systemd.UnitName;
import io.github.unitgen.source.Source;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Lints files of one folder, each with an eye on what lies beside it: first {@link #parts}, which
 * threads can share out among them, then {@link #finish}.
 */
public final class FolderLinter {
  private final List<Slot> linted = new ArrayList<>();
  private final FolderInput folder;
  private final boolean alone;

  /** A file that was read, and who judges it. */
  public record Entry(Document document, Linter linter) {}

  /** What else lies in the folder. Asked by several threads at once. */
  public interface Neighbours {
    /** The linted files are all that lies there. */
    Neighbours NONE =
        new Neighbours() {
          @Override
          public Collection<String> names() {
            return List.of();
          }

          @Override
          public Optional<Entry> read(String name) {
            return Optional.empty();
          }
        };

    /**
     * The names of all files that may be ours, with those in {@code x.service.d} and the like, as
     * paths of the same form as the names of the sources; in order. Those of the linted files may
     * be among them.
     */
    Collection<String> names();

    /** Empty where the file is none of ours, or cannot be read. */
    Optional<Entry> read(String name);
  }

  /** One file or several, with nothing known of what lies beside them: no folder rule speaks. */
  public FolderLinter(List<Entry> entries) {
    this(entries, List.of(), name -> Optional.empty(), true);
  }

  /** {@code entries} are linted, {@code neighbours} looked at. */
  public FolderLinter(List<Entry> entries, Neighbours neighbours) {
    this(entries, neighbours.names(), neighbours::read, false);
  }

  private FolderLinter(
      List<Entry> entries,
      Collection<String> names,
      Function<String, Optional<Entry>> reader,
      boolean alone) {
    Map<String, Slot> slots = new LinkedHashMap<>();
    for (Entry entry : entries) {
      Slot slot = Slot.linted(entry);
      linted.add(slot);
      slots.put(slot.name(), slot);
    }
    for (String name : names) {
      if (!slots.containsKey(name)) {
        slots.put(name, Slot.beside(name, reader));
      }
    }
    this.folder = new FolderInput(List.copyOf(slots.values()));
    this.alone = alone;
  }

  /**
   * The name of the folder that the file at {@code path} belongs to; of a drop-in that of its unit.
   * Ends with a slash, or is empty.
   */
  public static String folderOf(String path) {
    int slash = path.lastIndexOf('/');
    String folder = path.substring(0, slash + 1);
    UnitName name = UnitName.of(path);
    if (!name.dropIn() || !name.isKnown()) {
      return folder;
    }
    return path.substring(0, path.lastIndexOf('/', slash - 1) + 1);
  }

  /** {@code entries} by {@link #folderOf}; folders and files in the order of the entries. */
  public static Map<String, List<Entry>> byFolder(List<Entry> entries) {
    Map<String, List<Entry>> folders = new LinkedHashMap<>();
    for (Entry entry : entries) {
      folders
          .computeIfAbsent(folderOf(entry.document().source().name()), folder -> new ArrayList<>())
          .add(entry);
    }
    return folders;
  }

  /** Independent pieces of work, each for one thread; all are to be done before {@link #finish}. */
  public List<Runnable> parts() {
    return folder.linted();
  }

  /**
   * What is wrong with each linted file, and with the files of variables that linted units name and
   * that are at hand, in the order of the places; of two at one place the lower id first.
   */
  public Map<Source, List<Diagnostic>> finish() {
    environmentFiles();
    if (!alone) {
      together();
    }
    Map<Source, List<Diagnostic>> findings = new LinkedHashMap<>();
    for (Slot slot : linted) {
      findings.put(slot.source(), slot.findings());
    }
    return findings;
  }

  private void environmentFiles() {
    Set<String> names = new HashSet<>();
    linted.forEach(slot -> names.add(slot.name()));
    List<Slot> files = new ArrayList<>();
    for (Slot slot : linted) {
      for (Source file : EnvironmentFiles.named(slot.linted())) {
        if (names.add(file.name())) {
          Document document = new Document(file, Kind.ENVIRONMENT);
          Slot found = Slot.linted(new Entry(document, slot.linted().linter()));
          new TextPart(found).run();
          files.add(found);
        }
      }
    }
    linted.addAll(files);
  }

  private void together() {
    List<Found> all =
        Checks.of(folder, rule -> linted.stream().anyMatch(slot -> slot.asksFor(rule)));
    if (!all.isEmpty()) {
      Slot.hand(all, folder.merged(), linted);
    }
  }
}
