package io.github.unitgen.meaning.command;

import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.source.Source;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.shell.ShellNames;
import io.github.unitgen.syntax.upstart.Job;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A job whose main process remains a shell, because the last command of its script is started
 * without {@code exec}. {@code respawns} says that Upstart restarts the process when it ends, so it
 * is meant to last.
 */
public record ShellMain(Started program, boolean respawns) {
  /** Programs that end soon, so that nothing remains to be signalled. */
  private static final Set<String> SHORT =
      Set.of(
          "chown",
          "chmod",
          "chgrp",
          "mkdir",
          "rmdir",
          "rm",
          "cp",
          "mv",
          "ln",
          "touch",
          "cat",
          "mount",
          "umount",
          "sync",
          "modprobe",
          "initctl",
          "start",
          "stop",
          "restart",
          "reload",
          "logger",
          "sed",
          "grep",
          "awk",
          "tee",
          "date",
          "sleep",
          "dd",
          "tar",
          "find",
          "xargs",
          "sysctl",
          "ip",
          "ifconfig",
          "install",
          "restorecon",
          "udevadm",
          "status",
          "mktemp",
          "hostname",
          "swapon",
          "swapoff",
          "runcon",
          "setenforce",
          "iptables",
          "ip6tables",
          "reboot",
          "shutdown",
          "poweroff",
          "halt",
          "systemctl",
          "service",
          "dbus-send",
          "pkill",
          "killall",
          "readlink",
          "basename",
          "dirname",
          "wc",
          "head",
          "tail",
          "cut",
          "sort",
          "uniq",
          "tr",
          "id",
          "uname",
          "stat",
          "ls",
          "crossystem",
          "mosys",
          "truncate",
          "getconf",
          "expr");

  /**
   * Returns the program and its shell, or empty if Upstart follows the program itself, or if that
   * is unknown.
   */
  public static Optional<ShellMain> of(JobInput job) {
    Job meaning = job.job();
    Optional<Job.Command> command = meaning.command(Job.Phase.MAIN);
    if (command.isEmpty() || meaning.task().isPresent() || meaning.expect().isPresent()) {
      return Optional.empty();
    }
    Commands commands = Commands.of(job);
    Optional<Started> found = Optional.empty();
    for (Started started : commands.main()) {
      if (started.program().equals("trap") || started.program().equals("wait")) {
        return Optional.empty(); // a shell that supervises the programs it starts
      }
      if (found.isEmpty() && stays(started, commands)) {
        found = Optional.of(started);
      }
    }
    boolean respawns = meaning.respawn().isPresent();
    return found.map(last -> new ShellMain(last, respawns));
  }

  /**
   * Returns a fix that inserts {@code exec} before the program, or empty if its place is not exact.
   */
  public Optional<Fix> exec(Source source) {
    return exec(program, source);
  }

  static Optional<Fix> exec(Started program, Source source) {
    Span name = program.context().name();
    String first = source.slice(name);
    boolean exact = !first.isEmpty() && first.indexOf(' ') < 0 && first.indexOf('\'') < 0;
    return exact
        ? Optional.of(Fix.safe("Write exec", new Edit(Span.at(name.start()), "exec ")))
        : Optional.empty();
  }

  private static boolean stays(Started last, Commands commands) {
    return isLeft(last, commands) && !runsAlone(last, commands.main());
  }

  /** Whether {@code last} is the last command of a shell and runs for some time. */
  static boolean isLeft(Started last, Commands commands) {
    Started.Context context = last.context();
    return context.last()
        && context.shell()
        && !context.executed()
        && !Interpreters.isShell(last.program())
        && !context.operator().equals("||")
        && context.background().isEmpty()
        && last.wrapper("su").isEmpty()
        && last.wrapper("sudo").isEmpty()
        && !last.program().isEmpty()
        && !ShellNames.isBuiltin(last.program())
        && !SHORT.contains(last.program())
        && !commands.functions().contains(last.word().value())
        && !isPositional(last.word().value())
        && !last.word().value().contains("$(")
        && !last.word().value().contains("`");
  }

  /**
   * Whether the word is {@code $1} or {@code $@}, an argument of the shell with an unknown effect.
   */
  private static boolean isPositional(String word) {
    return word.length() > 1 && word.charAt(0) == '$' && "123456789@*".indexOf(word.charAt(1)) >= 0;
  }

  /**
   * Whether bash replaces itself with the only command of {@code -c}, which it does without
   * redirections; dash does not.
   */
  private static boolean runsAlone(Started last, List<Started> main) {
    boolean byBash = last.wrapper("bash").isPresent() || last.wrapper("zsh").isPresent();
    int around = 0;
    for (Started other : main) {
      around += other.context().depth() == last.context().depth() ? 1 : 0;
    }
    return byBash
        && last.redirections().isEmpty()
        && last.context().depth() > 0
        && around == 1
        && isText(last);
  }

  private static boolean isText(Started last) {
    for (Wrapper wrapper : last.wrappers()) {
      for (Argument argument : wrapper.arguments()) {
        if (argument.value().startsWith("-") && argument.value().endsWith("c")) {
          return true;
        }
      }
    }
    return false;
  }
}
