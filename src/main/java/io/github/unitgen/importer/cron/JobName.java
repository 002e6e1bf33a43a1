package io.github.unitgen.importer.cron;

import io.github.unitgen.importer.shared.FileNames;
import io.github.unitgen.syntax.shell.ShellScan;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Names a job after what it runs. */
final class JobName {
  /** Commands that only prepare or check. */
  private static final Set<String> BESIDE =
      Set.of(
          "[", "[[", "test", "cd", "true", ":", "command", "sleep", "export", "set", "umask",
          "printf", "echo", "source", ".", "mkdir", "exit");

  /** Programs in front of another one. */
  private static final Set<String> IN_FRONT =
      Set.of(
          "exec",
          "env",
          "nice",
          "ionice",
          "flock",
          "timeout",
          "sudo",
          "nohup",
          "time",
          "chronic",
          "setsid",
          "chrt",
          "xvfb-run",
          "bundle",
          "npx",
          "poetry",
          "pipenv");

  /** Programs whose first word says what they do. */
  private static final Set<String> GENERAL =
      Set.of(
          "php",
          "python",
          "python2",
          "python3",
          "ruby",
          "perl",
          "node",
          "java",
          "sh",
          "bash",
          "rake",
          "rails",
          "artisan",
          "manage",
          "console",
          "npm",
          "yarn",
          "docker",
          "podman",
          "wp",
          "drush",
          "curl",
          "wget",
          "find",
          "make",
          "git",
          "systemctl",
          "service",
          "run-parts");

  private static final Set<String> ENDINGS = Set.of("sh", "py", "pl", "rb", "php", "js", "bash");
  private static final int MOST_PARTS = 3;

  private JobName() {}

  /** Readable, and fit for a file; not unique. */
  static String of(String text) {
    for (ShellScan.Command command : ShellScan.of(text).commands()) {
      List<String> words = command.words().stream().map(ShellScan.Word::value).toList();
      boolean waits = words.stream().anyMatch(word -> word.startsWith("sleep"));
      if (!words.isEmpty() && !waits && !BESIDE.contains(words.get(0))) {
        String name = FileNames.name(String.join("-", parts(words)));
        if (!name.equals("process")) {
          return name;
        }
      }
    }
    return "job";
  }

  private static List<String> parts(List<String> words) {
    List<String> parts = new ArrayList<>();
    boolean front = false;
    for (String word : words) {
      String base = base(word);
      boolean ofFront = parts.isEmpty() && front && isOfFront(word);
      if (parts.isEmpty() && (IN_FRONT.contains(base) || front && base.equals("run"))) {
        front = true;
      } else if (!ofFront
          && !word.startsWith("-")
          && !base.isEmpty()
          && Character.isLetterOrDigit(base.charAt(0))) {
        parts.add(base);
        if (!GENERAL.contains(base) || parts.size() == MOST_PARTS) {
          break;
        }
      }
    }
    return parts;
  }

  /** An option, a value, a lock or a variable of what stands in front of a program. */
  private static boolean isOfFront(String word) {
    return word.startsWith("-")
        || word.indexOf('=') > 0
        || word.endsWith(".lock")
        || word.endsWith(".pid")
        || word.startsWith("/tmp/")
        || word.startsWith("/run/")
        || word.startsWith("/var/")
        || Character.isDigit(word.charAt(0));
  }

  /** The name of a file without its folder and its ending. */
  private static String base(String word) {
    String path = word.endsWith("/") ? word.substring(0, word.length() - 1) : word;
    String name = path.substring(path.lastIndexOf('/') + 1);
    int dot = name.lastIndexOf('.');
    return dot > 0 && ENDINGS.contains(name.substring(dot + 1)) ? name.substring(0, dot) : name;
  }
}
