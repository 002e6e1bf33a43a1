package io.github.unitgen.manifest;

import io.github.unitgen.catalog.Directives;
import io.github.unitgen.catalog.Directives.Directive;
import io.github.unitgen.catalog.SystemdVersions;
import io.github.unitgen.diagnostic.Quoted;
import io.github.unitgen.source.Located;
import io.github.unitgen.source.Place;
import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.upstart.Job;
import io.github.unitgen.syntax.upstart.JobFile;
import io.github.unitgen.syntax.upstart.JobParser;
import io.github.unitgen.syntax.yaml.YamlNode;
import io.github.unitgen.syntax.yaml.YamlNode.Entry;
import io.github.unitgen.syntax.yaml.YamlNode.Mapping;
import io.github.unitgen.syntax.yaml.YamlNode.Scalar;
import io.github.unitgen.syntax.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Reads {@code systemd:} and {@code upstart:}, whose values go into the files as they are. */
final class RawReader {
  private static final List<String> SECTIONS =
      List.of("Unit", "Service", "Timer", "Socket", "Install");

  /** The key of a process with which there is a unit that has the section. */
  private static final Map<String, String> NEEDS = Map.of("Timer", "schedule", "Socket", "listen");

  /** Directives that one of our keys must say, for all that is made of it to fit. */
  private static final Map<String, Owned> OWNED =
      Map.of(
          "Service/ExecStart", new Owned("ExecStart= is set by `command`", "change `command`"),
          "Socket/ListenStream", new Owned("the sockets are set by `listen`", "change `listen`"),
          "Socket/ListenDatagram", new Owned("the sockets are set by `listen`", "change `listen`"),
          "Socket/Accept",
              new Owned("Accept= cannot be changed: one process receives the sockets", "remove it"),
          "Socket/Service",
              new Owned(
                  "Service= cannot be changed: the sockets belong to this process", "remove it"));

  private static final Map<String, String> OF_SYSTEMD =
      Map.of("instance", "%i", "name", "%p", "home", "%h");
  private static final Map<String, String> OF_UPSTART = Map.of("instance", "$index");

  private final SystemdVersions versions;
  private final Placeholders placeholders;
  private final Problems problems;
  private final Values values;
  private final Predicate<String> has;

  private record Owned(String message, String help) {}

  /** {@code versions}: those that help is for; {@code has}: whether the process has a key. */
  RawReader(
      SystemdVersions versions,
      Placeholders placeholders,
      Predicate<String> has,
      Problems problems) {
    this.placeholders = placeholders;
    this.has = has;
    this.versions = versions;
    this.problems = problems;
    this.values = new Values(problems);
  }

  Optional<List<RawSetting>> systemd(YamlNode node) {
    if (!(node instanceof Mapping sections)) {
      values.wrongType("systemd", node, "a map of sections");
      return Optional.empty();
    }
    List<RawSetting> settings = new ArrayList<>();
    for (Entry section : sections.entries()) {
      String name = section.key().text();
      if (!SECTIONS.contains(name)) {
        List<String> homes = Directives.all().sectionsOf(name, SECTIONS);
        raw(
            section.key().at(),
            "unknown section " + Quoted.of(name),
            homes.isEmpty()
                ? Nearest.of(name, SECTIONS)
                    .map(near -> "did you mean `" + near + "`?")
                    .orElse("use one of " + String.join(", ", SECTIONS))
                : "move it to `" + homes.get(0) + ":`");
      } else if (NEEDS.containsKey(name) && !has.test(NEEDS.get(name))) {
        raw(
            section.key().at(),
            "[" + name + "] requires `" + NEEDS.get(name) + "`",
            "add `" + NEEDS.get(name) + "`, or remove the section");
      } else if (section.value() instanceof Mapping keys) {
        keys.entries().forEach(entry -> setting(name, entry).ifPresent(settings::add));
      } else {
        values.wrongType(name, section.value(), "a map of directives");
      }
    }
    return Optional.of(settings);
  }

  private Optional<RawSetting> setting(String section, Entry entry) {
    String key = entry.key().text();
    Optional<Directive> known = Directives.all().find(section, key);
    if (known.isEmpty() && !key.startsWith("X-")) {
      unknown(section, key, entry.key().at());
      return Optional.empty();
    }
    Owned owned = OWNED.get(section + "/" + key);
    if (owned != null) {
      raw(entry.key().at(), owned.message(), owned.help());
      return Optional.empty();
    }
    List<Located<String>> lines = new ArrayList<>();
    for (YamlNode item : values.items(key, entry.value())) {
      Optional<Scalar> scalar = values.scalar(key, item, "a string");
      if (scalar.isPresent() && writable(key, scalar.get())) {
        placeholders.refuse(scalar.get().text(), OF_SYSTEMD, scalar.get().alignment()::place);
        lines.add(new Located<>(scalar.get().text(), scalar.get().at()));
      }
    }
    if (entry.value() instanceof Sequence sequence && sequence.items().isEmpty()) {
      raw(
          sequence.at(),
          Quoted.clipped(key) + "= has no value",
          "write \"\" to reset it, or remove the line");
    }
    boolean list = known.map(Directive::isList).orElse(true);
    if (!list && lines.size() > 1) {
      raw(
          lines.get(1).at(),
          Quoted.clipped(key) + "= is set twice; only the last value counts",
          "remove one");
      return Optional.empty();
    }
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(new RawSetting(section, new Located<>(key, entry.key().at()), lines));
  }

  private void unknown(String section, String key, Place at) {
    List<String> elsewhere = Directives.all().sectionsOf(key, SECTIONS);
    String help =
        elsewhere.isEmpty()
            ? Nearest.of(key, known(section))
                .map(near -> "did you mean `" + near + "`?")
                .orElse("prefix custom keys with X-")
            : "move it to `" + elsewhere.get(0) + ":`";
    raw(at, "unknown setting " + Quoted.clipped(key) + "= in [" + section + "]", help);
  }

  /** The directives of a section that all of the versions have. */
  private List<String> known(String section) {
    return Directives.all().keys(section).stream()
        .filter(key -> versions.know(section, key))
        .toList();
  }

  private boolean writable(String key, Scalar scalar) {
    String text = scalar.text();
    boolean one = text.chars().noneMatch(c -> c < ' ' && c != '\t' || c == 0x7F);
    if (!values.carriable(key, scalar)) {
      return false;
    }
    if (!one || text.endsWith("\\") || !text.equals(text.strip())) {
      raw(
          scalar.at(),
          "this value cannot be written to a unit file",
          "remove line breaks, spaces at the edges and a backslash at the end");
      return false;
    }
    return true;
  }

  Optional<List<Located<String>>> upstart(YamlNode node) {
    List<Located<String>> stanzas = new ArrayList<>();
    for (YamlNode item : values.items("upstart", node)) {
      Optional<Located<String>> text = values.text("upstart", item);
      if (text.isEmpty()) {
        continue;
      }
      String written = text.get().value();
      placeholders.refuse(written, OF_UPSTART, ((Scalar) item).alignment()::place);
      String stanza = written.stripTrailing() + "\n";
      JobFile job = JobParser.parse(new Source("upstart", stanza));
      Scalar scalar = (Scalar) item;
      if (job.error().isPresent()) {
        int start = Math.min(job.error().get().span().start(), text.get().value().length());
        int end = Math.min(job.error().get().span().end(), text.get().value().length());
        raw(
            scalar.place(start, Math.max(start, end)),
            "Upstart rejects this: " + job.error().get().message(),
            "see init(5) for the syntax");
        continue;
      }
      if (job.job().command(Job.Phase.MAIN).isPresent()) {
        raw(text.get().at(), "a second main process besides `command`", "change `command`");
        continue;
      }
      stanzas.add(new Located<>(stanza, text.get().at()));
    }
    return Optional.of(stanzas);
  }

  private void raw(Place at, String message, String help) {
    problems.add(ManifestRule.INVALID_RAW_SETTING.error(at, message, help));
  }
}
