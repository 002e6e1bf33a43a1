package io.github.unitgen.render.systemd;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.render.RenderedFile;
import io.github.unitgen.render.TemplateSource;
import io.github.unitgen.render.Templates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The target and the services of a group. */
public final class SystemdFiles {
  private static final String TARGET = "systemd/group.target.ftl";
  private static final String SERVICE = "systemd/process.service.ftl";

  private SystemdFiles() {}

  /** Adds to {@code problems}; with an error among them the files are not to be used. */
  public static List<RenderedFile> render(
      Manifest manifest, boolean user, TemplateSource source, List<Diagnostic> problems)
      throws Templates.Failed {
    SystemdUnits units = new SystemdUnits(manifest);
    SystemdRenderer renderer = new SystemdRenderer(manifest, user);
    TargetView target = renderer.target();
    List<ServiceView> views = new ArrayList<>();
    for (ProcessSpec process : manifest.processes()) {
      views.add(renderer.service(process));
    }
    problems.addAll(renderer.problems());
    if (problems.stream().anyMatch(p -> p.severity() == Severity.ERROR)) {
      return List.of();
    }
    Templates templates = new Templates(source, SystemdFormat.INSTANCE);
    List<RenderedFile> files = new ArrayList<>();
    String group = templates.fill(TARGET, Map.of("group", target));
    SystemdCheck check = new SystemdCheck(manifest, user, templates, problems);
    check.target(group, target, TARGET);
    files.add(new RenderedFile(units.target(), group));
    for (int i = 0; i < views.size(); i++) {
      ProcessSpec process = manifest.processes().get(i);
      String unit = templates.fill(SERVICE, Map.of("process", views.get(i)));
      check.service(unit, process, SERVICE);
      String withRaw = RawDirectives.apply(unit, process.systemd());
      check.raw(unit, withRaw, process);
      files.add(new RenderedFile(units.file(process), withRaw));
    }
    return files;
  }
}
