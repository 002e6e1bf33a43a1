package io.github.unitgen.importer.upstart;

import io.github.unitgen.importer.shared.ImportFile;
import io.github.unitgen.importer.shared.Remarks;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.source.Located;
import io.github.unitgen.source.Place;
import io.github.unitgen.source.Source;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.upstart.Events;
import io.github.unitgen.syntax.upstart.Job;
import io.github.unitgen.syntax.upstart.JobError;
import io.github.unitgen.syntax.upstart.JobFile;
import io.github.unitgen.syntax.upstart.JobFile.Script;
import io.github.unitgen.syntax.upstart.JobFile.Stanza;
import io.github.unitgen.syntax.upstart.JobFile.Words;
import io.github.unitgen.syntax.upstart.JobParser;
import io.github.unitgen.syntax.upstart.Word;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A job with what its override changes, stanza by stanza. */
public final class UpstartJob {
  private static final String SUFFIX = ".upstart";

  /** Stanzas that a second word makes another one. */
  private static final Set<String> TWO_WORDS =
      Set.of("apparmor", "kill", "limit", "normal", "reload", "respawn", "start", "stop");

  /** Stanzas of which each counts. */
  private static final Set<String> LISTS = Set.of("export", "emits", "normal exit", "cgroup");

  private final String name;
  private final List<Setting> settings = new ArrayList<>();
  private final List<String> comments = new ArrayList<>();

  /**
   * A stanza.
   *
   * @param name its first words: {@code respawn limit}; {@code exec} of a script too
   * @param at where its name stands
   * @param text as it is written, without comments behind it
   * @param job what it says by itself
   * @param error why Upstart refuses it
   * @param counts whether no later one takes its place
   */
  record Setting(
      String name, Place at, String text, Job job, Optional<JobError> error, boolean counts) {}

  /** {@code files}: the job and its override, in this order. */
  UpstartJob(String name, List<ImportFile> files) {
    this.name = name;
    Map<String, Integer> last = new LinkedHashMap<>();
    List<Setting> all = new ArrayList<>();
    for (ImportFile file : files) {
      JobFile read = JobParser.parse(file.source());
      comments.addAll(Remarks.of(read));
      for (Stanza stanza : read.stanzas()) {
        if (stanza instanceof JobFile.Blank || stanza instanceof JobFile.Comment) {
          continue;
        }
        Setting setting = setting(file.source(), stanza);
        all.add(setting);
        if (setting.error().isEmpty()) {
          last.put(slot(setting, all.size()), all.size() - 1);
        }
      }
    }
    Set<Integer> counting = Set.copyOf(last.values());
    for (int i = 0; i < all.size(); i++) {
      Setting setting = all.get(i);
      boolean counts = setting.error().isPresent() || counting.contains(i);
      settings.add(
          new Setting(
              setting.name(),
              setting.at(),
              setting.text(),
              setting.job(),
              setting.error(),
              counts));
    }
  }

  /**
   * Returns the name of the job that a file has or changes: b for a package's {@code a.b.upstart}.
   */
  public static String name(ImportFile file) {
    String name = JobInput.name(file.path());
    if (!name.endsWith(SUFFIX)) {
      return name;
    }
    String plain = name.substring(0, name.length() - SUFFIX.length());
    return plain.substring(plain.lastIndexOf('.') + 1);
  }

  private static Setting setting(Source source, Stanza stanza) {
    String text = source.slice(stanza.span());
    JobFile alone = JobParser.parse(new Source(source.name(), text));
    Span at = stanza.span();
    String name = "line";
    String plain = text.strip();
    if (stanza instanceof Words words) {
      List<Word> all = words.words();
      int end =
          words.command().map(c -> c.span().end()).orElse(all.get(all.size() - 1).span().end());
      plain = source.text().substring(all.get(0).span().start(), end);
      boolean two = TWO_WORDS.contains(words.name()) && all.size() > 1;
      name = two ? words.name() + " " + all.get(1).value() : words.name();
      at = new Span(all.get(0).span().start(), all.get(two ? 1 : 0).span().end());
    } else if (stanza instanceof Script script) {
      name = script.name().equals("script") ? "exec" : script.name();
      at = script.head().get(0).span();
    } else {
      int start = stanza.span().start() + (text.length() - text.stripLeading().length());
      at = new Span(Math.min(start, stanza.span().end()), stanza.span().end());
    }
    return new Setting(name, new Place(source, at), plain, alone.job(), alone.error(), true);
  }

  /** Two stanzas of one slot: the later one takes the place of the other. */
  private static String slot(Setting setting, int number) {
    String name = setting.name();
    if (name.equals("env")) {
      String value = setting.job().env().isEmpty() ? "" : setting.job().env().get(0).value();
      int sign = value.indexOf('=');
      return "env " + (sign < 0 ? value : value.substring(0, sign));
    }
    return LISTS.contains(name) ? name + " " + number : name.equals("manual") ? "start on" : name;
  }

  String name() {
    return name;
  }

  /** All of the file, then all of the override. */
  List<Setting> settings() {
    return List.copyOf(settings);
  }

  /** The comments that say something. */
  List<String> comments() {
    return List.copyOf(comments);
  }

  /** The last one of that name that counts. */
  Optional<Setting> last(String stanza) {
    Optional<Setting> found = Optional.empty();
    for (Setting setting : settings) {
      if (setting.counts() && setting.error().isEmpty() && setting.name().equals(stanza)) {
        found = Optional.of(setting);
      }
    }
    return found;
  }

  boolean has(String stanza) {
    return last(stanza).isPresent();
  }

  /** Where to say something about the job as a whole. */
  Place place() {
    return settings.isEmpty() ? new Source("", "").whole() : settings.get(0).at();
  }

  /** What runs in {@code phase}. */
  Optional<Job.Command> command(Job.Phase phase) {
    String stanza =
        switch (phase) {
          case MAIN -> "exec";
          case PRE_START -> "pre-start";
          case POST_START -> "post-start";
          case PRE_STOP -> "pre-stop";
          case POST_STOP -> "post-stop";
        };
    return last(stanza).flatMap(setting -> setting.job().command(phase));
  }

  /** The variables that its file sets, the last of a name. */
  Map<String, String> environment() {
    Map<String, String> environment = new LinkedHashMap<>();
    for (Setting setting : settings) {
      if (setting.counts() && setting.error().isEmpty()) {
        for (Located<String> env : setting.job().env()) {
          int sign = env.value().indexOf('=');
          if (sign > 0) {
            environment.put(env.value().substring(0, sign), env.value().substring(sign + 1));
          }
        }
      }
    }
    return environment;
  }

  /** The events of {@code start on}; none behind {@code manual}. */
  List<Events.Event> startOn() {
    return last("start on").flatMap(s -> s.job().startOn()).map(Events::leaves).orElse(List.of());
  }

  /** The events of {@code stop on}. */
  List<Events.Event> stopOn() {
    return last("stop on").flatMap(s -> s.job().stopOn()).map(Events::leaves).orElse(List.of());
  }
}
