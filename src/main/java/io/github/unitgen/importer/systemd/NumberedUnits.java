package io.github.unitgen.importer.systemd;

import io.github.unitgen.importer.shared.ImportFile;
import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.systemd.UnitFile;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import io.github.unitgen.syntax.systemd.UnitFile.Comment;
import io.github.unitgen.syntax.systemd.UnitFile.Line;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Services that differ in nothing but their number, as foreman exports them: {@code
 * app-web.1.service}, {@code app-web.2.service}. They are instances of one template.
 */
final class NumberedUnits {
  private static final Pattern NAME = Pattern.compile("(.+)[.-]([1-9][0-9]{0,2})\\.service");
  private static final Pattern PORT = Pattern.compile("\"?PORT=([1-9][0-9]{0,4})\"?");

  /** foreman tells each process its own name and number. */
  private static final Pattern FOREMAN = Pattern.compile("\"?PS=.*\\.1\"?");

  private final Map<UnitSource, List<UnitSource>> templates = new LinkedHashMap<>();
  private final Map<String, String> renamed = new HashMap<>();
  private final Map<String, Integer> ports = new HashMap<>();

  /** Puts one template into {@code units} for those that are the same. */
  NumberedUnits(Map<String, UnitSource> units) {
    Map<String, Map<Integer, UnitSource>> numbered = new TreeMap<>();
    units.forEach(
        (name, unit) -> {
          Matcher found = NAME.matcher(name);
          if (found.matches() && name.indexOf('@') < 0) {
            numbered
                .computeIfAbsent(found.group(1), key -> new TreeMap<>())
                .put(Integer.parseInt(found.group(2)), unit);
          }
        });
    numbered.forEach((stem, some) -> template(stem, some, units));
  }

  private void template(String stem, Map<Integer, UnitSource> some, Map<String, UnitSource> units) {
    List<UnitSource> all = List.copyOf(some.values());
    String name = stem + "@.service";
    boolean areCounted = some.containsKey(1) && some.containsKey(all.size());
    boolean isFree = !units.containsKey(name) && !units.containsKey(stem + ".service");
    Optional<List<String>> values = areCounted && isFree ? values(stem, all) : Optional.empty();
    if (values.isEmpty()) {
      return;
    }
    UnitSource template = new UnitSource(name, List.of(file(name, all.get(0), values.get())));
    if (template.unit().assignments().size() != values.get().size()) {
      return;
    }
    for (int i = 1; i <= all.size(); i++) {
      units.remove(all.get(i - 1).name());
      renamed.put(all.get(i - 1).name(), stem + "@" + i + ".service");
    }
    units.put(name, template);
    templates.put(template, all);
  }

  /** The values of the template, line by line; empty where the units differ in more. */
  private Optional<List<String>> values(String stem, List<UnitSource> all) {
    List<List<Assignment>> lines = all.stream().map(unit -> unit.unit().assignments()).toList();
    List<String> values = new ArrayList<>();
    boolean isForeman = lines.get(0).stream().anyMatch(a -> FOREMAN.matcher(a.value()).matches());
    if (all.size() == 1 && !isForeman) {
      return Optional.empty();
    }
    for (int at = 0; at < lines.get(0).size(); at++) {
      Optional<String> value = value(stem, lines, at);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      values.add(value.get());
    }
    return Optional.of(values);
  }

  private Optional<String> value(String stem, List<List<Assignment>> lines, int at) {
    Assignment first = lines.get(0).get(at);
    boolean isSame = true;
    List<String> numbered = new ArrayList<>();
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).size() != lines.get(0).size()) {
        return Optional.empty();
      }
      Assignment line = lines.get(i).get(at);
      if (!line.key().equals(first.key()) || !line.section().equals(first.section())) {
        return Optional.empty();
      }
      isSame &= line.value().equals(first.value());
      numbered.add(line.value().replaceAll("(?<=[A-Za-z_][.-])" + (i + 1) + "(?![0-9])", "%i"));
      Matcher port = PORT.matcher(line.value());
      found.add(port.matches() ? Integer.parseInt(port.group(1)) - i : -1);
    }
    boolean isPort = found.get(0) > 0 && found.stream().allMatch(found.get(0)::equals);
    if (isPort && first.key().equals("Environment")) {
      ports.put(stem + "@.service", found.get(0));
      return Optional.of(first.value());
    }
    if (isSame && lines.size() > 1) {
      return Optional.of(first.value());
    }
    return numbered.stream().allMatch(numbered.get(0)::equals)
        ? Optional.of(numbered.get(0))
        : Optional.empty();
  }

  private static ImportFile file(String name, UnitSource first, List<String> values) {
    StringBuilder text = new StringBuilder();
    int at = 0;
    for (Line line : first.unit().file().lines()) {
      if (line instanceof UnitFile.Section section) {
        text.append('[').append(section.name()).append("]\n");
      } else if (line instanceof Assignment assignment) {
        text.append(assignment.key()).append('=').append(values.get(at++)).append('\n');
      } else if (line instanceof Comment comment) {
        text.append(first.unit().file().source().slice(comment.textSpan())).append('\n');
      }
    }
    return new ImportFile(new Source(name, text.toString()), "/" + name);
  }

  /** What a unit is called now. */
  String renamed(String unit) {
    return renamed.getOrDefault(unit, unit);
  }

  /** All that are called otherwise now. */
  Map<String, String> renamed() {
    return renamed;
  }

  /** The numbers of a template's instances; none where it is not one of these. */
  List<String> instances(UnitSource template) {
    List<String> numbers = new ArrayList<>();
    for (int i = 1; i <= templates.getOrDefault(template, List.of()).size(); i++) {
      numbers.add(Integer.toString(i));
    }
    return numbers;
  }

  /** The port of the first instance of a template. */
  Optional<Integer> port(String template) {
    return Optional.ofNullable(ports.get(template));
  }

  /** Tells of each line what became of that of the template. */
  void tell() {
    templates.forEach(
        (template, all) -> {
          for (UnitSource unit : all) {
            unit.approximated(
                "name", "it is `" + renamed(unit.name()) + "` now: stop and remove the old one");
            for (int i = 0; i < unit.unit().assignments().size(); i++) {
              unit.takeOver(
                  unit.unit().assignments().get(i), template, template.unit().assignments().get(i));
            }
          }
        });
  }
}
