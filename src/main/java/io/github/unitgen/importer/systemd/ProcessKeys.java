package io.github.unitgen.importer.systemd;

import io.github.unitgen.catalog.Directives;
import io.github.unitgen.catalog.Directives.Directive;
import io.github.unitgen.importer.shared.DraftCheck;
import io.github.unitgen.importer.shared.KeyOrder;
import io.github.unitgen.importer.shared.Undisclosed;
import io.github.unitgen.manifest.ManifestDraft.Entries;
import io.github.unitgen.manifest.ManifestDraft.Items;
import io.github.unitgen.manifest.ManifestDraft.Text;
import io.github.unitgen.manifest.ManifestDraft.Value;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The keys that the settings of a unit are to become. What a manifest takes under a key is carried;
 * what it refuses there stays in the words of systemd, and what it refuses there too is not
 * carried.
 */
final class ProcessKeys {
  /** As a person writes them. */
  /** Settings for which no value at all is a value (systemd.exec(5)). */
  private static final Set<String> EMPTY_SETS =
      Set.of("CapabilityBoundingSet", "RestrictAddressFamilies");

  /** A line of a unit. */
  record Line(UnitSource unit, Assignment assignment) {}

  /** A directive in the words of systemd; {@code how}: what is to be done about it. */
  record Raw(String section, String key, String value, Line line, Optional<String> how) {}

  /**
   * A key, or an entry or item of one.
   *
   * @param key the key
   * @param entry of a map: the name; of a list: empty
   * @param value what is to stand there
   * @param lines what it comes from
   * @param how what is changed; empty where it means the same
   * @param otherwise what it is where a manifest refuses it
   */
  private record Wish(
      String key,
      Optional<String> entry,
      Value value,
      List<Line> lines,
      Optional<String> how,
      List<Raw> otherwise) {
    String name() {
      return entry.filter(name -> !name.isEmpty()).map(name -> key + "." + name).orElse(key);
    }
  }

  private final List<Wish> wishes = new ArrayList<>();
  private final List<Raw> raws = new ArrayList<>();

  /** A whole key. */
  void set(String key, Value value, List<Line> lines) {
    wish(key, Optional.empty(), value, lines, Optional.empty(), plain(lines));
  }

  /** A whole key that does not say the same. */
  void set(String key, Value value, List<Line> lines, String how) {
    wish(key, Optional.empty(), value, lines, Optional.of(how), plain(lines));
  }

  /** An entry of a map. */
  void entry(String key, String name, Value value, Line line, String written) {
    wish(
        key,
        Optional.of(name),
        value,
        List.of(line),
        Optional.empty(),
        List.of(raw(line, written)));
  }

  /** An item of a list. */
  void item(String key, String text, List<Line> lines, Optional<String> how, List<Raw> otherwise) {
    wish(key, Optional.of(""), new Text(text), lines, how, otherwise);
  }

  private void wish(
      String key,
      Optional<String> entry,
      Value value,
      List<Line> lines,
      Optional<String> how,
      List<Raw> otherwise) {
    wishes.add(new Wish(key, entry, value, lines, how, otherwise));
  }

  /** Whether something is to be {@code key}. */
  boolean has(String key) {
    return wishes.stream().anyMatch(wish -> wish.key().equals(key));
  }

  /** What {@code key} is to be, as far as it is one text or word. */
  Optional<Value> value(String key) {
    return wishes.stream()
        .filter(wish -> wish.key().equals(key) && wish.entry().isEmpty())
        .map(Wish::value)
        .findFirst();
  }

  /** The line stays in the words of systemd. */
  void keep(Line line) {
    raws.add(raw(line, line.assignment().value()));
  }

  /** A part of it does. */
  void keep(Raw raw) {
    raws.add(raw);
  }

  /** The line stays so for now, and is to be changed. */
  void keep(Line line, String how) {
    Raw plain = raw(line, line.assignment().value());
    raws.add(new Raw(plain.section(), plain.key(), plain.value(), line, Optional.of(how)));
  }

  static Raw raw(Line line, String value) {
    Assignment assignment = line.assignment();
    return new Raw(assignment.section(), assignment.key(), value, line, Optional.empty());
  }

  private static List<Raw> plain(List<Line> lines) {
    return lines.stream()
        .filter(line -> counting(line.unit().unit(), line.assignment()).contains(line.assignment()))
        .map(line -> raw(line, line.assignment().value()))
        .toList();
  }

  /** The lines of the setting of {@code line} that count: of a list those behind the last reset. */
  static List<Assignment> counting(UnitInput unit, Assignment line) {
    String section = line.section();
    Optional<Directive> directive = Directives.all().find(section, line.key());
    if (directive.map(Directive::isList).orElse(true)) {
      List<Assignment> left = unit.effective(section, line.key());
      boolean isEmptySet = left.isEmpty() && EMPTY_SETS.contains(line.key());
      return isEmptySet ? unit.last(section, line.key()).stream().toList() : left;
    }
    return unit.set(section, line.key()).stream().toList();
  }

  /** Whether the line is to become something. */
  boolean isWished(Line line) {
    return wishes.stream().anyMatch(wish -> wish.lines().contains(line))
        || raws.stream().anyMatch(raw -> raw.line().equals(line));
  }

  /** Whether a setting stays in the words of systemd. */
  boolean isRaw(String setting) {
    return raws.stream().anyMatch(raw -> raw.key().equals(setting));
  }

  /** The keys as they are to be, whether a manifest takes them or not. */
  Map<String, Value> wished() {
    return settings(wishes, List.of());
  }

  /** The keys, all of which a manifest takes together; {@code others}: processes of the group. */
  Map<String, Value> settle(List<String> others) {
    List<Wish> taken = new ArrayList<>(wishes);
    if (DraftCheck.error(settings(taken, List.of()), others).isPresent()) {
      taken.clear();
      for (Wish wish : wishes) {
        taken.add(wish);
        if (DraftCheck.error(settings(taken, List.of()), others).isPresent()) {
          taken.remove(taken.size() - 1);
          refused(wish);
        }
      }
    }
    taken.forEach(ProcessKeys::tell);
    return settings(taken, settledRaws(taken, others));
  }

  private void refused(Wish wish) {
    raws.addAll(wish.otherwise());
    for (Line line : wish.lines()) {
      if (wish.otherwise().isEmpty()) {
        line.unit()
            .notCarried(line.assignment(), "`" + wish.name() + "` does not accept this value");
      } else if (wish.otherwise().stream().noneMatch(raw -> raw.line().equals(line))) {
        line.unit().carried(line.assignment(), UnitMember.LATER);
      }
    }
  }

  private static void tell(Wish wish) {
    for (Line line : wish.lines()) {
      if (wish.how().isPresent()) {
        line.unit().approximated(line.assignment(), wish.how().get());
      } else {
        line.unit().carried(line.assignment(), wish.name());
      }
    }
  }

  /** A line that has a secret in it stays where it is. */
  private boolean isOpen(Raw raw) {
    if (!Undisclosed.isSecretIn(raw.value())) {
      return true;
    }
    raw.line()
        .unit()
        .notCarried(
            raw.line().assignment(),
            "it contains a secret: put it in a file that only root can read");
    return false;
  }

  /** Names of one line that all stay stand in one line again. */
  private List<Raw> joined() {
    List<Raw> joined = new ArrayList<>();
    for (Raw raw : raws) {
      List<Raw> ofLine =
          raws.stream()
              .filter(other -> other.line().equals(raw.line()) && other.key().equals(raw.key()))
              .toList();
      String whole = raw.line().assignment().value();
      boolean isWhole =
          ofLine.size() > 1
              && whole.equals(String.join(" ", ofLine.stream().map(Raw::value).toList()));
      if (!isWhole) {
        joined.add(raw);
      } else if (ofLine.get(0).equals(raw)) {
        joined.add(new Raw(raw.section(), raw.key(), whole, raw.line(), raw.how()));
      }
    }
    return joined;
  }

  private List<Raw> settledRaws(List<Wish> taken, List<String> others) {
    List<Raw> wanted = joined().stream().filter(this::isOpen).toList();
    List<Raw> kept = new ArrayList<>(wanted);
    if (!kept.isEmpty() && DraftCheck.error(settings(taken, kept), others).isPresent()) {
      kept.clear();
      for (Raw raw : wanted) {
        kept.add(raw);
        Optional<String> error = DraftCheck.error(settings(taken, kept), others);
        if (error.isPresent()) {
          kept.remove(kept.size() - 1);
          raw.line().unit().notCarried(raw.line().assignment(), "cannot be had: " + error.get());
        }
      }
    }
    for (Raw raw : kept) {
      UnitSource unit = raw.line().unit();
      String key = "systemd." + raw.section() + "." + raw.key();
      if (raw.how().isPresent()) {
        unit.approximated(raw.line().assignment(), "`" + key + "`: " + raw.how().get());
      } else {
        unit.carried(raw.line().assignment(), key);
      }
    }
    return kept;
  }

  private static Map<String, Value> settings(List<Wish> wishes, List<Raw> raws) {
    Map<String, List<Wish>> byKey = new LinkedHashMap<>();
    for (Wish wish : wishes) {
      byKey.computeIfAbsent(wish.key(), key -> new ArrayList<>()).add(wish);
    }
    Map<String, Value> settings = new LinkedHashMap<>();
    byKey.forEach((key, some) -> settings.put(key, value(some)));
    if (!raws.isEmpty()) {
      settings.put("systemd", block(raws));
    }
    return KeyOrder.ordered(settings);
  }

  private static Value value(List<Wish> wishes) {
    Wish last = wishes.get(wishes.size() - 1);
    if (last.entry().isEmpty()) {
      return last.value();
    }
    if (last.entry().get().isEmpty()) {
      return new Items(wishes.stream().map(wish -> ((Text) wish.value()).text()).toList());
    }
    Map<String, Value> entries = new LinkedHashMap<>();
    wishes.forEach(wish -> entries.put(wish.entry().orElse(""), wish.value()));
    return new Entries(entries);
  }

  private static Value block(List<Raw> raws) {
    Map<String, Map<String, List<String>>> sections = new LinkedHashMap<>();
    for (Raw raw : raws) {
      List<String> values =
          sections
              .computeIfAbsent(raw.section(), section -> new LinkedHashMap<>())
              .computeIfAbsent(raw.key(), key -> new ArrayList<>());
      if (!isList(raw)) {
        values.clear();
      }
      values.add(raw.value());
    }
    Map<String, Value> block = new LinkedHashMap<>();
    sections.forEach(
        (section, keys) -> {
          Map<String, Value> entries = new LinkedHashMap<>();
          keys.forEach(
              (key, values) ->
                  entries.put(
                      key, values.size() == 1 ? new Text(values.get(0)) : new Items(values)));
          block.put(section, new Entries(entries));
        });
    return new Entries(block);
  }

  private static boolean isList(Raw raw) {
    return Directives.all().find(raw.section(), raw.key()).map(Directive::isList).orElse(true);
  }
}
