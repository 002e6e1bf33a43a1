package io.github.unitgen.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Kind;
import io.github.unitgen.manifest.Target;
import io.github.unitgen.source.NamedText;
import io.github.unitgen.source.Source;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UnitgenTest {
  private static final Source MANIFEST =
      new Source(
          "apps/workers.yml",
          """
          unitgen: 1
          name: workers
          processes:
            sidekiq: { command: /srv/sidekiq, user: app }
          """);

  private static final String RUN = "[Service]\nExecStart=/srv/app/bin/x\n";

  private static final Source OVERLAY =
      new Source("more.yml", "processes: { sidekiq: { count: 3 } }\ntarget: upstart\n");

  @Test
  void theManifestSaysForWhichInit() {
    assertThat(Unitgen.render(List.of(MANIFEST)).target()).isEqualTo(Target.SYSTEMD);
    assertThat(Unitgen.render(List.of(MANIFEST, OVERLAY)).target()).isEqualTo(Target.UPSTART);
    Rendering user = Unitgen.render(List.of(MANIFEST, OVERLAY), Target.SYSTEMD_USER);
    assertThat(user.target()).isEqualTo(Target.SYSTEMD_USER);
  }

  @Test
  void filesAreWholeAndInOrder() {
    Rendering rendering = Unitgen.render(List.of(MANIFEST, OVERLAY), Target.SYSTEMD);
    assertThat(rendering.isDone()).isTrue();
    assertThat(rendering.files())
        .extracting(NamedText::name)
        .containsExactly("sidekiq@.service", "workers.target");
    assertThat(rendering.files().get(1).text())
        .startsWith("# Rendered by unitgen from workers.yml for group workers")
        .contains("sidekiq@3.service");
  }

  @Test
  void oneErrorLeavesNoFiles() {
    Source broken = new Source("b.yml", "processes: { sidekiq: { count: many } }\n");
    Rendering rendering = Unitgen.render(List.of(MANIFEST, broken));
    assertThat(rendering.isDone()).isFalse();
    assertThat(rendering.files()).isEmpty();
    assertThat(Unitgen.report(rendering.findings())).contains(" --> b.yml:1:");
  }

  @Test
  void anErrorOfARuleLeavesNoFilesEither() {
    Source daemon =
        new Source("d.yml", "processes: { sidekiq: { command: 'sidekiq -d -e production' } }\n");
    Rendering rendering = Unitgen.render(List.of(MANIFEST, daemon));
    assertThat(rendering.files()).isEmpty();
    assertThat(rendering.findings()).extracting(Diagnostic::rule).contains("M101");
  }

  @Test
  void anErrorOfARuleForUnitsIsSaidAndTheFilesAreThereAllTheSame() {
    Source odd = new Source("d.yml", "processes: { sidekiq: { directory: /srv/$app } }\n");
    Rendering rendering = Unitgen.render(List.of(MANIFEST, odd));
    assertThat(rendering.files()).isNotEmpty();
    assertThat(rendering.findings())
        .filteredOn(finding -> finding.severity() == Severity.ERROR)
        .extracting(Diagnostic::rule)
        .containsExactly("X507");
  }

  @Test
  void filesOfAFolderAreJudgedTogether() {
    Source service = new Source("a/w.service", "[Service]\nExecStart=/bin/a\nPartOf=x\n");
    Source web = new Source("a/web.socket", "[Socket]\nListenStream=80\n");
    Source api = new Source("a/api.socket", "[Socket]\nListenStream=80\n");
    Source apart = new Source("b/api.socket", "[Socket]\nListenStream=80\n");
    Source other = new Source("notes.txt", "[Socket]\n");
    Map<Source, List<Diagnostic>> found = Unitgen.lint(List.of(service, web, api, apart, other));
    assertThat(found).containsOnlyKeys(service, web, api, apart);
    assertThat(found.get(service)).extracting(Diagnostic::rule).contains("S003");
    assertThat(Stream.of(web, api).flatMap(file -> found.get(file).stream()))
        .extracting(Diagnostic::rule)
        .containsOnlyOnce("S720");
    assertThat(found.get(apart)).extracting(Diagnostic::rule).doesNotContain("S720");
  }

  @Test
  void aTemplateIsNotLintedAndIsThereAllTheSame() {
    Source web = new Source("a/web.service", "[Unit]\nAfter=worker.service\n" + RUN);
    Source workers = new Source("a/workers.service", RUN);
    Source worker = new Source("a/worker.service", "[Service]\nExecStart={{ command }}\n");
    assertThat(Unitgen.lint(List.of(web, workers)).get(web))
        .extracting(Diagnostic::rule)
        .contains("S707");
    Map<Source, List<Diagnostic>> found = Unitgen.lint(List.of(web, worker, workers));
    assertThat(found).containsOnlyKeys(web, workers);
    assertThat(found.get(web)).extracting(Diagnostic::rule).doesNotContain("S707");
  }

  @Test
  void aJobThatIsATemplateIsNotMisspelt() {
    Source manager = new Source("init/workers.conf", "pre-start exec initctl start worker i=1\n");
    Source worker = new Source("init/worker.conf", "exec {{ command }}\n");
    Source near = new Source("init/works.conf", "exec /srv/works\n");
    Map<Source, List<Diagnostic>> found = Unitgen.lint(List.of(manager, worker, near));
    assertThat(found.get(manager)).extracting(Diagnostic::rule).doesNotContain("X707");
  }

  @Test
  void aTextCanBeToldWhatItIs() {
    Source text = new Source("notes.txt", "[Service]\nRestarSec=5\nExecStart=/bin/a\n");
    assertThat(Unitgen.lint(text, Kind.SYSTEMD)).extracting(Diagnostic::rule).contains("S002");
  }
}
