package io.github.unitgen.meaning.command;

import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.source.Located;
import java.util.Optional;

/** Files that root runs and a user can write, which are those below /home. */
public final class UserPaths {
  private UserPaths() {}

  /** Returns the file of a user that {@code started} runs or reads as a script. */
  public static Optional<Argument> run(JobInput job, Started started) {
    boolean sources = started.program().equals("source") || started.word().value().equals(".");
    if (sources && !started.arguments().isEmpty()) {
      return Optional.of(started.arguments().get(0)).filter(file -> isOfUser(job, file));
    }
    return Optional.of(started.word()).filter(file -> isOfUser(job, file));
  }

  private static boolean isOfUser(JobInput job, Argument file) {
    String path = file.value();
    boolean ofHome = path.startsWith("$HOME/") || path.startsWith("${HOME}/");
    return path.startsWith("/home/")
        || path.length() > 1 && path.charAt(0) == '~' && path.charAt(1) != '/' && path.contains("/")
        || ofHome && hasHome(job);
  }

  private static boolean hasHome(JobInput job) {
    for (Located<String> variable : job.job().env()) {
      if (variable.value().startsWith("HOME=/home/")) {
        return true;
      }
    }
    return false;
  }
}
