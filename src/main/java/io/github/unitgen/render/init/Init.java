package io.github.unitgen.render.init;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.manifest.Target;
import io.github.unitgen.meaning.RenderedSettings;
import io.github.unitgen.render.deploy.Deployment;
import io.github.unitgen.render.template.TemplateSource;
import io.github.unitgen.render.template.Templates;
import io.github.unitgen.source.NamedText;
import io.github.unitgen.source.Place;
import io.github.unitgen.source.Source;
import java.util.List;
import java.util.Optional;

/** An init that a group can be rendered for, with all its differences from the others. */
public interface Init {
  /** Returns its target in manifests and on the command line. */
  Target target();

  /** Returns its name in messages; inits that are versions of one program share it. */
  String program();

  /**
   * Returns an example for the key {@code for}: a list that names this program last, after another
   * one.
   */
  String exampleOfFor();

  /** Returns the end of the path of the folder from which it reads files. */
  String folder();

  /** Whether a file of this name can be one of its own. */
  boolean reads(String name);

  /** Whether a deployment needs sudo to control it. */
  boolean needsSudo();

  /** Whether it starts scheduled processes itself; otherwise cron has to. */
  boolean hasTimers();

  /** Returns the name of the file that starts and stops the group. */
  String starter(Manifest manifest);

  /** Returns the names of the files of a process, that of its program first. */
  List<String> files(Manifest manifest, ProcessSpec process);

  /** Returns the settings of a file that was rendered for this init. */
  RenderedSettings settings(Source file);

  /**
   * Returns where the manifest has {@code setting} of the file of {@code process} in the init's own
   * syntax: the place of its name if {@code name} is set, otherwise of its value.
   */
  Optional<Place> raw(ProcessSpec process, RenderedSettings.Setting setting, boolean name);

  /**
   * Returns the files of the group, in any order. Adds to {@code problems}; with an error among
   * them the files must not be used.
   */
  List<NamedText> render(Manifest manifest, TemplateSource templates, List<Diagnostic> problems)
      throws Templates.Failed;

  /**
   * Returns the commands to run after files of the group have changed; {@code changes} lists all of
   * its files.
   */
  ApplyCommands apply(Manifest manifest, List<FileChange> changes);

  /**
   * Returns a shell text that fails unless each member of the group runs and stays up for some
   * seconds; it prints the members that do not. It leaves out members that are never started again,
   * since they may have ended.
   */
  String check(Manifest manifest);

  /**
   * Returns the commands to run when all files of the group are removed; {@code changes} lists all
   * of its files.
   */
  RemovalCommands remove(Manifest manifest, List<FileChange> changes);

  /**
   * Returns the deployment of the group. Adds to {@code problems} whatever a deployment cannot do.
   */
  Deployment deployment(Manifest manifest, List<Diagnostic> problems);
}
