package io.github.unitgen.render.systemd;

import io.github.unitgen.render.template.ViewPart;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code systemd/process.service.ftl} sees as {@code process}: the components of all parts. A
 * text is escaped where it is printed; {@link SystemdText} is written for a unit file already. What
 * is null has no line.
 */
public record ServiceView(
    Identity identity,
    Order order,
    Account account,
    Resources resources,
    Program program,
    Supervision supervision,
    Restarts restarts) {

  /** One line: a directive and its value. */
  public record Setting(String key, SystemdText value) {}

  /** What the process is called. */
  public record Identity(
      SystemdText description, List<SystemdText> documentation, SystemdText syslogIdentifier)
      implements ViewPart {}

  /** Other units: what starts, stops and is reloaded with the process, and in which order. */
  public record Order(
      String target,
      @Nullable String reloadFrom,
      @Nullable String requires,
      @Nullable String wants,
      String after,
      @Nullable String before)
      implements ViewPart {}

  /** As whom it runs and what it may do. */
  public record Account(
      @Nullable String user,
      @Nullable String group,
      @Nullable String umask,
      List<Setting> hardening)
      implements ViewPart {}

  /** How much of the machine it gets. */
  public record Resources(
      @Nullable Integer nice, @Nullable Integer oomScoreAdjust, List<Setting> limits)
      implements ViewPart {}

  /** What is run, where and with which variables. */
  public record Program(
      @Nullable SystemdText workingDirectory,
      List<SystemdText> environment,
      List<SystemdText> environmentFiles,
      @Nullable SystemdText execSearchPath,
      List<SystemdText> execStartPre,
      SystemdText execStart,
      @Nullable SystemdText execReload)
      implements ViewPart {}

  /** How it says that it is up, and how it is stopped. */
  public record Supervision(
      String type,
      @Nullable String notifyAccess,
      @Nullable String watchdog,
      String killMode,
      String killSignal,
      String timeoutStop)
      implements ViewPart {}

  /** When it is started again. */
  public record Restarts(
      String restart,
      String restartDelay,
      @Nullable String successExitStatus,
      StartLimit startLimit)
      implements ViewPart {}

  /** How often it may be started, and where that stands. */
  public record StartLimit(
      boolean startLimitOfUnit,
      String startLimitKey,
      String startLimitInterval,
      @Nullable Integer startLimitBurst)
      implements ViewPart {}
}
