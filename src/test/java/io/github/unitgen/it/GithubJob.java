package io.github.unitgen.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Runs the steps of a job as a runner of GitHub would, as far as our examples need it: each script
 * by bash with -e and pipefail, expressions that name a value, a PATH that steps add to.
 */
final class GithubJob {
  static final Path EXAMPLES = Path.of("examples/ci/github");

  private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{ *([\\w.]+) *}}");

  /** Actions of others, which need GitHub itself. */
  private static final Set<String> OTHERS =
      Set.of("actions/checkout@v4", "github/codeql-action/upload-sarif@v3");

  private final Workbench bench;
  private final Path state;
  private final Map<String, String> values = new HashMap<>();
  private final List<String> path = new ArrayList<>();

  /** {@code tarball} and {@code lintTarball}: what the workflows download. */
  GithubJob(Workbench bench, Path state, Path tarball, Path lintTarball) throws IOException {
    this.bench = bench;
    this.state = state;
    Files.createDirectories(state.resolve("temp"));
    Files.writeString(state.resolve("path"), "");
    values.put("env.TARBALL", tarball.toString());
    values.put("env.LINT_TARBALL", lintTarball.toString());
    bench.env("RUNNER_TEMP", state.resolve("temp").toString());
    bench.env("GITHUB_PATH", state.resolve("path").toString());
  }

  @SuppressWarnings("unchecked") // keys of YAML are texts here
  static Map<String, Object> yaml(Path file) throws IOException {
    Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
    return (Map<String, Object>) yaml.load(Files.readString(file));
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(Object yaml, String... keys) {
    Object at = yaml;
    for (String key : keys) {
      at = ((Map<String, Object>) at).get(key);
      assertThat(at).as(key).isNotNull();
    }
    return (Map<String, Object>) at;
  }

  /** What all steps print that run; the exit code is that of the first that fails. */
  Rig.Result job(String name) throws IOException {
    Map<String, Object> job = map(yaml(EXAMPLES.resolve("workflow.yml")), "jobs", name);
    return steps(job);
  }

  /** The action alone. */
  Rig.Result action(Map<String, String> with) throws IOException {
    Map<String, Object> action = yaml(EXAMPLES.resolve("action.yml"));
    Map<String, Object> inputs = map(action, "inputs");
    assertThat(inputs.keySet()).containsAll(with.keySet());
    for (String input : inputs.keySet()) {
      String value = with.getOrDefault(input, (String) map(inputs, input).get("default"));
      values.put("inputs." + input, expand(value));
    }
    assertThat(map(action, "runs")).containsEntry("using", "composite");
    return steps(map(action, "runs"));
  }

  private Rig.Result steps(Map<String, Object> parent) throws IOException {
    StringBuilder out = new StringBuilder();
    StringBuilder err = new StringBuilder();
    for (Object item : (List<?>) parent.get("steps")) {
      Rig.Result result = step(map(item));
      out.append(result.out());
      err.append(result.err());
      if (result.code() != 0) {
        return new Rig.Result(result.code(), out.toString(), err.toString());
      }
    }
    return new Rig.Result(0, out.toString(), err.toString());
  }

  @SuppressWarnings("unchecked")
  private Rig.Result step(Map<String, Object> step) throws IOException {
    Rig.Result nothing = new Rig.Result(0, "", "");
    if (step.get("uses") instanceof String uses) {
      if (uses.equals("./.github/actions/unitgen-lint")) {
        return action((Map<String, String>) step.get("with"));
      }
      assertThat(OTHERS).contains(uses);
      return nothing;
    }
    if (step.get("if") instanceof String condition) {
      assertThat(condition).endsWith(" != ''");
      if (values.getOrDefault(condition.substring(0, condition.indexOf(' ')), "").isEmpty()) {
        return nothing;
      }
    }
    List<String> words = new ArrayList<>(List.of("/usr/bin/env"));
    map(step.getOrDefault("env", Map.of()))
        .forEach((name, value) -> words.add(name + "=" + expand((String) value)));
    Path script = state.resolve("step.sh");
    // Nothing may be pasted into a script: it would be read as shell.
    assertThat((String) step.get("run")).doesNotContain("${{");
    Files.writeString(script, (String) step.get("run"));
    path.addAll(0, Files.readAllLines(state.resolve("path")));
    Files.writeString(state.resolve("path"), "");
    words.add("PATH=" + String.join(":", path) + (path.isEmpty() ? "" : ":") + "/usr/bin:/bin");
    words.addAll(List.of("bash", "--noprofile", "--norc", "-eo", "pipefail", script.toString()));
    return bench.run(words.toArray(String[]::new));
  }

  private String expand(String text) {
    Matcher matcher = EXPRESSION.matcher(text);
    return matcher.replaceAll(
        found -> {
          assertThat(values).containsKey(found.group(1));
          return Matcher.quoteReplacement(values.get(found.group(1)));
        });
  }
}
