package io.github.unitgen.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.diagnostic.RuleInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The ids of rules that documents name. */
class RuleIdsInDocumentsTest {
  private static final Pattern ID = Pattern.compile("\\b[MSUX][0-9]{3}\\b");
  private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```.*?^```$");

  @Test
  void areIdsOfRulesThatThereAre() throws IOException {
    Set<String> known = Rules.infos().stream().map(RuleInfo::id).collect(Collectors.toSet());
    List<Path> documents = new ArrayList<>(List.of(Path.of("README.md")));
    try (Stream<Path> files = Files.walk(Path.of("docs"))) {
      files.filter(file -> file.toString().endsWith(".md")).forEach(documents::add);
    }
    int named = 0;
    for (Path document : documents) {
      String prose = EXAMPLE.matcher(Files.readString(document)).replaceAll("");
      List<String> ids = ID.matcher(prose).results().map(MatchResult::group).toList();
      assertThat(known).as("%s", document).containsAll(ids);
      named += ids.size();
    }
    assertThat(named).isGreaterThan(500);
  }
}
