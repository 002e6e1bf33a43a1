package io.github.unitgen.meaning.command;

import io.github.unitgen.catalog.Programs.Kind;
import io.github.unitgen.meaning.Image;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.source.Source;
import java.util.List;
import java.util.Optional;

/** Finds the configuration of the supervised program, if the file is available. */
public final class ConfigurationFile {
  /** The file in the working directory that sidekiq reads if no option names another one. */
  private static final String OF_SIDEKIQ = "config/sidekiq.yml";

  private ConfigurationFile() {}

  /**
   * Returns the text of the configuration of a service, or empty if no file is known or the file is
   * not available.
   */
  public static Optional<String> of(UnitInput unit) {
    if (unit.image() == Image.NONE) {
      return Optional.empty();
    }
    String folder = unit.value("Service", "WorkingDirectory");
    return text(
        Commands.of(unit), unit.image(), folder.startsWith("-") ? folder.substring(1) : folder);
  }

  /** Returns the text of the configuration of the main process of a job, or empty as above. */
  public static Optional<String> of(JobInput job) {
    return job.image() == Image.NONE
        ? Optional.empty()
        : text(Commands.of(job), job.image(), job.job().chdir().map(dir -> dir.value()).orElse(""));
  }

  private static Optional<String> text(Commands commands, Image image, String folder) {
    Optional<Started> program = Workers.main(commands);
    if (program.isEmpty()) {
      return Optional.empty();
    }
    List<Flags.Use> flags = Flags.of(program.get(), Kind.CONFIG);
    Optional<String> name =
        !flags.isEmpty()
            ? flags.get(flags.size() - 1).value()
            : program.get().program().equals("sidekiq")
                ? Optional.of(OF_SIDEKIQ)
                : Optional.empty();
    return name.flatMap(file -> path(file, folder)).flatMap(image::read).map(Source::text);
  }

  /**
   * Returns the absolute path, or empty if it has variables or specifiers or its folder is unknown.
   */
  private static Optional<String> path(String file, String folder) {
    String path = file.startsWith("/") ? file : folder + "/" + file;
    boolean open = path.indexOf('%') >= 0 || path.indexOf('$') >= 0 || !path.startsWith("/");
    return open || (folder.isEmpty() && !file.startsWith("/"))
        ? Optional.empty()
        : Optional.of(path);
  }
}
