package io.github.unitgen.render.upstart;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code upstart/process.conf.ftl} sees as {@code process}. A text is quoted where it is
 * printed; {@link UpstartText} is written for a job already. What is null has no line; of exec and
 * script one is null.
 */
public record JobView(
    List<UpstartText> documentation,
    String description,
    @Nullable String usage,
    @Nullable UpstartText instance,
    UpstartText stopOn,
    @Nullable UpstartText respawnLimit,
    @Nullable UpstartText normalExit,
    @Nullable String reloadSignal,
    @Nullable String killSignal,
    long killTimeout,
    @Nullable String console,
    @Nullable String user,
    @Nullable String group,
    @Nullable String directory,
    @Nullable String umask,
    @Nullable Integer nice,
    @Nullable String oomScore,
    @Nullable String oom,
    List<UpstartText> limits,
    List<UpstartText> environment,
    @Nullable UpstartText preStartExec,
    @Nullable UpstartText preStartScript,
    @Nullable UpstartText exec,
    @Nullable UpstartText script) {}
