package io.github.unitgen.meaning.command;

import io.github.unitgen.catalog.Programs.Kind;
import io.github.unitgen.meaning.Image;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.source.Source;
import java.util.List;
import java.util.Optional;

/** Finds the configuration of the supervised program, where it is at hand. */
public final class ConfigurationFile {
  /** What sidekiq reads from its working folder where no option names another file. */
  private static final String OF_SIDEKIQ = "config/sidekiq.yml";

  private ConfigurationFile() {}

  /** Its text; empty where no file is known, or it is not at hand. */
  public static Optional<String> of(UnitInput unit) {
    if (unit.image() == Image.NONE) {
      return Optional.empty();
    }
    String folder = unit.value("Service", "WorkingDirectory");
    return text(
        Commands.of(unit), unit.image(), folder.startsWith("-") ? folder.substring(1) : folder);
  }

  /** As above, of the main process of a job. */
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

  /** Empty where something is to be filled in, or nothing says which folder it lies in. */
  private static Optional<String> path(String file, String folder) {
    String path = file.startsWith("/") ? file : folder + "/" + file;
    boolean open = path.indexOf('%') >= 0 || path.indexOf('$') >= 0 || !path.startsWith("/");
    return open || (folder.isEmpty() && !file.startsWith("/"))
        ? Optional.empty()
        : Optional.of(path);
  }
}
