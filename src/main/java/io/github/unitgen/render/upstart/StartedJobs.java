package io.github.unitgen.render.upstart;

import io.github.unitgen.meaning.upstart.ManagerScript;
import io.github.unitgen.meaning.upstart.ManagerScript.Start;
import io.github.unitgen.source.Located;
import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.upstart.Job;
import io.github.unitgen.syntax.upstart.JobFile;
import io.github.unitgen.syntax.upstart.JobParser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The members that a manager starts before it counts as started. */
final class StartedJobs {
  private StartedJobs() {}

  /** Returns the jobs of the steps that it runs. */
  static Set<String> steps(JobFile manager) {
    return script(manager.job()).steps();
  }

  /** Returns the jobs that the text of a manager starts. */
  static Map<String, List<String>> of(String manager) {
    return of(JobParser.parse(new Source("", manager)));
  }

  /**
   * Returns the jobs in the order of their start, each with its {@link UpstartJobs#instances},
   * without the steps, which have ended, and without jobs outside the group, which are listed.
   */
  static Map<String, List<String>> of(JobFile manager) {
    ManagerScript script = script(manager.job());
    Map<String, List<String>> started = new LinkedHashMap<>();
    for (Start start : script.starts()) {
      if (!script.steps().contains(start.job()) && !start.isListed()) {
        started.computeIfAbsent(start.job(), name -> new ArrayList<>()).addAll(instances(start));
      }
    }
    return started;
  }

  private static List<String> instances(Start start) {
    String index = start.arguments().get(JobCommands.INDEX);
    if (index == null) {
      return List.of(UpstartJobs.PLAIN);
    }
    return index.equals("$") ? start.values() : List.of(index);
  }

  private static ManagerScript script(Job manager) {
    Map<String, String> variables = new LinkedHashMap<>();
    for (Located<String> env : manager.env()) {
      int sign = env.value().indexOf('=');
      if (sign > 0) {
        variables.put(env.value().substring(0, sign), env.value().substring(sign + 1));
      }
    }
    String text =
        manager.command(Job.Phase.PRE_START).map(command -> command.text().value()).orElse("");
    return new ManagerScript(text, variables);
  }
}
