package io.github.unitgen.render.systemd;

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

/** systemd: a target and services for one of its managers. */
public record Systemd(Manager manager) implements Init {
  @Override
  public Target target() {
    return manager.target();
  }

  @Override
  public String program() {
    return "systemd";
  }

  @Override
  public String exampleOfFor() {
    return "[ubuntu-14.04, rhel-7]";
  }

  @Override
  public String folder() {
    return manager.isRoot() ? "systemd/system" : "systemd/user";
  }

  @Override
  public boolean reads(String name) {
    return name.endsWith(UnitNames.TARGET)
        || name.endsWith(UnitNames.SLICE)
        || UnitNames.isOfProcess(name);
  }

  @Override
  public boolean needsSudo() {
    return manager.isRoot();
  }

  @Override
  public boolean hasTimers() {
    return true;
  }

  @Override
  public String starter(Manifest manifest) {
    return new SystemdUnits(manifest).target();
  }

  @Override
  public List<String> files(Manifest manifest, ProcessSpec process) {
    return new SystemdUnits(manifest).files(process);
  }

  @Override
  public RenderedSettings settings(Source file) {
    return RenderedSettings.ofUnit(file);
  }

  @Override
  public Optional<Place> raw(ProcessSpec process, RenderedSettings.Setting setting, boolean name) {
    return RawDirectives.find(process.raw().systemd(), setting, name);
  }

  @Override
  public List<NamedText> render(
      Manifest manifest, TemplateSource templates, List<Diagnostic> problems)
      throws Templates.Failed {
    return SystemdRenderer.render(manifest, manager, templates, problems);
  }

  @Override
  public ApplyCommands apply(Manifest manifest, List<FileChange> changes) {
    return SystemdApply.of(manifest, manager, changes);
  }

  @Override
  public String check(Manifest manifest) {
    return SystemdApply.check(manifest, manager);
  }

  @Override
  public RemovalCommands remove(Manifest manifest, List<FileChange> changes) {
    return SystemdRemoval.of(manifest, manager, changes);
  }

  @Override
  public Deployment deployment(Manifest manifest, List<Diagnostic> problems) {
    return new SystemdDeployment(manifest, manager);
  }
}
