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

/** The target, the services, the sockets and the timers of a group. */
final class SystemdRenderer {
  private static final String TARGET = "systemd/group.target.ftl";
  private static final String SLICE = "systemd/group.slice.ftl";
  private static final String SERVICE = "systemd/process.service.ftl";
  private static final String SOCKET = "systemd/process.socket.ftl";
  private static final String TIMER = "systemd/process.timer.ftl";

  private SystemdRenderer() {}

  /** Adds to {@code problems}; with an error among them the files are not to be used. */
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
    List<NamedText> files = new ArrayList<>();
    String group = LongLines.fit(templates.fill(TARGET, Map.of("group", target)), versions);
    SystemdCheck check = new SystemdCheck(manifest, manager, templates, problems);
    check.target(group, TARGET);
    files.add(new NamedText(units.target(), group));
    checkLength(versions, group, manifest.name(), problems);
    if (slice.isPresent() && manifest.slice().isPresent()) {
      String limits = LongLines.fit(templates.fill(SLICE, Map.of("group", slice.get())), versions);
      check.slice(limits, manifest.slice().get(), SLICE);
      files.add(new NamedText(units.slice().orElse(""), limits));
    }
    for (int i = 0; i < views.size(); i++) {
      ProcessSpec process = manifest.processes().get(i);
      String unit =
          LongLines.fit(templates.fill(SERVICE, Map.of("process", views.get(i))), versions);
      check.service(unit, process, SERVICE);
      List<RawSetting> ofService = RawDirectives.of(raw.get(i), units.file(process));
      String withRaw = LongLines.fit(RawDirectives.apply(unit, ofService), versions);
      check.raw(units.file(process), unit, withRaw, process, ofService);
      checkLength(versions, withRaw, process.name(), problems);
      files.add(new NamedText(units.file(process), withRaw));
      Optional<TimerView> timerView = timers.get(i);
      if (timerView.isPresent()) {
        String timer =
            LongLines.fit(templates.fill(TIMER, Map.of("timer", timerView.get())), versions);
        check.timer(timer, process, TIMER);
        List<RawSetting> ofTimer = RawDirectives.of(raw.get(i), units.timer(process));
        String timerWithRaw = LongLines.fit(RawDirectives.apply(timer, ofTimer), versions);
        check.raw(units.timer(process), timer, timerWithRaw, process, ofTimer);
        checkLength(versions, timerWithRaw, process.name(), problems);
        files.add(new NamedText(units.timer(process), timerWithRaw));
      }
      Optional<SocketView> socketView = sockets.get(i);
      if (socketView.isPresent()) {
        String socket =
            LongLines.fit(templates.fill(SOCKET, Map.of("socket", socketView.get())), versions);
        check.socket(socket, process, SOCKET);
        checkLength(versions, socket, process.name(), problems);
        files.add(new NamedText(units.socket(process), socket));
      }
    }
    return files;
  }

  /** What cannot be broken, a description perhaps. */
  private static void checkLength(
      SystemdVersions versions, String unit, Located<String> name, List<Diagnostic> problems) {
    if (!LongLines.canFit(unit, versions)) {
      problems.add(
          ManifestRule.UNSUPPORTED_VALUE.error(
              name.at(),
              "systemd before 235 cuts a line after 2047 bytes, and one is longer",
              "shorten its description, or what `systemd:` adds"));
    }
  }
}
