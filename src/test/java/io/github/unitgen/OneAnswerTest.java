package io.github.unitgen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What these settings mean to systemd is worked out in the room {@code meaning} alone: whoever
 * reads the text of one elsewhere forgets that an invalid value leaves the one before, or what
 * holds where nothing is written.
 */
class OneAnswerTest {
  private static final Path ROOT = Path.of("src/main/java/io/github/unitgen");

  /** Rooms that ask; {@code render} writes settings, and what it reads back is in ReadBackTest. */
  private static final List<String> ASKING = List.of("lint", "report", "workspace", "api", "cli");

  /** Each setting, and who answers. */
  private static final Map<String, String> ANSWERS =
      Map.ofEntries(
          Map.entry("Type", "ServiceType"),
          Map.entry("Restart", "RestartPolicy"),
          Map.entry("StartLimitBurst", "StartLimit"),
          Map.entry("StartLimitInterval", "StartLimit"),
          Map.entry("StartLimitIntervalSec", "StartLimit"),
          Map.entry("KillMode", "Stop"),
          Map.entry("KillSignal", "Stop"),
          Map.entry("SendSIGKILL", "Stop"),
          Map.entry("TimeoutStopSec", "Stop"),
          Map.entry("User", "Account"),
          Map.entry("Group", "Account"),
          Map.entry("DynamicUser", "Account"),
          Map.entry("PIDFile", "MainProcess"),
          Map.entry("GuessMainPID", "MainProcess"),
          Map.entry("RemainAfterExit", "MainProcess"),
          Map.entry("NotifyAccess", "MainProcess"),
          Map.entry("WatchdogSec", "MainProcess"),
          Map.entry("Environment", "Environment"),
          Map.entry("EnvironmentFile", "Environment"),
          Map.entry("RuntimeDirectory", "RuntimeFolders"));

  /** Rules that are about the written line, whatever it means. */
  private static final Map<String, List<String>> ABOUT_THE_LINE =
      Map.of(
          "RedundantDefault",
              List.of("KillMode", "KillSignal", "Restart", "RemainAfterExit", "SendSIGKILL"),
          "InfiniteStopTimeout", List.of("TimeoutStopSec"),
          "StopTimeoutBelowDrain", List.of("TimeoutStopSec"),
          "KillModeNone", List.of("KillMode"),
          "UnexpandedVariable", List.of("PIDFile"),
          "UserNobody", List.of("User", "Group", "DynamicUser"), // DynamicUser as a hint
          "StartLimitUnreachable", List.of("StartLimitInterval", "StartLimitIntervalSec"));

  private static final Pattern LITERAL = Pattern.compile("\"(\\w+)\"");

  @Test
  void settingsAreAskedForInTheRoomThatKnowsThem() throws IOException {
    List<String> raw = new ArrayList<>();
    for (String room : ASKING) {
      if (Files.isDirectory(ROOT.resolve(room))) {
        try (Stream<Path> files = Files.walk(ROOT.resolve(room))) {
          for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
            raw.addAll(rawReads(file));
          }
        }
      }
    }
    assertThat(raw).as("read as text; ask meaning.systemd").isEmpty();
  }

  private static List<String> rawReads(Path file) throws IOException {
    String rule = file.getFileName().toString().replace(".java", "");
    List<String> raw = new ArrayList<>();
    Matcher literal = LITERAL.matcher(Files.readString(file));
    while (literal.find()) {
      String key = literal.group(1);
      if (ANSWERS.containsKey(key) && !ABOUT_THE_LINE.getOrDefault(rule, List.of()).contains(key)) {
        raw.add(rule + " reads " + key + "=: " + ANSWERS.get(key) + " knows");
      }
    }
    return raw;
  }

  @Test
  void eachAnswerIsInTheRoom() {
    for (String answer : ANSWERS.values()) {
      assertThat(
              Stream.of("systemd", "command")
                  .map(part -> ROOT.resolve("meaning/" + part + "/" + answer + ".java")))
          .as(answer)
          .anyMatch(Files::exists);
    }
  }

  @Test
  void eachExceptionIsStillOne() throws IOException {
    for (Map.Entry<String, List<String>> rule : ABOUT_THE_LINE.entrySet()) {
      try (Stream<Path> files = Files.walk(ROOT.resolve("lint/rules"))) {
        Path file =
            files.filter(path -> path.endsWith(rule.getKey() + ".java")).findFirst().orElseThrow();
        String text = Files.readString(file);
        assertThat(rule.getValue()).allMatch(key -> text.contains('"' + key + '"'));
      }
    }
  }
}
