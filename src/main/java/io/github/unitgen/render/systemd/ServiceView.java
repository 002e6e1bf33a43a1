package io.github.unitgen.render.systemd;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code systemd/process.service.ftl} sees as {@code process}. A text is escaped where it is
 * printed; {@link SystemdText} is written for a unit file already. What is null has no line.
 */
public record ServiceView(
    SystemdText description,
    List<SystemdText> documentation,
    String target,
    @Nullable String reloadFrom,
    @Nullable String requires,
    @Nullable String wants,
    String after,
    @Nullable String before,
    boolean startLimitOfUnit,
    String startLimitKey,
    String startLimitInterval,
    @Nullable Integer startLimitBurst,
    String type,
    @Nullable String notifyAccess,
    @Nullable String user,
    @Nullable String group,
    @Nullable SystemdText workingDirectory,
    @Nullable String umask,
    @Nullable Integer nice,
    @Nullable Integer oomScoreAdjust,
    List<Setting> limits,
    List<SystemdText> environment,
    List<SystemdText> environmentFiles,
    @Nullable SystemdText execSearchPath,
    List<SystemdText> execStartPre,
    SystemdText execStart,
    @Nullable SystemdText execReload,
    String killMode,
    String killSignal,
    String timeoutStop,
    String restart,
    String restartDelay,
    @Nullable String successExitStatus,
    @Nullable String watchdog,
    SystemdText syslogIdentifier,
    List<Setting> hardening) {

  /** One line: a directive and its value. */
  public record Setting(String key, SystemdText value) {}
}
