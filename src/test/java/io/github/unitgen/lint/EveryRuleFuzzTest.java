package io.github.unitgen.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.catalog.SystemdVersions;
import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.RulePage.Block;
import io.github.unitgen.lint.Selection.Effect;
import io.github.unitgen.meaning.ShellReviewer;
import io.github.unitgen.meaning.Targets;
import io.github.unitgen.source.Source;
import io.github.unitgen.support.Seed;
import io.github.unitgen.workspace.FullCriteria;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Every rule of every profile on every example of every page, and on examples that lost lines or
 * got some of others: what a file lacks is never a fault of unitgen.
 */
class EveryRuleFuzzTest {
  private static final int MUTANTS = 12_000;
  private static final int[] VERSIONS = {208, 219, 229, 239, 247, 252, 254, 257, 262};

  /** Of every profile. */
  private static final Selection ALL = Selection.DEFAULT.then("all", Effect.ON);

  private static List<Block> examples() throws IOException {
    List<Block> examples = new ArrayList<>();
    for (RuleInfo rule : Rules.infos()) {
      for (Block block : RulePage.of(rule).blocks()) {
        if (Kind.of(block.language()).isPresent() && block.head().contains(" ")) {
          examples.add(block);
        }
      }
    }
    return examples;
  }

  @Test
  void noRuleFailsOnAnExample() throws IOException {
    for (Block example : examples()) {
      for (int version : VERSIONS) {
        lint(List.of(document(example, example.example())), version);
      }
    }
  }

  @Test
  void noRuleFailsOnAnExampleThatIsTornApart() throws IOException {
    Random random = Seed.random();
    Map<Kind, List<Block>> byKind = new TreeMap<>();
    for (Block example : examples()) {
      byKind.computeIfAbsent(example.lintedAs(), kind -> new ArrayList<>()).add(example);
    }
    for (int i = 0; i < MUTANTS; i++) {
      List<Document> folder = new ArrayList<>();
      List<Block> kind = pick(List.copyOf(byKind.values()), random);
      for (int file = random.nextInt(3); file >= 0; file--) {
        Block example = pick(kind, random);
        Document document = document(example, mutant(example, kind, random));
        if (folder.stream().noneMatch(d -> d.source().name().equals(document.source().name()))) {
          folder.add(document);
        }
      }
      lint(folder, VERSIONS[random.nextInt(VERSIONS.length)]);
    }
  }

  private static <T> T pick(List<T> from, Random random) {
    return from.get(random.nextInt(from.size()));
  }

  private static String mutant(Block example, List<Block> kind, Random random) {
    List<String> lines = lines(example);
    for (int i = random.nextInt(5); i >= 0; i--) {
      int at = random.nextInt(lines.size() + 1);
      switch (random.nextInt(4)) {
        case 0 -> lines.add(at, pick(lines(pick(kind, random)), random));
        case 1 -> {
          if (at < lines.size()) {
            String line = lines.get(at);
            lines.set(at, line.substring(0, random.nextInt(line.length() + 1)));
          }
        }
        default -> {
          if (at < lines.size() && lines.size() > 1) {
            lines.remove(at);
          }
        }
      }
    }
    return String.join("\n", lines) + (random.nextInt(4) == 0 ? "" : "\n");
  }

  private static List<String> lines(Block example) {
    return new ArrayList<>(Arrays.asList(example.example().split("\n", -1)));
  }

  private static Document document(Block example, String text) {
    return new Document(new Source(example.file(), text), example.lintedAs());
  }

  private static void lint(List<Document> folder, int version) {
    Targets targets =
        new Targets(SystemdVersions.of(version), Targets.NEWEST.upstart(), Optional.empty());
    Criteria criteria = FullCriteria.of(targets, ALL, ShellReviewer.NONE);
    List<LintFile> files = folder.stream().map(d -> new LintFile(d, criteria)).toList();
    try {
      Map<Source, List<Diagnostic>> found =
          Linter.lint(files, name -> Optional.of(Neighbours.NONE));
      for (Document document : folder) {
        for (Diagnostic finding : Objects.requireNonNull(found.get(document.source()))) {
          // Each place can be shown, and each fix applied.
          finding.at().source().slice(finding.at().span());
          finding
              .fix()
              .filter(fix -> finding.at().source().equals(document.source()))
              .ifPresent(fix -> fix.applyTo(document.source().text()));
        }
      }
    } catch (RuntimeException e) {
      String texts = String.join("\n\n", folder.stream().map(d -> d.source().text()).toList());
      assertThat(e).as("%s, for %d:%n%s", Seed.OPTION, version, texts).isNull();
    }
  }
}
