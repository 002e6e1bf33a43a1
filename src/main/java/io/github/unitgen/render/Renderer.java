package io.github.unitgen.render;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Parsed;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.manifest.InitVersions;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ManifestRule;
import io.github.unitgen.manifest.Names;
import io.github.unitgen.manifest.Target;
import io.github.unitgen.render.deploy.Companion;
import io.github.unitgen.render.deploy.Companions;
import io.github.unitgen.render.deploy.Deployment;
import io.github.unitgen.render.init.ApplyCommands;
import io.github.unitgen.render.init.FileChange;
import io.github.unitgen.render.init.Init;
import io.github.unitgen.render.init.RemovalCommands;
import io.github.unitgen.render.template.TemplateSource;
import io.github.unitgen.render.template.Templates;
import io.github.unitgen.source.NamedText;
import io.github.unitgen.source.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Renders manifests. Pure: the same manifest yields the same bytes, and nothing is written. */
public final class Renderer {
  private Renderer() {}

  /**
   * Returns the files of the group in the order of their names. They are absent if the target
   * cannot represent a value, if a template fails, or if a file, read back, differs from the
   * manifest.
   */
  public static Parsed<List<NamedText>> render(
      Manifest manifest, Target target, TemplateSource templates) {
    Init init = Inits.of(target);
    List<Diagnostic> problems = new ArrayList<>();
    List<NamedText> files = new ArrayList<>();
    Optional<InitVersions> versions = manifest.versions().filter(named -> !named.cover(target));
    if (versions.isPresent()) {
      return new Parsed<>(Optional.empty(), List.of(notCovered(versions.get(), init)));
    }
    if (target != Target.SYSTEMD_USER && !manifest.homes().isEmpty()) {
      return new Parsed<>(
          Optional.empty(),
          manifest.homes().stream().map(home -> notReplaced(home, target)).toList());
    }
    try {
      files.addAll(init.render(manifest, templates, problems));
    } catch (Templates.Failed failed) {
      problems.add(failed.problem());
    }
    files.sort((one, other) -> one.name().compareTo(other.name()));
    List<Diagnostic> distinct = distinct(problems);
    boolean failed = distinct.stream().anyMatch(p -> p.severity() == Severity.ERROR);
    return new Parsed<>(failed ? Optional.empty() : Optional.of(List.copyOf(files)), distinct);
  }

  /**
   * Returns the error about a manifest that is only for another init, not for any version of this
   * one.
   */
  private static Diagnostic notCovered(InitVersions versions, Init init) {
    return ManifestRule.UNSUPPORTED_VALUE.error(
        versions.at(),
        "`for` contains no version of " + init.program(),
        "name one too, like `for: " + init.exampleOfFor() + "`, or choose another `--target`");
  }

  private static Diagnostic notReplaced(Place home, Target target) {
    return ManifestRule.UNRESOLVED_PLACEHOLDER.error(
        home,
        "{{home}} is not available for "
            + target.id()
            + ": it is the home directory of a systemd user manager",
        "write the path, or render for systemd-user (`target: systemd-user`)");
  }

  /**
   * Removes repeated problems: a value of {@code defaults} is rendered once for each process, but
   * reported once. They are compared as text, since the first hash of a record takes some
   * milliseconds.
   */
  private static List<Diagnostic> distinct(List<Diagnostic> problems) {
    Map<String, Diagnostic> distinct = new LinkedHashMap<>();
    for (Diagnostic problem : problems) {
      Place at = problem.at();
      String where = at.source().name() + ":" + at.span().start() + "-" + at.span().end();
      distinct.putIfAbsent(where + " " + problem.message(), problem);
    }
    return List.copyOf(distinct.values());
  }

  /**
   * Returns the files of {@code companions} in their order; absent if a template fails. {@code
   * deployer} is the user that the sudoers file allows to run the commands.
   */
  public static Parsed<List<NamedText>> companions(
      Manifest manifest,
      Target target,
      List<Companion> companions,
      String deployer,
      TemplateSource templates) {
    List<Diagnostic> problems = new ArrayList<>();
    Deployment deployment = Inits.of(target).deployment(manifest, problems);
    if (companions.equals(List.of(Companion.CRON))) {
      problems.clear(); // nothing is deployed
    }
    Parsed<List<NamedText>> rendered =
        Companions.render(deployment, manifest.group(), companions, deployer, templates);
    problems.addAll(rendered.problems());
    return new Parsed<>(rendered.value(), problems);
  }

  /** Warns that scheduled processes are never started if no file for cron is rendered. */
  public static List<Diagnostic> withoutCron(Manifest manifest, Target target) {
    Init init = Inits.of(target);
    return manifest.processes().stream()
        .filter(process -> !init.hasTimers() && process.activation().schedule().isPresent())
        .map(
            process ->
                ManifestRule.UNSUPPORTED_SETTING.warning(
                    process.at("schedule"),
                    init.program() + " has no schedules, and no crontab is written",
                    "render with `--with cron`"))
        .toList();
  }

  /**
   * Returns the commands to run after the files of the group have changed; {@code changes} lists
   * all of them.
   */
  public static ApplyCommands apply(Manifest manifest, Target target, List<FileChange> changes) {
    return Inits.of(target).apply(manifest, named(changes));
  }

  /**
   * Returns a shell text that fails unless each member of the group runs; see {@link Init#check}.
   */
  public static String check(Manifest manifest, Target target) {
    return Inits.of(target).check(manifest);
  }

  /**
   * Returns the commands to run when all files of the group are removed; {@code changes} lists all
   * of them.
   */
  public static RemovalCommands remove(Manifest manifest, Target target, List<FileChange> changes) {
    return Inits.of(target).remove(manifest, named(changes));
  }

  /**
   * Removes copies with a name that a manifest cannot have, so that such a name never reaches a
   * shell.
   */
  private static List<FileChange> named(List<FileChange> changes) {
    return changes.stream()
        .filter(change -> change.name().chars().allMatch(Renderer::isNameCharacter))
        .toList();
  }

  private static boolean isNameCharacter(int c) {
    return Names.isNameCharacter(c) || c == '@'; // template units have it in their name
  }
}
