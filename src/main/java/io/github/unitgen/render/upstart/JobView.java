package io.github.unitgen.render.upstart;

import io.github.unitgen.render.template.ViewPart;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code upstart/process.conf.ftl} sees as {@code process}: the components of all parts. A
 * text is quoted where it is printed; {@link UpstartText} is written for a job already. What is
 * null has no line.
 */
public record JobView(
    Identity identity,
    UpstartText stopOn,
    Restarts restarts,
    Supervision supervision,
    Account account,
    Resources resources,
    Program program) {

  /** What the process is called, and how an instance of it is. */
  public record Identity(
      List<UpstartText> documentation,
      String description,
      @Nullable String usage,
      @Nullable UpstartText instance)
      implements ViewPart {}

  /** When it is started again. */
  public record Restarts(@Nullable UpstartText respawnLimit, @Nullable UpstartText normalExit)
      implements ViewPart {}

  /** How it is told to reload and to end, and where its output goes. */
  public record Supervision(
      @Nullable String reloadSignal,
      @Nullable String killSignal,
      long killTimeout,
      @Nullable String console)
      implements ViewPart {}

  /** As whom it runs. */
  public record Account(@Nullable String user, @Nullable String group, @Nullable String umask)
      implements ViewPart {}

  /** How much of the machine it gets; of oomScore and oom one is null. */
  public record Resources(
      @Nullable Integer nice,
      @Nullable String oomScore,
      @Nullable String oom,
      List<UpstartText> limits)
      implements ViewPart {}

  /** What is run, where and with which variables; of exec and script one is null. */
  public record Program(
      @Nullable String directory,
      List<UpstartText> environment,
      @Nullable UpstartText preStartExec,
      @Nullable UpstartText preStartScript,
      @Nullable UpstartText exec,
      @Nullable UpstartText script)
      implements ViewPart {}
}
