package io.github.unitgen.render.upstart;

import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.upstart.Job;
import io.github.unitgen.syntax.upstart.Job.Phase;
import io.github.unitgen.syntax.upstart.JobFile;
import io.github.unitgen.syntax.upstart.JobParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A folder in which {@code init.sh} stands in for init, its jobs and its commands: what runs, what
 * init has read, and which members cannot start.
 */
final class UpstartInit {
  /** Ubuntu's /bin/sh, which runs scripts of Upstart. */
  static final Path DASH = Path.of("/bin/dash");

  /** What a shell text printed on both outputs, and how it ended. */
  record Run(int status, String output) {}

  private final Path folder;

  UpstartInit(Path folder) throws IOException {
    this.folder = folder;
    for (String part : new String[] {"conf", "known", "run", "broken"}) {
      Files.createDirectories(folder.resolve(part));
    }
    Files.copy(
        Path.of("src/test/resources/upstart/init.sh"),
        folder.resolve("init.sh"),
        StandardCopyOption.REPLACE_EXISTING);
  }

  /** Takes the place of all that was here. */
  void clear() throws IOException {
    Files.deleteIfExists(folder.resolve("ran"));
    for (String part : new String[] {"conf", "known", "run", "broken"}) {
      try (Stream<Path> files = Files.list(folder.resolve(part))) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
    }
  }

  /** The files of /etc/init, by their names. */
  void install(Map<String, String> files) throws IOException {
    try (Stream<Path> old = Files.list(folder.resolve("conf"))) {
      for (Path file : old.toList()) {
        Files.delete(file);
      }
    }
    for (Map.Entry<String, String> file : files.entrySet()) {
      String job = file.getKey().substring(0, file.getKey().length() - ".conf".length());
      JobFile parsed = JobParser.parse(new Source(file.getKey(), file.getValue()));
      Job read = parsed.job();
      Path conf = folder.resolve("conf").resolve(job);
      Files.writeString(
          conf,
          String.join(
                  "\n",
                  version(file.getValue()),
                  read.task().isPresent()
                      ? "task"
                      : read.instance().isPresent() ? "instance" : "plain",
                  events(parsed, "stop"),
                  events(parsed, "start"))
              + "\n");
      script(read, Phase.PRE_START, conf + ".pre");
      script(read, Phase.POST_STOP, conf + ".post");
      if (read.command(Phase.MAIN).filter(Job.Command::isScript).isPresent()) {
        script(read, Phase.MAIN, conf + ".main");
      }
    }
  }

  /** Has init read all files anew, as where nothing runs of the old ones. */
  void reload() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("conf"))) {
      for (Path file : files.toList()) {
        Files.copy(
            file,
            folder.resolve("known").resolve(file.getFileName()),
            StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  /** What tells a job from the one before in {@link #running}, but not what it tells people. */
  static String version(String text) {
    return Integer.toHexString(text.replaceAll("\\nusage .*", "").hashCode());
  }

  private static String events(JobFile job, String stanza) {
    return job.last(stanza)
        .map(words -> job.source().slice(words.span()).strip())
        .map(text -> text.substring((stanza + " on ").length()).replace(" or ", "|"))
        .orElse("");
  }

  private static void script(Job job, Phase phase, String file) throws IOException {
    if (job.command(phase).isPresent()) {
      StringBuilder text = new StringBuilder();
      job.env().forEach(env -> text.append("export ").append(env.value()).append('\n'));
      text.append(job.command(phase).get().text().value()).append('\n');
      Files.writeString(Path.of(file), text);
    }
  }

  /** {@code key}: a job, or {@code JOB:INSTANCE}. */
  void setRunning(String key, String text) throws IOException {
    Files.writeString(folder.resolve("run").resolve(key), "start/running " + version(text) + "\n");
  }

  void setBroken(String key) throws IOException {
    Files.writeString(folder.resolve("broken").resolve(key), "");
  }

  /** The tasks that have run since the last {@link #clear}, whether or not they succeeded. */
  List<String> ran() throws IOException {
    Path ran = folder.resolve("ran");
    return Files.exists(ran) ? Files.readAllLines(ran) : List.of();
  }

  void setMended(String key) throws IOException {
    Files.delete(folder.resolve("broken").resolve(key));
  }

  /** Every member that runs, with the version of the file that it was started with. */
  Map<String, String> running() throws IOException {
    Map<String, String> running = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder.resolve("run"))) {
      for (Path file : files.toList()) {
        String[] state = Files.readString(file).strip().split(" ", 2);
        if (state[0].equals("start/running")) {
          running.put(file.getFileName().toString(), state[1]);
        }
      }
    }
    return running;
  }

  /** Runs the text under {@code sh -e} where these commands are. */
  Run run(String text) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(DASH.toString(), "-e", "-c", ". \"$S/init.sh\"\n" + text);
    builder.environment().put("S", folder.toString());
    builder.environment().put("SH", DASH.toString());
    builder.redirectErrorStream(true);
    builder.redirectInput(Path.of("/dev/null").toFile());
    Process shell = builder.start();
    String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(shell.waitFor(), output);
  }
}
