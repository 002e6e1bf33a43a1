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

/** An init that a group can be rendered for, and all in which it differs from the others. */
public interface Init {
  /** The target that stands for it in manifests and on the command line. */
  Target target();

  /** Its name in messages; inits that are versions of one program share it. */
  String program();

  /** A list for the key {@code for} that names this program last, after another one. */
  String exampleOfFor();

  /** The end of the path of the folder in which it looks for files. */
  String folder();

  /** Whether a file of this name can be one of its own. */
  boolean reads(String name);

  /** Whether a deployment commands it through sudo. */
  boolean needsSudo();

  /** Whether it starts by itself what runs at times, else cron has to. */
  boolean hasTimers();

  /** The name of the file that starts and stops the group. */
  String starter(Manifest manifest);

  /** The names of the files of a process, that of its program first. */
  List<String> files(Manifest manifest, ProcessSpec process);

  /** The settings of a file that was rendered for this init. */
  RenderedSettings settings(Source file);

  /**
   * Where the manifest has {@code setting} of the file of {@code process} in the init's words:
   * {@code name}: its name, else its value.
   */
  Optional<Place> raw(ProcessSpec process, RenderedSettings.Setting setting, boolean name);

  /**
   * The files of the group, in any order. Adds to {@code problems}; with an error among them the
   * files are not to be used.
   */
  List<NamedText> render(Manifest manifest, TemplateSource templates, List<Diagnostic> problems)
      throws Templates.Failed;

  /** What to run when files of the group have changed; {@code changes}: all of its files. */
  ApplyCommands apply(Manifest manifest, List<FileChange> changes);

  /**
   * A shell text that fails unless each member of the group runs, and stays up for some seconds; it
   * prints those that do not. Members that are never started again may be gone, and are left out.
   */
  String check(Manifest manifest);

  /** What to run when all files of the group go; {@code changes}: all of its files. */
  RemovalCommands remove(Manifest manifest, List<FileChange> changes);

  /** How the group is deployed. Adds to {@code problems} what a deployment cannot do. */
  Deployment deployment(Manifest manifest, List<Diagnostic> problems);
}
