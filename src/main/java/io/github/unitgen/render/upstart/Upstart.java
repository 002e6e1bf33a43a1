package io.github.unitgen.render.upstart;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.manifest.Target;
import io.github.unitgen.meaning.RenderedSettings;
import io.github.unitgen.render.deploy.Deployment;
import io.github.unitgen.render.init.ApplyCommands;
import io.github.unitgen.render.init.FileChange;
import io.github.unitgen.render.init.Init;
import io.github.unitgen.render.init.RemovalCommands;
import io.github.unitgen.render.template.TemplateSource;
import io.github.unitgen.render.template.Templates;
import io.github.unitgen.source.NamedText;
import io.github.unitgen.source.Place;
import io.github.unitgen.source.Source;
import java.util.List;
import java.util.Optional;

/** Upstart: a manager and jobs. */
public record Upstart() implements Init {
  @Override
  public Target target() {
    return Target.UPSTART;
  }

  @Override
  public String program() {
    return "Upstart";
  }

  @Override
  public String exampleOfFor() {
    return "[rhel-7, ubuntu-14.04]";
  }

  @Override
  public String folder() {
    return "etc/init";
  }

  @Override
  public boolean reads(String name) {
    return name.endsWith(UpstartJobs.SUFFIX);
  }

  @Override
  public boolean needsSudo() {
    return true;
  }

  @Override
  public boolean hasTimers() {
    return false;
  }

  @Override
  public String starter(Manifest manifest) {
    return new UpstartJobs(manifest).manager() + UpstartJobs.SUFFIX;
  }

  @Override
  public List<String> files(Manifest manifest, ProcessSpec process) {
    return List.of(new UpstartJobs(manifest).job(process) + UpstartJobs.SUFFIX);
  }

  @Override
  public RenderedSettings settings(Source file) {
    return RenderedSettings.ofJob(file);
  }

  @Override
  public Optional<Place> raw(ProcessSpec process, RenderedSettings.Setting setting, boolean name) {
    return RawStanzas.find(process.raw().upstart(), setting);
  }

  @Override
  public List<NamedText> render(
      Manifest manifest, TemplateSource templates, List<Diagnostic> problems)
      throws Templates.Failed {
    return UpstartRenderer.render(manifest, templates, problems);
  }

  @Override
  public ApplyCommands apply(Manifest manifest, List<FileChange> changes) {
    return UpstartApply.of(manifest, changes);
  }

  @Override
  public String check(Manifest manifest) {
    return UpstartApply.check(manifest);
  }

  @Override
  public RemovalCommands remove(Manifest manifest, List<FileChange> changes) {
    return UpstartRemoval.of(manifest, changes);
  }

  @Override
  public Deployment deployment(Manifest manifest, List<Diagnostic> problems) {
    return new UpstartDeployment(manifest, problems);
  }
}
