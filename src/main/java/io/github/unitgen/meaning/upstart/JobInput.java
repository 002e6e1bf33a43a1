package io.github.unitgen.meaning.upstart;

import io.github.unitgen.meaning.Image;
import io.github.unitgen.meaning.ShellReviewer;
import io.github.unitgen.meaning.Targets;
import io.github.unitgen.syntax.upstart.Job;
import io.github.unitgen.syntax.upstart.JobFile;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** An Upstart job or override as rules see it. Used by one thread. */
public final class JobInput {
  private static final String OVERRIDE = ".override";
  private static final String JOB = ".conf";

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

  /** A job of a machine that is not at hand. Total: any path gives a name. */
  public static JobInput of(JobFile file, String path, Targets targets) {
    return of(file, path, targets, Image.NONE, ShellReviewer.NONE);
  }

  /** Total: any path gives a name. */
  public static JobInput of(
      JobFile file, String path, Targets targets, Image image, ShellReviewer reviewer) {
    return new JobInput(file, name(path), isOverride(path), targets, image, reviewer);
  }

  /** The name of the job that the file at {@code path} is, or changes. */
  public static String name(String path) {
    String base = path.substring(path.lastIndexOf('/') + 1);
    String suffix = base.endsWith(OVERRIDE) ? OVERRIDE : base.endsWith(JOB) ? JOB : "";
    return base.substring(0, base.length() - suffix.length());
  }

  public static boolean isOverride(String path) {
    return path.endsWith(OVERRIDE);
  }

  public JobFile file() {
    return file;
  }

  /** The job's name: the file's without {@code .conf} or {@code .override}. */
  public String name() {
    return name;
  }

  /** Whether the file holds only what differs from its job. */
  public boolean override() {
    return override;
  }

  public Targets targets() {
    return targets;
  }

  /** What is at hand of the machine that the job is for. */
  public Image image() {
    return image;
  }

  /** Who is to say what the shell texts are worth. */
  public ShellReviewer reviewer() {
    return reviewer;
  }

  /** What Upstart makes of the file. */
  public Job job() {
    return file.job();
  }

  /** What {@code make} makes of the job; made once for each type. */
  public <T> T derived(Class<T> type, Function<JobInput, T> make) {
    Object known = derived.get(type);
    if (known == null) {
      known = make.apply(this);
      derived.put(type, known);
    }
    return type.cast(known);
  }
}
