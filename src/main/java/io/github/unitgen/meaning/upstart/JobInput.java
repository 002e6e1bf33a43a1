package io.github.unitgen.meaning.upstart;

import io.github.unitgen.meaning.Image;
import io.github.unitgen.meaning.ShellReviewer;
import io.github.unitgen.meaning.Targets;
import io.github.unitgen.syntax.upstart.Job;
import io.github.unitgen.syntax.upstart.JobFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** An Upstart job or override as rules see it, for use by one thread. */
public final class JobInput {
  private static final String OVERRIDE = ".override";
  private static final String JOB = ".conf";
  private static final String PACKAGED = ".upstart";

  private final JobFile file;
  private final String name;
  private final boolean override;
  private final Targets targets;
  private final Image image;
  private final ShellReviewer reviewer;
  private final Map<Class<?>, Object> derived = new HashMap<>();

  private JobInput(
      JobFile file,
      String name,
      boolean override,
      Targets targets,
      Image image,
      ShellReviewer reviewer) {
    this.file = file;
    this.name = name;
    this.override = override;
    this.targets = targets;
    this.image = image;
    this.reviewer = reviewer;
  }

  /** Creates a job of a machine whose files are not available. Any path has a name. */
  public static JobInput of(JobFile file, String path, Targets targets) {
    return of(file, path, targets, Image.NONE, ShellReviewer.NONE);
  }

  /** Creates a job. Any path has a name. */
  public static JobInput of(
      JobFile file, String path, Targets targets, Image image, ShellReviewer reviewer) {
    return new JobInput(file, name(path), isOverride(path), targets, image, reviewer);
  }

  /** Returns the name of the job that the file at {@code path} defines or changes. */
  public static String name(String path) {
    String base = path.substring(path.lastIndexOf('/') + 1);
    for (String suffix : List.of(JOB, OVERRIDE, PACKAGED)) {
      if (base.endsWith(suffix)) {
        return base.substring(0, base.length() - suffix.length());
      }
    }
    return base;
  }

  public static boolean isOverride(String path) {
    return path.endsWith(OVERRIDE);
  }

  public JobFile file() {
    return file;
  }

  /** Returns the name of the job: that of the file without its suffix. */
  public String name() {
    return name;
  }

  /** Whether the file is an override, which holds only the changes to its job. */
  public boolean override() {
    return override;
  }

  public Targets targets() {
    return targets;
  }

  /** Returns the available files of the machine that the job is for. */
  public Image image() {
    return image;
  }

  /** Returns the reviewer for shell texts. */
  public ShellReviewer reviewer() {
    return reviewer;
  }

  /** Returns the job that Upstart reads from the file. */
  public Job job() {
    return file.job();
  }

  /** Returns the result of {@code make} for this job, which is computed once for each type. */
  public <T> T derived(Class<T> type, Function<JobInput, T> make) {
    Object known = derived.get(type);
    if (known == null) {
      known = make.apply(this);
      derived.put(type, known);
    }
    return type.cast(known);
  }
}
