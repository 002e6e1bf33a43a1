package io.github.unitgen.lint;

import io.github.unitgen.catalog.SystemdVersions;
import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.RulePage.Block;
import io.github.unitgen.lint.Selection.Effect;
import io.github.unitgen.meaning.Image;
import io.github.unitgen.meaning.ShellReviewer;
import io.github.unitgen.meaning.Targets;
import io.github.unitgen.source.Source;
import io.github.unitgen.support.Seed;
import io.github.unitgen.workspace.FullCriteria;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Every rule of every profile on every example of every page, and on examples that lost lines or
 * got some of others, under names that make them belong together, with and without the machine that
 * they are for, and on what a fix makes of them: what a file lacks is never a fault of unitgen.
 */
class EveryRuleFuzzTest {
  private static final int MUTANTS = 12_000;
  private static final int[] VERSIONS = {208, 219, 229, 239, 247, 252, 254, 257, 262};

  /** Of every profile. */
  private static final Selection ALL = Selection.DEFAULT.then("all", Effect.ON);

  /** Names by which files of a kind belong together. */
  private static final Map<Kind, List<String>> NAMES =
      Map.of(
          Kind.SYSTEMD,
          List.of(
              "worker.service",
              "worker@.service",
              "worker@1.service",
              "worker.socket",
              "worker.timer",
              "worker@.timer",
              "worker.path",
              "worker.target",
              "worker.slice",
              "srv-worker.mount",
              "worker.service.d/10.conf",
              "worker@.service.d/10.conf",
              "worker@1.service.d/10.conf",
              "service.d/10.conf",
              "worker"),
          Kind.UPSTART,
          List.of("worker.conf", "worker.override", "workers.conf", "workers.override"),
          Kind.MANIFEST,
          List.of("worker.yml", "workers.yml"),
          Kind.ENVIRONMENT,
          List.of("worker.env"));

  /** A machine that has each second file. */
  private static final Image IMAGE =
      new Image() {
        @Override
        public boolean isComplete() {
          return true;
        }

        @Override
        public boolean has(String path) {
          return path.hashCode() % 2 == 0;
        }

        @Override
        public Optional<Integer> mode(String name) {
          return has(name) ? Optional.of(0755) : Optional.empty();
        }

        @Override
        public Optional<Source> read(String path) {
          return has(path) ? Optional.of(new Source(path, "A=1\n#!/bin/sh\n")) : Optional.empty();
        }
      };

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
    List<Block> all = examples();
    Map<Kind, List<Block>> byKind = new TreeMap<>();
    for (Block example : all) {
      byKind.computeIfAbsent(example.lintedAs(), kind -> new ArrayList<>()).add(example);
    }
    for (int i = 0; i < MUTANTS; i++) {
      Map<String, Document> folder = new LinkedHashMap<>();
      List<Block> kind = pick(List.copyOf(byKind.values()), random);
      Image image = random.nextInt(3) == 0 ? IMAGE : Image.NONE;
      for (int file = random.nextInt(4); file >= 0; file--) {
        Block example = pick(random.nextInt(8) == 0 ? all : kind, random);
        String text = mutant(example, kind, random);
        String name = name(example, random);
        folder.put(name, new Document(new Source(name, text), example.lintedAs(), image));
      }
      int version = VERSIONS[random.nextInt(VERSIONS.length)];
      List<Document> fixed = fixed(List.copyOf(folder.values()), version, random);
      if (!fixed.isEmpty()) {
        lint(fixed, version);
      }
    }
  }

  private static String name(Block example, Random random) {
    List<String> names = NAMES.get(example.lintedAs());
    return names == null || random.nextInt(3) == 0 ? example.file() : pick(names, random);
  }

  /** The folder with one fix of each file; empty where there is none. */
  private static List<Document> fixed(List<Document> folder, int version, Random random) {
    List<Document> fixed = new ArrayList<>();
    Map<Source, List<Diagnostic>> found = lint(folder, version);
    boolean any = false;
    for (Document document : folder) {
      List<Fix> fixes = new ArrayList<>();
      for (Diagnostic finding : Objects.requireNonNull(found.get(document.source()))) {
        finding.fix().ifPresent(fixes::add);
      }
      any |= !fixes.isEmpty();
      fixed.add(fixes.isEmpty() ? document : with(document, pick(fixes, random)));
    }
    return any ? fixed : List.of();
  }

  private static Document with(Document document, Fix fix) {
    Source source = document.source();
    Source after = new Source(source.name(), fix.applyTo(source.text()));
    return new Document(after, document.kind(), document.image());
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

  private static Map<Source, List<Diagnostic>> lint(List<Document> folder, int version) {
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
          finding.related().forEach(label -> label.at().source().slice(label.at().span()));
          finding.fix().ifPresent(fix -> fix.applyTo(document.source().text()));
        }
      }
      return found;
    } catch (RuntimeException e) {
      String texts =
          folder.stream()
              .map(d -> "# " + d.source().name() + "\n" + d.source().text())
              .collect(Collectors.joining("\n\n"));
      throw new AssertionError(Seed.OPTION + ", for " + version + ":\n" + texts, e);
    }
  }
}
