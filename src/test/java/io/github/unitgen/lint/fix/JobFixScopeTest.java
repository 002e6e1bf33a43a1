package io.github.unitgen.lint.fix;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.catalog.UpstartVersions;
import io.github.unitgen.catalog.Version;
import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.lint.Criteria;
import io.github.unitgen.lint.Document;
import io.github.unitgen.lint.Kind;
import io.github.unitgen.lint.Linter;
import io.github.unitgen.lint.Selection;
import io.github.unitgen.lint.Selection.Effect;
import io.github.unitgen.meaning.Targets;
import io.github.unitgen.source.Located;
import io.github.unitgen.source.Place;
import io.github.unitgen.source.Source;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.upstart.Job;
import io.github.unitgen.syntax.upstart.JobFile;
import io.github.unitgen.syntax.upstart.JobFile.Script;
import io.github.unitgen.syntax.upstart.JobFile.Stanza;
import io.github.unitgen.syntax.upstart.JobFile.Words;
import io.github.unitgen.syntax.upstart.JobParser;
import io.github.unitgen.syntax.upstart.StanzaVersions;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What a fix of a job may change: the stanzas that it writes to, in words that Upstart knows. */
class JobFixScopeTest {
  private static final String JOB = "worker.conf";
  private static final Selection ALL = Selection.DEFAULT.then("all", Effect.ON);

  /** The stanzas that go by their first two words, as a setting of its own each. */
  private static final Set<String> OF_TWO_WORDS =
      Set.of("start", "stop", "kill", "reload", "respawn", "normal", "apparmor");

  @Example
  void aSafeFixOfAnExampleLeavesEveryOtherStanzaAsItIs() {
    examples().forEach(JobFixScopeTest::checkSafeFixes);
  }

  @Example
  void aSafeFixOfACaseLeavesEveryOtherStanzaAsItIs() {
    SharedCases.all(".conf").forEach(JobFixScopeTest::checkSafeFixes);
  }

  @Property(tries = 2000)
  void aSafeFixLeavesEveryOtherStanzaAsItIs(@ForAll("jobs") String text) {
    checkSafeFixes(new Source(JOB, text));
  }

  @Example
  void noFixOfAnExampleWritesWhatAVersionLacks() {
    examples().forEach(JobFixScopeTest::checkVersions);
  }

  @Property(tries = 200)
  void noFixWritesWhatAVersionLacks(@ForAll("jobs") String text) {
    checkVersions(new Source(JOB, text));
  }

  @Provide
  Arbitrary<String> jobs() {
    return ExampleLines.jobs();
  }

  private static List<Source> examples() {
    return ExampleLines.examples("upstart").stream().map(x -> new Source(JOB, x)).toList();
  }

  private static List<Diagnostic> lint(Source source, Targets targets) {
    return Linter.lint(new Document(source, Kind.UPSTART), Criteria.ofRules(targets, ALL));
  }

  private static void checkSafeFixes(Source text) {
    FixStep.eachSafe(text, now -> lint(now, Targets.NEWEST), JobFixScopeTest::check);
  }

  private static void check(FixStep step) {
    JobFile before = JobParser.parse(step.before());
    JobFile after = JobParser.parse(step.after());
    if (before.error().isPresent()) {
      return; // Upstart drops the job
    }
    assertThat(after.error()).as(step.toString()).isEmpty();
    Map<String, String> was = state(before.job());
    Map<String, String> is = state(after.job());
    Set<String> written = new TreeSet<>();
    for (Stanza stanza : before.stanzas()) {
      if (step.touchesBefore(stanza.span())) {
        written.add(setting(stanza));
      }
    }
    for (Stanza stanza : after.stanzas()) {
      if (step.touchesAfter(stanza.span())) {
        written.add(setting(stanza));
      }
    }
    was.keySet().removeAll(written);
    is.keySet().removeAll(written);
    assertThat(is).as("%s writes %s", step, written).isEqualTo(was);
  }

  private static String setting(Stanza stanza) {
    if (stanza instanceof Script script) {
      return script.name().equals("script") ? "main" : script.name();
    }
    if (!(stanza instanceof Words words)) {
      return "";
    }
    String name = words.name();
    if (name.equals("manual")) {
      return "start on";
    }
    if (OF_TWO_WORDS.contains(name) && words.words().size() > 1) {
      return name + " " + words.words().get(1).value();
    }
    return name.equals("exec") ? "main" : name;
  }

  /** What Upstart makes of a job, by stanza, versions the places. */
  private static Map<String, String> state(Job job) {
    Map<String, String> state = new TreeMap<>();
    for (RecordComponent component : Job.class.getRecordComponents()) {
      if (component.getName().equals("commands")) {
        job.commands()
            .forEach(
                (phase, command) ->
                    state.put(
                        phase.name().toLowerCase(Locale.ROOT).replace('_', '-'), plain(command)));
      } else {
        String name = component.getName().replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
        String setting =
            switch (name) {
              case "oom score" -> "oom";
              case "limits", "cgroups" -> name.substring(0, name.length() - 1);
              default -> name;
            };
        state.put(setting, plain(value(component, job)));
      }
    }
    return state;
  }

  private static Object value(RecordComponent component, Object of) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(of);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(component.getName(), e);
    }
  }

  private static String plain(Object value) {
    if (value instanceof Located<?> located) {
      return plain(located.value());
    }
    if (value instanceof Place || value instanceof Span) {
      return "here";
    }
    if (value instanceof Optional<?> optional) {
      return optional.map(JobFixScopeTest::plain).orElse("none");
    }
    if (value instanceof Map<?, ?> map) {
      return plain(
          List.copyOf(map.entrySet()).stream().map(e -> e.getKey() + plain(e.getValue())).toList());
    }
    if (value instanceof Collection<?> all) {
      return all.stream().map(JobFixScopeTest::plain).toList().toString();
    }
    if (value instanceof Record record) {
      List<String> parts = new ArrayList<>();
      for (RecordComponent component : record.getClass().getRecordComponents()) {
        parts.add(component.getName() + "=" + plain(value(component, record)));
      }
      return record.getClass().getSimpleName() + parts;
    }
    return String.valueOf(value);
  }

  private static void checkVersions(Source text) {
    Set<Version> all = new TreeSet<>(List.of(UpstartVersions.OLDEST));
    for (UpstartVersions.Stanza stanza : UpstartVersions.Stanza.values()) {
      all.add(stanza.since());
    }
    for (Version oldest : all) {
      UpstartVersions versions = new UpstartVersions(oldest, UpstartVersions.LAST);
      Targets targets = new Targets(Targets.NEWEST.systemd(), versions, Optional.empty());
      for (Diagnostic finding : lint(text, targets)) {
        finding
            .fix()
            .filter(fix -> fix.edits().stream().anyMatch(edit -> !edit.text().isEmpty()))
            .ifPresent(
                fix -> {
                  FixStep step = FixStep.of(text, finding, fix);
                  List<String> lacking = lacking(step.after(), versions);
                  lacking.removeIf(text.text()::contains);
                  assertThat(lacking).as("for %s, %s", versions, step).isEmpty();
                });
      }
    }
  }

  private static List<String> lacking(Source text, UpstartVersions versions) {
    List<String> lacking = new ArrayList<>();
    for (Stanza stanza : JobParser.parse(text).stanzas()) {
      StanzaVersions.newer(stanza)
          .filter(newer -> !versions.know(newer))
          .ifPresent(newer -> lacking.add(newer.written()));
    }
    return lacking;
  }
}
