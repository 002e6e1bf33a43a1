package io.github.unitgen.render.upstart;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.render.template.TemplateSource;
import io.github.unitgen.render.template.Templates;
import io.github.unitgen.source.NamedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Renders the manager and the jobs of a group, and the job that restarts processes with the ones
 * they require.
 */
final class UpstartRenderer {
  private static final String MANAGER = "upstart/manager.conf.ftl";
  private static final String REQUIRES = "upstart/requires.conf.ftl";
  private static final String PROCESS = "upstart/process.conf.ftl";

  private UpstartRenderer() {}

  /** Adds to {@code problems}; with an error among them the files must not be used. */
  static List<NamedText> render(Manifest manifest, TemplateSource source, List<Diagnostic> problems)
      throws Templates.Failed {
    UpstartJobs jobs = new UpstartJobs(manifest);
    JobViews jobViews = new JobViews(manifest);
    ManagerView manager = jobViews.manager();
    List<JobView> views = new ArrayList<>();
    for (ProcessSpec process : manifest.processes()) {
      views.add(jobViews.job(process));
    }
    problems.addAll(jobViews.problems());
    if (problems.stream().anyMatch(p -> p.severity() == Severity.ERROR)) {
      return List.of();
    }
    Templates templates = new Templates(source, UpstartFormat.INSTANCE);
    UpstartCheck check = new UpstartCheck(manifest, templates, problems);
    List<NamedText> files = new ArrayList<>();
    String group = templates.fill(MANAGER, Map.of("group", manager));
    check.manager(group, MANAGER);
    files.add(new NamedText(jobs.manager() + UpstartJobs.SUFFIX, group));
    Optional<BringBackView> bringBack = jobViews.bringBack();
    if (bringBack.isPresent()) {
      String job = templates.fill(REQUIRES, Map.of("job", bringBack.get()));
      check.bringBack(job, REQUIRES);
      files.add(new NamedText(jobs.bringBack() + UpstartJobs.SUFFIX, job));
    }
    for (int i = 0; i < views.size(); i++) {
      ProcessSpec process = manifest.processes().get(i);
      String job = templates.fill(PROCESS, Map.of("process", views.get(i)));
      check.job(job, process, PROCESS);
      String withRaw = RawStanzas.apply(job, process.raw().upstart(), manifest.upstart());
      check.raw(job, withRaw, process);
      files.add(new NamedText(jobs.job(process) + UpstartJobs.SUFFIX, withRaw));
    }
    return files;
  }
}
