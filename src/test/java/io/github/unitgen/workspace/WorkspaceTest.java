package io.github.unitgen.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.files.Walk;
import io.github.unitgen.workspace.LintRequest.Fixing;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A run without a command line, over files and over texts that are not saved yet. */
class WorkspaceTest {
  private static final String GOOD = "[Service]\nType=oneshot\nExecStart=/srv/app/bin/x\n";
  private static final String RESTARTS = "[Service]\nRestart=always\n";

  private final Path folder =
      Jimfs.newFileSystem(Configuration.unix()).getPath("/srv/app").toAbsolutePath();

  private Path file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private LintRequest request(String... paths) throws IOException {
    Files.createDirectories(folder);
    return LintRequest.of(folder, List.of(paths));
  }

  private static LintResult lint(LintRequest request) throws LintFailed {
    return Workspace.open(request).lint();
  }

  /** {@code file rule} of what the tests are about. */
  private static List<String> found(LintRequest request) throws LintFailed {
    return lint(request).run().findings().stream()
        .filter(finding -> List.of("S002", "S011", "S302").contains(finding.rule()))
        .map(finding -> finding.at().source().name() + " " + finding.rule())
        .toList();
  }

  @Test
  void anUnsavedTextCountsInsteadOfTheOneOnDisk() throws Exception {
    Path file = file("x.service", GOOD);
    assertThat(found(request("x.service"))).isEmpty();
    Map<Path, String> unsaved = Map.of(file, GOOD + "RestarSec=5\n");
    assertThat(found(request("x.service").withUnsaved(unsaved))).containsExactly("x.service S002");
    assertThat(found(request(".").withUnsaved(unsaved))).containsExactly("x.service S002");
  }

  @Test
  void aFileThatIsNotSavedYetIsLintedWhereItIsNamed() throws Exception {
    LintRequest request = request("new.service");
    assertThat(lint(request).run().troubles()).hasSize(1);
    Path relative = folder.getFileSystem().getPath("new.service");
    assertThat(found(request.withUnsaved(Map.of(relative, GOOD + "RestarSec=5\n"))))
        .containsExactly("new.service S002");
  }

  @Test
  void anUnsavedTextCountsBesideALintedFile() throws Exception {
    Path dropIn = file("x.service.d/a.conf", "[Service]\nNice=5\n");
    file("x.service", GOOD);
    LintRequest request = request("x.service", "x.service.d/a.conf");
    assertThat(found(request)).isEmpty();
    assertThat(found(request.withUnsaved(Map.of(dropIn, RESTARTS))))
        .containsExactly("x.service.d/a.conf S302");

    Path unit = file("y.service", "[Service]\nExecStart=/srv/app/bin/y\n");
    file("y.service.d/a.conf", RESTARTS);
    LintRequest beside = request("y.service.d/a.conf");
    assertThat(found(beside)).isEmpty();
    assertThat(found(beside.withUnsaved(Map.of(unit, GOOD))))
        .containsExactly("y.service.d/a.conf S302");
  }

  @Test
  void aNeighbourThatIsNotSavedYetCounts() throws Exception {
    file("x.service", "[Service]\nNice=5\n");
    LintRequest request = request("x.service");
    assertThat(found(request)).containsExactly("x.service S011");
    Path dropIn = folder.resolve("x.service.d/run.conf");
    String run = "[Service]\nExecStart=/srv/app/bin/x\n";
    assertThat(found(request.withUnsaved(Map.of(dropIn, run)))).isEmpty();
    Path other = folder.resolve("x.service.wants/run.conf");
    assertThat(found(request.withUnsaved(Map.of(other, run)))).containsExactly("x.service S011");
  }

  @Test
  void anUnsavedConfigurationCounts() throws Exception {
    file("x.service", GOOD + "RestarSec=5\n");
    Map<Path, String> unsaved = Map.of(folder.resolve(".unitgen.yml"), "rules: { S002: off }\n");
    assertThat(found(request("x.service").withUnsaved(unsaved))).isEmpty();
  }

  @Test
  void fixesOfAnUnsavedTextAreGivenBackAndNotWritten() throws Exception {
    String text = GOOD + "RestarSec=5\n";
    Path saved = file("a.service", text);
    Path edited = file("b.service", GOOD);
    LintResult result =
        lint(
            request("a.service", "b.service")
                .withUnsaved(Map.of(edited, text))
                .with(new Fixing(true, true)));
    assertThat(result.run().troubles()).isEmpty();
    assertThat(result.changed())
        .containsExactly(
            new LintResult.Changed("a.service", text, Files.readString(saved)),
            new LintResult.Changed("b.service", text, Files.readString(saved)));
    assertThat(saved).content().contains("RestartSec=5");
    assertThat(edited).content().isEqualTo(GOOD);
  }

  @Test
  void fixesThatAreOnlyToBeShownLeaveTheFile() throws Exception {
    Path file = file("a.service", GOOD + "RestarSec=5\n");
    LintResult result = lint(request("a.service").with(new Fixing(true, false)));
    assertThat(result.changed())
        .extracting(LintResult.Changed::after)
        .containsExactly(GOOD + "RestartSec=5\n");
    assertThat(file).content().contains("RestarSec=5");
    assertThat(result.run().findings()).extracting(Diagnostic::rule).contains("S002");
  }

  @Test
  void aMistakeInTheConfigurationIsWrongUsageWithItsPlace() throws Exception {
    file(".unitgen.yml", "ruls: {}\n");
    LintRequest request = request("x.service");
    LintFailed failed = catchThrowableOfType(LintFailed.class, () -> Workspace.open(request));
    assertThat(failed.why()).isEqualTo(LintFailed.Why.USAGE);
    assertThat(failed.text()).isEqualTo("invalid configuration");
    assertThat(failed.problems()).extracting(Diagnostic::rule).containsExactly("X914");
  }

  @Test
  void whatCannotBeReadIsNoWrongUsage() throws Exception {
    LintRequest plain = request("x.service");
    LintRequest.Settings gone =
        new LintRequest.Settings(Optional.of("gone.yml"), plain.settings().over());
    LintRequest named =
        new LintRequest(
            folder,
            plain.texts(),
            gone,
            plain.root(),
            plain.shellcheck(),
            plain.baseline(),
            plain.fixing());
    assertThat(catchThrowableOfType(LintFailed.class, () -> Workspace.open(named)).why())
        .isEqualTo(LintFailed.Why.FAILED);
    byte[] bytes = "\u00ff".getBytes(StandardCharsets.ISO_8859_1);
    LintRequest.Input input =
        new LintRequest.Input(Workspace.UNNAMED, new ByteArrayInputStream(bytes));
    LintRequest piped =
        new LintRequest(
            folder,
            new LintRequest.Texts(
                List.of(),
                Walk.Named.ALL,
                List.of(),
                Optional.empty(),
                Optional.of(input),
                Map.of()),
            plain.settings(),
            plain.root(),
            plain.shellcheck(),
            plain.baseline(),
            Optional.of(new Fixing(false, true)));
    Workspace workspace = Workspace.open(piped);
    assertThat(catchThrowableOfType(LintFailed.class, workspace::lint).why())
        .isEqualTo(LintFailed.Why.FAILED);
  }
}
