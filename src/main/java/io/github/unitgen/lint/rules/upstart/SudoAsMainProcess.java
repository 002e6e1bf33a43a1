package io.github.unitgen.lint.rules.upstart;

import io.github.unitgen.catalog.UpstartVersions.Stanza;
import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.meaning.command.Argument;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Started;
import io.github.unitgen.meaning.command.Wrapper;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.upstart.JobFile;
import java.util.List;
import java.util.Optional;

public final class SudoAsMainProcess implements JobRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "U107", "sudo-as-main-process", "Upstart follows sudo or su instead of the program");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(JobInput job, Findings findings) {
    if (!job.targets().upstart().know(Stanza.SETUID)) {
      return; // no alternative exists
    }
    for (Started started : Commands.of(job).main()) {
      for (Wrapper wrapper : started.wrappers()) {
        boolean su = wrapper.name().equals("su") || wrapper.name().equals("runuser");
        if ((su || wrapper.name().equals("sudo")) && leads(started)) {
          report(wrapper, started, su, job, findings);
          return; // the wrapper is the same for all commands in its text
        }
      }
    }
  }

  private static boolean leads(Started started) {
    return !started.context().inFunction()
        && !started.context().inCondition()
        && (started.context().last()
            || started.context().executed()
            || started.context().depth() > 0);
  }

  private static void report(
      Wrapper wrapper, Started started, boolean su, JobInput job, Findings findings) {
    Optional<Argument> user = user(wrapper, su);
    Span span =
        new Span(
            wrapper.span().start(),
            Math.min(wrapper.span().end(), wrapper.span().start() + length(wrapper, job)));
    findings.report(
        span,
        "Upstart follows " + wrapper.name() + " instead of the program",
        finding -> {
          finding.help(
              "start the program directly, with "
                  + user.map(name -> "`setuid " + name.value() + "`").orElse("a setuid stanza"));
          fix(wrapper, started, user, job).ifPresent(finding::fix);
        });
  }

  /** {@code exec sudo -u NAME program …} becomes {@code setuid NAME} and {@code exec program …}. */
  private static Optional<Fix> fix(
      Wrapper wrapper, Started started, Optional<Argument> user, JobInput job) {
    Optional<JobFile.Words> stanza = job.file().last("exec");
    boolean plain =
        wrapper.name().equals("sudo")
            && started.wrappers().size() == 1
            && started.context().depth() == 0
            && stanza
                .flatMap(JobFile.Words::command)
                .filter(command -> command.span().start() == wrapper.span().start())
                .isPresent()
            && user.filter(Argument::literal).isPresent()
            && job.job().setuid().isEmpty();
    return plain
        ? Optional.of(
            Fix.unsafe(
                "Use setuid",
                new Edit(
                    Span.at(stanza.orElseThrow().words().get(0).span().start()),
                    "setuid " + user.orElseThrow().value() + "\n"),
                new Edit(new Span(wrapper.span().start(), started.word().span().start()), "")))
        : Optional.empty();
  }

  private static int length(Wrapper wrapper, JobInput job) {
    String text = job.file().source().slice(wrapper.span());
    int end = 0;
    while (end < text.length() && " \t\n".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  private static Optional<Argument> user(Wrapper wrapper, boolean su) {
    List<Argument> words = wrapper.arguments();
    for (int at = 0; at < words.size(); at++) {
      String word = words.get(at).value();
      if ((word.equals("-u") || word.equals("--user")) && at + 1 < words.size()) {
        return Optional.of(words.get(at + 1));
      }
      if (su && (word.equals("-s") || word.equals("--shell"))) {
        at++;
      } else if (su && !word.startsWith("-")) {
        return Optional.of(words.get(at));
      }
    }
    return Optional.empty();
  }
}
