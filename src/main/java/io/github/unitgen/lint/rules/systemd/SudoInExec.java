package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.GroupRule;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.lint.shared.Removal;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.meaning.command.Argument;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Phase;
import io.github.unitgen.meaning.command.Started;
import io.github.unitgen.meaning.command.Wrapper;
import io.github.unitgen.meaning.systemd.Account;
import io.github.unitgen.meaning.systemd.ExecLines;
import io.github.unitgen.meaning.systemd.MainProcess;
import io.github.unitgen.meaning.systemd.ServiceType;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.UserUnits;
import io.github.unitgen.source.Place;
import io.github.unitgen.source.Source;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

public final class SudoInExec implements UnitRule, GroupRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "S107", "sudo-in-exec", "sudo, su or runuser between systemd and the program");
  private static final Set<String> NAMES = Set.of("sudo", "su", "runuser");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return ExecLines.KEYS;
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    boolean raised = Account.of(unit).isOther();
    int group = -1;
    for (Started started : Commands.of(unit).all()) {
      boolean starts =
          (started.phase() == Phase.MAIN && !isNamed(unit)) || started.phase() == Phase.PRE_START;
      if (starts && started.group() != group && check(unit, started, raised, findings)) {
        group = started.group(); // one finding per command line
      }
    }
  }

  /** Whether a PID file names the main process, so that the wrapper has already exited. */
  private static boolean isNamed(UnitInput unit) {
    return ServiceType.of(unit).isForking() && !MainProcess.pidFiles(unit).isEmpty();
  }

  private static boolean check(UnitInput unit, Started started, boolean raised, Findings findings) {
    Optional<Wrapper> found = session(started, raised);
    if (found.isEmpty()) {
      return false; // nearly always: without a lambda for each command
    }
    Wrapper wrapper = found.get();
    Optional<Argument> login = login(wrapper);
    report(
        unit.file().source(),
        wrapper,
        "systemd",
        findings,
        finding -> {
          if (started.phase() != Phase.MAIN) {
            finding.severity(Severity.INFO);
            // User= would change the main process too.
            finding.help(
                login
                    .map(name -> "move it to a service with `User=" + name.value() + "`")
                    .orElse("start the program directly"));
            return;
          }
          if (UserUnits.is(unit)) {
            finding.help("start the program directly, in a unit of the system manager");
            return;
          }
          if (!UserUnits.isSurelyOfSystem(unit)) {
            finding.help("start the program directly");
            return;
          }
          finding.help(
              "start the program directly, with "
                  + login.map(name -> "`User=" + name.value() + "`").orElse("User="));
          fix(unit, started, wrapper, login).ifPresent(finding::fix);
        });
    return true;
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    Set<Place> told = new HashSet<>(); // all processes share a command of the group
    for (ProcessSpec process : manifest.processes()) {
      Place command = process.program().command().at();
      for (Started started : Commands.of(process).main()) {
        Optional<Wrapper> found = session(started, false);
        if (found.isPresent() && told.add(command)) {
          report(
              command.source(),
              found.get(),
              "the init",
              findings.in(command.source()),
              finding ->
                  finding.help(
                      "start the program directly, with "
                          + login(found.get())
                              .map(name -> "`user: " + name.value() + "`")
                              .orElse("`user`")));
        }
      }
    }
  }

  /** Returns the wrapper that opens a session; sudo without a user only raises privileges. */
  private static Optional<Wrapper> session(Started started, boolean raised) {
    List<Wrapper> wrappers = started.wrappers();
    for (int i = 0; i < wrappers.size(); i++) { // without an iterator for each command
      Wrapper wrapper = wrappers.get(i);
      if (NAMES.contains(wrapper.name())) {
        boolean other = !wrapper.name().equals("sudo") || login(wrapper).isPresent();
        if (other || !raised) {
          return Optional.of(wrapper);
        }
      }
    }
    return Optional.empty();
  }

  private static void report(
      Source source,
      Wrapper wrapper,
      String init,
      Findings findings,
      Consumer<Findings.Details> details) {
    findings.report(
        new Span(wrapper.span().start(), wrapper.span().start() + length(source, wrapper)),
        wrapper.name()
            + " opens its own session: "
            + init
            + " supervises it instead of the program",
        details);
  }

  private static int length(Source source, Wrapper wrapper) {
    String text = source.slice(wrapper.span());
    int end = 0;
    while (end < text.length() && text.charAt(end) != ' ' && text.charAt(end) != '\t') {
      end++;
    }
    return end;
  }

  /** {@code sudo -u NAME /program …} as the only command becomes {@code User=NAME}. */
  private static Optional<Fix> fix(
      UnitInput unit, Started started, Wrapper wrapper, Optional<Argument> login) {
    List<Assignment> starts = unit.effective("Service", "ExecStart");
    boolean plain =
        wrapper.name().equals("sudo")
            && started.wrappers().size() == 1
            && started.word().value().startsWith("/")
            && login.isPresent()
            && starts.size() == 1
            && wrapper.span().start() == starts.get(0).valueSpan().start()
            && Account.of(unit).user().isEmpty();
    if (!plain) {
      return Optional.empty();
    }
    int line = starts.get(0).span().start();
    return Optional.of(
        Fix.unsafe(
            "Use User= instead of sudo",
            new Edit(Span.at(line), "User=" + login.orElseThrow().value() + "\n"),
            Removal.edit(unit.file().source(), wrapper.span())));
  }

  private static Optional<Argument> login(Wrapper wrapper) {
    List<Argument> words = wrapper.arguments();
    for (int at = 0; at < words.size(); at++) {
      String word = words.get(at).value();
      boolean option = word.equals("-u") || word.equals("--user");
      if (option && at + 1 < words.size()) {
        return Optional.of(words.get(at + 1));
      }
      boolean positional = wrapper.name().equals("su") || wrapper.name().equals("runuser");
      if (positional && (word.equals("-s") || word.equals("-c") || word.equals("--shell"))) {
        at++;
      } else if (positional && !word.startsWith("-")) {
        return Optional.of(words.get(at));
      }
    }
    return Optional.empty();
  }
}
