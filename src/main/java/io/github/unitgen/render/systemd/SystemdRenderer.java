package io.github.unitgen.render.systemd;

import io.github.unitgen.catalog.SystemdVersions;
import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ManifestRule;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.manifest.RawSetting;
import io.github.unitgen.render.template.TemplateSource;
import io.github.unitgen.render.template.Templates;
import io.github.unitgen.source.Located;
import io.github.unitgen.source.NamedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Renders the target, the services, the sockets and the timers of a group. */
final class SystemdRenderer {
  private static final String TARGET = "systemd/group.target.ftl";
  private static final String SLICE = "systemd/group.slice.ftl";
  private static final String SERVICE = "systemd/process.service.ftl";
  private static final String SOCKET = "systemd/process.socket.ftl";
  private static final String TIMER = "systemd/process.timer.ftl";

  private final SystemdVersions versions;
  private final Templates templates;
  private final SystemdCheck check;
  private final List<Diagnostic> problems;
  private final List<NamedText> files = new ArrayList<>();

  private SystemdRenderer(
      Manifest manifest, Manager manager, Templates templates, List<Diagnostic> problems) {
    this.versions = manifest.systemd();
    this.templates = templates;
    this.problems = problems;
    this.check = new SystemdCheck(manifest, manager, templates, problems);
  }

  /** Adds to {@code problems}; with an error among them the files must not be used. */
  static List<NamedText> render(
      Manifest manifest, Manager manager, TemplateSource source, List<Diagnostic> problems)
      throws Templates.Failed {
    SystemdUnits units = new SystemdUnits(manifest);
    SystemdVersions versions = manifest.systemd();
    ServiceViews serviceViews = new ServiceViews(manifest, manager);
    TargetView target = serviceViews.target();
    Optional<SliceView> slice = serviceViews.slice();
    TimerViews timerViews = new TimerViews(units, versions);
    SocketViews socketViews = new SocketViews(manifest, manager);
    List<ServiceView> views = new ArrayList<>();
    List<Optional<TimerView>> timers = new ArrayList<>();
    List<Optional<SocketView>> sockets = new ArrayList<>();
    List<List<RawSetting>> raw = new ArrayList<>();
    for (ProcessSpec process : manifest.processes()) {
      views.add(serviceViews.service(process));
      timers.add(process.activation().schedule().map(s -> timerViews.timer(process, s)));
      sockets.add(process.activation().sockets().map(s -> socketViews.socket(process, s)));
      raw.add(new RawVersions(versions, problems).known(process.raw().systemd()));
    }
    problems.addAll(serviceViews.problems());
    problems.addAll(timerViews.problems());
    problems.addAll(socketViews.problems());
    if (problems.stream().anyMatch(p -> p.severity() == Severity.ERROR)) {
      return List.of();
    }
    Templates templates = new Templates(source, SystemdFormat.INSTANCE);
    SystemdRenderer renderer = new SystemdRenderer(manifest, manager, templates, problems);
    SystemdCheck check = renderer.check;
    String group = renderer.fill(TARGET, "group", target);
    check.target(group, TARGET);
    renderer.add(units.target(), group, manifest.name());
    if (slice.isPresent() && manifest.slice().isPresent()) {
      String limits = renderer.fill(SLICE, "group", slice.get());
      check.slice(limits, manifest.slice().get(), SLICE);
      renderer.add(units.slice().orElse(""), limits, manifest.name());
    }
    for (int i = 0; i < views.size(); i++) {
      ProcessSpec process = manifest.processes().get(i);
      String service = renderer.fill(SERVICE, "process", views.get(i));
      check.service(service, process, SERVICE);
      renderer.addWithRaw(units.file(process), service, process, raw.get(i));
      Optional<TimerView> timerView = timers.get(i);
      if (timerView.isPresent()) {
        String timer = renderer.fill(TIMER, "timer", timerView.get());
        check.timer(timer, process, TIMER);
        renderer.addWithRaw(units.timer(process), timer, process, raw.get(i));
      }
      Optional<SocketView> socketView = sockets.get(i);
      if (socketView.isPresent()) {
        String socket = renderer.fill(SOCKET, "socket", socketView.get());
        check.socket(socket, process, SOCKET);
        renderer.addWithRaw(units.socket(process), socket, process, raw.get(i));
      }
    }
    return renderer.files;
  }

  private String fill(String template, String name, Object view) throws Templates.Failed {
    return LongLines.fit(templates.fill(template, Map.of(name, view)), versions);
  }

  private void addWithRaw(String file, String unit, ProcessSpec process, List<RawSetting> raw) {
    List<RawSetting> settings = RawDirectives.of(raw, file);
    String text = LongLines.fit(RawDirectives.apply(unit, settings), versions);
    check.raw(file, unit, text, process, settings);
    add(file, text, process.name());
  }

  private void add(String file, String unit, Located<String> name) {
    checkLength(unit, name);
    files.add(new NamedText(file, unit));
  }

  /** Reports a line that cannot be broken, such as a description. */
  private void checkLength(String unit, Located<String> name) {
    if (!LongLines.canFit(unit, versions)) {
      problems.add(
          ManifestRule.UNSUPPORTED_VALUE.error(
              name.at(),
              "a line is longer than 2047 bytes, where systemd before 235 truncates it",
              "shorten the description, or the values of `systemd:`"));
    }
  }
}
