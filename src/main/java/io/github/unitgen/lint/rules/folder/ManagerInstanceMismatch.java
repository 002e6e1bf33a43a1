package io.github.unitgen.lint.rules.folder;

import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.FolderFindings;
import io.github.unitgen.lint.FolderInput;
import io.github.unitgen.lint.FolderRule;
import io.github.unitgen.manifest.Nearest;
import io.github.unitgen.meaning.command.Argument;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.JobControl;
import io.github.unitgen.meaning.command.Started;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.source.Located;
import io.github.unitgen.source.Span;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

public final class ManagerInstanceMismatch implements FolderRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
          "X707",
          "manager-instance-mismatch",
          "Manager starts an unknown job, or an instance without its variable");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(FolderInput folder, FolderFindings findings) {
    for (JobInput manager : folder.lintedJobs()) {
      for (Started started : Commands.of(manager).all()) {
        JobControl.of(manager, started)
            .filter(call -> !call.verb().equals("emit"))
            .ifPresent(call -> check(call, started, manager, folder, findings));
      }
    }
  }

  private static void check(
      JobControl call,
      Started started,
      JobInput manager,
      FolderInput folder,
      FolderFindings findings) {
    String name = call.job().value();
    if (!call.job().literal()) {
      return;
    }
    Optional<JobInput> instance = folder.job(name);
    if (instance.isEmpty()) {
      // A file of this name that is skipped, such as a template, may still be the job.
      if (!folder.jobNames().contains(name)) {
        misspelt(call, manager, folder, findings);
      }
      return;
    }
    if (instance.get().file().error().isPresent() || instance.get() == manager) {
      return;
    }
    Optional<Located<String>> pattern = instance.get().job().instance();
    if (pattern.isEmpty()) {
      if (call.verb().equals("start") && started.context().inLoop()) {
        findings
            .in(manager)
            .report(
                started.word().span(),
                "a loop starts " + name + ", which has no instances, so the second start fails",
                finding -> finding.help("add `instance $index` to " + name + ".conf"));
      }
      return;
    }
    for (String variable : variables(pattern.get().value())) {
      if (!keys(call).contains(variable) && !isDefault(instance.get(), variable)) {
        missing(call, variable, pattern.get(), instance.get(), manager, findings);
      }
    }
  }

  private static void misspelt(
      JobControl call, JobInput manager, FolderInput folder, FolderFindings findings) {
    String name = call.job().value();
    List<String> others =
        folder.jobNames().stream().filter(other -> !other.equals(manager.name())).toList();
    Nearest.of(name, others)
        .filter(near -> Nearest.distance(name, near) * 5 <= Math.max(name.length(), 5))
        .ifPresent(
            near ->
                findings
                    .in(manager)
                    .report(
                        call.job().span(),
                        name + " does not exist in this folder",
                        finding -> {
                          finding.help("did you mean `" + near + "`?");
                          finding.fix(
                              Fix.unsafe(
                                  "Replace it with " + near, new Edit(call.job().span(), near)));
                        }));
  }

  private static void missing(
      JobControl call,
      String variable,
      Located<String> pattern,
      JobInput instance,
      JobInput manager,
      FolderFindings findings) {
    String name = call.job().value();
    Span at = call.given().isEmpty() ? call.job().span() : call.given().get(0).span();
    findings
        .in(manager)
        .report(
            at,
            "$" + variable + ", which names the instances of " + name + ", is not set here",
            finding -> {
              finding.related(
                  instance.file().source(), pattern.at().span(), "the name of an instance");
              finding.help("use `" + call.verb() + " " + name + " " + variable + "=...`");
            });
  }

  private static Set<String> keys(JobControl call) {
    Set<String> keys = new LinkedHashSet<>();
    for (Argument argument : call.given()) {
      int equals = argument.value().indexOf('=');
      if (equals > 0) {
        keys.add(argument.value().substring(0, equals));
      }
    }
    return keys;
  }

  private static boolean isDefault(JobInput job, String variable) {
    for (Located<String> env : job.job().env()) {
      if (env.value().equals(variable) || env.value().startsWith(variable + "=")) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns the names in {@code $index} and {@code ${index}}, but not the one in {@code
   * ${index:-1}}.
   */
  private static Set<String> variables(String pattern) {
    Set<String> names = new LinkedHashSet<>();
    for (int at = pattern.indexOf('$'); at >= 0; at = pattern.indexOf('$', at + 1)) {
      int from = at + (pattern.startsWith("{", at + 1) ? 2 : 1);
      int end = from;
      while (end < pattern.length() && isNamePart(pattern.charAt(end))) {
        end++;
      }
      boolean plain = from == at + 1 || pattern.startsWith("}", end);
      if (end > from && plain) {
        names.add(pattern.substring(from, end));
      }
    }
    return names;
  }

  private static boolean isNamePart(char c) {
    return c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }
}
