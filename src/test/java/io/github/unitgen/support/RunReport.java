package io.github.unitgen.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Ends a run with the tests that were skipped, each with the reason, and those that failed, each
 * with the command that runs it alone; listed in META-INF/services.
 */
public final class RunReport implements TestExecutionListener {
  private final Map<String, List<String>> skipped = new TreeMap<>();
  private final Map<String, String> failed = new TreeMap<>();
  private TestPlan plan;

  @Override
  public void testPlanExecutionStarted(TestPlan started) {
    plan = started;
    skipped.clear();
    failed.clear();
  }

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    skip(test, reason);
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (result.getStatus() == Status.ABORTED) {
      skip(test, result.getThrowable().map(Throwable::getMessage).orElse("no reason"));
    } else if (result.getStatus() == Status.FAILED) {
      failed.put(name(test), command(test));
    }
  }

  private void skip(TestIdentifier test, String reason) {
    String line = reason.replaceFirst("^Assumption failed: ", "").lines().findFirst().orElse("");
    skipped.computeIfAbsent(line, key -> new ArrayList<>()).add(name(test));
  }

  @Override
  public void testPlanExecutionFinished(TestPlan finished) {
    StringBuilder out = new StringBuilder();
    skipped.forEach(
        (reason, tests) -> {
          out.append("Skipped: ").append(reason).append(": ").append(String.join(", ", tests));
          out.append('\n');
        });
    keep(out.toString());
    failed.forEach(
        (name, command) ->
            out.append("Failed: ").append(name).append("\n  alone: ").append(command).append('\n'));
    System.out.print(out);
  }

  /** For the end of a build, which comes after other runs. */
  private static void keep(String lines) {
    String file = System.getProperty("unitgen.skipped");
    if (file != null) {
      try {
        Files.createDirectories(Path.of(file).getParent());
        Files.writeString(Path.of(file), lines);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** The class and what the engine shows below it. */
  private String name(TestIdentifier test) {
    String name = "";
    TestIdentifier at = test;
    while (at != null && at.getParentId().isPresent()) {
      String shown =
          at.getSource()
              .filter(ClassSource.class::isInstance)
              .map(source -> simpleName(((ClassSource) source).getClassName()))
              .orElse(at.getDisplayName());
      name = name.isEmpty() ? shown : shown + " > " + name;
      at = plan.getParent(at).orElse(null);
    }
    return name;
  }

  private String command(TestIdentifier test) {
    TestIdentifier at = test;
    while (at.getSource().flatMap(RunReport::selector).isEmpty()) {
      Optional<TestIdentifier> parent = plan.getParent(at);
      if (parent.isEmpty()) {
        return "mvn -B verify";
      }
      at = parent.get();
    }
    String selector = at.getSource().flatMap(RunReport::selector).orElseThrow();
    boolean integration = selector.replaceFirst("#.*", "").endsWith("IT");
    return "mvn -B -Dquick "
        + (integration ? "verify -Dit.test='" : "test -Dtest='")
        + selector
        + "'"
        + (Seed.isFixed() ? "" : " " + Seed.OPTION);
  }

  private static Optional<String> selector(TestSource source) {
    if (source instanceof MethodSource method) {
      return Optional.of(simpleName(method.getClassName()) + "#" + method.getMethodName());
    }
    return source instanceof ClassSource type
        ? Optional.of(simpleName(type.getClassName()))
        : Optional.empty();
  }

  private static String simpleName(String type) {
    return type.substring(type.lastIndexOf('.') + 1);
  }
}
