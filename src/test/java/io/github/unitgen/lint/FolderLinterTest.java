package io.github.unitgen.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.meaning.Targets;
import io.github.unitgen.source.Source;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Units with their drop-ins and jobs with their overrides, as the inits put them together. */
class FolderLinterTest {
  private static final String ONESHOT = "[Service]\nType=oneshot\nExecStart=/srv/app/bin/x\n";

  private static final Criteria CRITERIA =
      Criteria.ofRules(Targets.NEWEST, Selection.DEFAULT.then("info", Selection.Effect.OFF));

  private final Map<String, String> files = new LinkedHashMap<>();

  private FolderLinterTest with(String name, String text) {
    files.put(name, text);
    return this;
  }

  /** {@code file:line:column rule} of what is found in the files of these names. */
  private List<String> lint(String... linted) {
    List<String> lines = new ArrayList<>();
    for (Diagnostic finding : found(linted)) {
      Source source = finding.at().source();
      Source.Position at = source.at(finding.at().span().start());
      lines.add(source.name() + ":" + at.line() + ":" + at.column() + " " + finding.rule());
    }
    return lines;
  }

  private List<String> messages(String... linted) {
    return found(linted).stream().map(Diagnostic::message).toList();
  }

  /** The errors and warnings. */
  private List<Diagnostic> found(String... linted) {
    List<LintFile> read = new ArrayList<>();
    for (String name : linted) {
      read.add(file(name));
    }
    Neighbours neighbours =
        new Neighbours() {
          @Override
          public Collection<String> names() {
            return files.keySet();
          }

          @Override
          public Optional<LintFile> read(String name) {
            return Optional.of(file(name));
          }
        };
    Map<Source, List<Diagnostic>> found = Linter.lint(read, folder -> Optional.of(neighbours));
    List<Diagnostic> all = new ArrayList<>();
    for (LintFile file : read) {
      Source source = file.source();
      for (Diagnostic finding : Objects.requireNonNull(found.get(source))) {
        if (finding.severity() == Severity.ERROR || finding.severity() == Severity.WARNING) {
          assertThat(finding.at().source()).isSameAs(source);
          all.add(finding);
        }
      }
    }
    return all;
  }

  private LintFile file(String name) {
    Source source = new Source(name, Objects.requireNonNull(files.get(name)));
    Kind kind = Recognizer.recognize(source, true).kind().orElseThrow();
    return new LintFile(new Document(source, kind), CRITERIA);
  }

  @Test
  void aDropInGivesWhatItsUnitLacks() {
    with("x.service", "[Service]\nNice=5\n");
    assertThat(lint("x.service")).containsExactly("x.service:1:2 S011");
    with("x.service.d/run.conf", "[Service]\nExecStart=/srv/app/bin/x\n");
    assertThat(lint("x.service")).isEmpty();
    assertThat(lint("x.service", "x.service.d/run.conf")).isEmpty();
  }

  @Test
  void whatADropInBreaksIsSaidInTheDropIn() {
    with("x.service", ONESHOT).with("x.service.d/a.conf", "# why\n[Service]\nRestart=always\n");
    assertThat(lint("x.service.d/a.conf")).containsExactly("x.service.d/a.conf:3:9 S302");
    assertThat(lint("x.service")).isEmpty();
  }

  @Test
  void aJobOfAPackageIsNotThatOfTheInit() {
    String job = "start on startup\nstop on runlevel 0\nstop on runlevel 1\nexec /x\n";
    with("x.conf", job).with("x.upstart", job);
    assertThat(lint("x.conf", "x.upstart"))
        .containsExactly("x.conf:3:1 U005", "x.upstart:3:1 U005");
    assertThat(lint("x.upstart")).containsExactly("x.upstart:3:1 U005");
    with("x.override", "stop on shutdown\n");
    assertThat(lint("x.conf", "x.upstart")).contains("x.upstart:3:1 U005");
  }

  @Test
  void aRingIsSaidWhereAnOrderOfItIsLinted() {
    with("a.service", "[Unit]\nAfter=b.service\n" + ONESHOT)
        .with("b.service", "[Unit]\nAfter=a.service\n" + ONESHOT)
        .with("a.service.d/x.conf", "[Service]\nNice=1\n")
        .with("b.service.d/x.conf", "[Service]\nNice=1\n");
    assertThat(lint("a.service.d/x.conf", "b.service")).containsExactly("b.service:2:7 S713");
    assertThat(lint("b.service.d/x.conf", "a.service")).containsExactly("a.service:2:7 S713");
    assertThat(lint("a.service.d/x.conf", "b.service.d/x.conf")).isEmpty();
    // The order of a and b is said twice, of which the linted one counts.
    with("b.service", "[Unit]\nBefore=a.service\nAfter=a.service\n" + ONESHOT);
    assertThat(lint("a.service.d/x.conf", "b.service")).hasSize(1);
  }

  @Test
  void aRingBeginsWithAnOrderThatIsLinted() {
    with("a.service", "[Unit]\nAfter=b.service\n" + ONESHOT)
        .with("b.service", "[Unit]\nAfter=c.service\n" + ONESHOT)
        .with("c.service", "[Unit]\nAfter=a.service\n" + ONESHOT);
    for (String one : List.of("a.service", "b.service", "c.service")) {
      assertThat(lint(one)).containsExactly(one + ":2:7 S713");
      assertThat(messages(one)).singleElement().asString().startsWith("ordering cycle: " + one);
    }
    with("a.service.d/x.conf", "[Service]\nNice=1\n");
    assertThat(messages("a.service.d/x.conf", "b.service"))
        .singleElement()
        .asString()
        .startsWith("ordering cycle: b.service after c.service");
  }

  @Test
  void ofTwoRingsThroughAUnitOneIsSaid() {
    with("a.service", "[Unit]\nAfter=b.service\n" + ONESHOT)
        .with("b.service", "[Unit]\nAfter=c.service a.service\n" + ONESHOT)
        .with("c.service", "[Unit]\nAfter=b.service\n" + ONESHOT);
    assertThat(lint("a.service", "b.service", "c.service")).hasSize(1);
  }

  @Test
  void aRingOfTemplatesNeedsTheSameInstance() {
    with("a@.service", "[Unit]\nAfter=b@%i.service\n" + ONESHOT)
        .with("b@.service", "[Unit]\nBefore=c@%i.service\n" + ONESHOT)
        .with("c@.service", "[Unit]\nBefore=b@%i.service\n" + ONESHOT);
    assertThat(lint("a@.service")).isEmpty();
    assertThat(lint("b@.service")).containsExactly("b@.service:2:8 S713");
    for (String other : List.of("b@%I.service", "b@.service", "%p@%i.service", "b@%i")) {
      with("c@.service", "[Unit]\nBefore=" + other + "\n" + ONESHOT);
      assertThat(lint("b@.service", "c@.service")).as(other).noneMatch(at -> at.endsWith("S713"));
    }
    with("c@.service", "[Unit]\nBefore=b@x.service\n" + ONESHOT);
    assertThat(lint("c@.service")).containsExactly("c@.service:2:8 S713"); // that of x
  }

  @Test
  void aSpecifierOfAUnitWithoutInstanceNamesNoTemplate() {
    with("a@.service", "[Unit]\nAfter=b.service\n" + ONESHOT)
        .with("b.service", "[Unit]\nAfter=a@%i.service\n" + ONESHOT);
    assertThat(lint("b.service")).isEmpty();
  }

  @Test
  void anInstanceHasTheOrdersOfItsTemplateUnlessItHasAFile() {
    with("a@.service", "[Unit]\nBefore=b@%i.service\n" + ONESHOT)
        .with("b@.service", "[Unit]\nBefore=c.service\n" + ONESHOT)
        .with("c.service", "[Unit]\nBefore=a@1.service\n" + ONESHOT);
    assertThat(lint("c.service")).containsExactly("c.service:2:8 S713");
    with("b@1.service", ONESHOT);
    assertThat(lint("c.service")).isEmpty();
    with("b@1.service", "[Unit]\nAfter=a@%i.service\nBefore=c.service\n" + ONESHOT);
    assertThat(lint("c.service")).containsExactly("c.service:2:8 S713");
  }

  @Test
  void instancesThatWaitForOneOfThemAreNoRing() {
    with("a@.service", "[Unit]\nAfter=a@1.service\n" + ONESHOT)
        .with("b.service", "[Unit]\nAfter=a@1.service a@2.service\n" + ONESHOT);
    assertThat(lint("a@.service", "b.service")).isEmpty();
    with("a@.service", "[Unit]\nAfter=a@%i.service\n" + ONESHOT);
    assertThat(lint("a@.service", "b.service")).containsExactly("a@.service:2:7 S713");
    with("a@.service", "[Unit]\nAfter=a@1.service a@2.service\n" + ONESHOT);
    assertThat(lint("a@.service")).containsExactly("a@.service:2:19 S713"); // a@1 and a@2
  }

  @Test
  void anInstanceThatIsNamedOftenIsOneInstance() {
    with("a@.service", "[Unit]\nBefore=c.service\n" + ONESHOT)
        .with("b.service", "[Unit]\nAfter=" + "a@1.service ".repeat(150) + "\n" + ONESHOT)
        .with("c.service", "[Unit]\nBefore=a@2.service\n" + ONESHOT);
    assertThat(lint("c.service")).containsExactly("c.service:2:8 S713");
  }

  @Test
  void aRingThroughManyInstancesIsSaidOnce() {
    StringBuilder names = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      names.append(" a@").append(i).append(".service");
    }
    with("a@.service", "[Unit]\nAfter=b.service\n" + ONESHOT)
        .with("b.service", "[Unit]\nAfter=" + names + "\n" + ONESHOT);
    assertThat(lint("a@.service", "b.service")).hasSize(1);
  }

  @Test
  void aTemplateOfAUnitIsTheUnitForItsNeighbours() {
    with("x.service", "[Unit]\nRequires=worker.service\nAfter=worker.service\n" + ONESHOT)
        .with("wroker.service", ONESHOT);
    assertThat(lint("x.service")).containsExactly("x.service:2:10 S707");
    with("worker.service.j2", "[Service]\nExecStart={{ program }}\n");
    assertThat(lint("x.service")).isEmpty();
  }

  @Test
  void aDropInMayAssignAgain() {
    with("x.service", ONESHOT + "Nice=1\n").with("x.service.d/a.conf", "[Service]\nNice=2\n");
    assertThat(lint("x.service", "x.service.d/a.conf")).isEmpty();
    with("x.service.d/a.conf", "[Service]\nNice=2\nNice=3\n");
    assertThat(lint("x.service", "x.service.d/a.conf"))
        .containsExactly("x.service.d/a.conf:3:1 S010");
  }

  @Test
  void dropInsCountInTheOrderOfTheirNames() {
    with("x.service", "[Service]\nExecStart=/srv/app/bin/x\n")
        .with("x.service.d/20.conf", "[Service]\nRestart=always\n")
        .with("x.service.d/10.conf", "[Service]\nType=oneshot\nRestart=no\n");
    assertThat(lint("x.service.d/20.conf")).containsExactly("x.service.d/20.conf:2:9 S302");
    files.remove("x.service.d/20.conf");
    with("x.service.d/05.conf", "[Service]\nRestart=always\n");
    assertThat(lint("x.service", "x.service.d/05.conf", "x.service.d/10.conf")).isEmpty();
  }

  @Test
  void dropInsOfTheTypeOfThePrefixAndOfTheTemplateCountToo() {
    for (String folder : List.of("service.d", "app-.service.d", "app-x@.service.d")) {
      files.clear();
      with("app-x@.service", "[Service]\nNice=5\n")
          .with(folder + "/run.conf", "[Service]\nExecStart=/srv/app/bin/x\n");
      assertThat(lint("app-x@.service")).as(folder).isEmpty();
    }
    files.clear();
    with("app-x@.service", ONESHOT).with("app-x@1.service.d/a.conf", "[Service]\nRestart=always\n");
    assertThat(lint("app-x@1.service.d/a.conf"))
        .containsExactly("app-x@1.service.d/a.conf:2:9 S302");
    assertThat(lint("app-x@.service")).isEmpty();
  }

  @Test
  void ofTwoDropInsOfOneNameTheNarrowerCounts() {
    with("x.service", ONESHOT)
        .with("x.service.d/a.conf", "[Service]\nNice=1\n")
        .with("service.d/a.conf", "[Service]\nRestart=always\n");
    assertThat(lint("x.service", "x.service.d/a.conf")).isEmpty();
  }

  @Test
  void nothingRunsOverTheEndOfAFile() {
    with("x.service", "[Service]\nType=oneshot\nExecStart=/srv/app/bin/x \\")
        .with("x.service.d/a.conf", "\uFEFF[Service]\nRestart=always\n")
        .with("x.service.d/b.conf", "Restart=no\n");
    assertThat(lint("x.service.d/a.conf"))
        .containsExactly("x.service.d/a.conf:1:1 S015", "x.service.d/a.conf:2:9 S302");
    assertThat(lint("x.service.d/b.conf")).contains("x.service.d/b.conf:1:1 S005");
  }

  @Test
  void commentsOfADropInTakeBackWhatIsSaidInIt() {
    with("x.service", ONESHOT)
        .with(
            "x.service.d/a.conf", "[Service]\n# unitgen: ignore[S302] on trial\nRestart=always\n");
    assertThat(lint("x.service.d/a.conf")).isEmpty();
  }

  @Test
  void aFixOfAMergedUnitFitsItsOwnFile() {
    with("x.service", ONESHOT).with("x.service.d/a.conf", "[Unit]\n[Service]\nKillMode=none\n");
    LintFile dropIn = file("x.service.d/a.conf");
    List<LintFile> both = List.of(file("x.service"), dropIn);
    Diagnostic finding =
        Objects.requireNonNull(Linter.lint(both, folder -> Optional.empty()).get(dropIn.source()))
            .stream()
            .filter(found -> found.rule().equals("S404"))
            .findFirst()
            .orElseThrow();
    assertThat(finding.fix().orElseThrow().applyTo(dropIn.source().text()))
        .isEqualTo("[Unit]\n[Service]\nKillMode=mixed\n");
  }

  @Test
  void anOverrideCountsWithItsJob() {
    with("x.conf", "exec /srv/app/bin/x\nrespawn\n").with("x.override", "respawn limit 3 30\n");
    assertThat(lint("x.override")).isEmpty();
    with("x.conf", "exec /srv/app/bin/x\n");
    assertThat(lint("x.override")).containsExactly("x.override:1:1 U302");
  }

  @Test
  void nothingIsLaidOverAJobThatUpstartDrops() {
    with("x.conf", "exec /srv/app/bin/x\nfoo\n").with("x.override", "respawn limit 3 30\n");
    assertThat(lint("x.conf")).containsExactly("x.conf:2:1 U001");
    assertThat(lint("x.override")).isEmpty();
  }

  @Test
  void theFolderOfADropInIsThatOfItsUnit() {
    assertThat(Linter.folderOf("a/x.service")).isEqualTo("a/");
    assertThat(Linter.folderOf("a/x.service.d/b.conf")).isEqualTo("a/");
    assertThat(Linter.folderOf("x.service.d/b.conf")).isEmpty();
    assertThat(Linter.folderOf("/x.conf")).isEqualTo("/");
    assertThat(Linter.folderOf("conf.d/x.conf")).isEqualTo("conf.d/");
  }
}
