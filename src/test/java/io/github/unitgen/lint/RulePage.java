package io.github.unitgen.lint;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Selection.Effect;
import io.github.unitgen.manifest.InitVersions;
import io.github.unitgen.manifest.VersionReader;
import io.github.unitgen.meaning.ShellReviewer;
import io.github.unitgen.meaning.Targets;
import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.yaml.YamlNode.Scalar;
import io.github.unitgen.syntax.yaml.YamlNode.Style;
import io.github.unitgen.workspace.FullCriteria;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page of a rule and its examples. */
final class RulePage {
  static final Path FOLDER = Path.of("docs/rules");

  private static final Pattern FENCE = Pattern.compile("(?ms)^```([^\n`]+)\n(.*?)^```$");
  private static final Map<String, String> NAMES =
      Map.of(
          "systemd",
          "worker.service",
          "upstart",
          "worker.conf",
          "manifest",
          "workers.yml",
          "config",
          ".unitgen.yml",
          "environment",
          "worker.env");

  private final RuleInfo rule;
  private final Path file;
  private final String text;
  private final List<Block> blocks = new ArrayList<>();

  private RulePage(RuleInfo rule, Path file, String text) {
    this.rule = rule;
    this.file = file;
    this.text = text;
    Matcher fence = FENCE.matcher(text);
    while (fence.find()) {
      int line = (int) text.substring(0, fence.start()).lines().count() + 1;
      blocks.add(new Block(fence.group(1), fence.group(2), fence.start(2), fence.end(2), line));
    }
  }

  /**
   * An example: {@code LANG KIND [file=NAME] [for=VERSION] [dialect=chromeos]}, or {@code report}
   * and nothing else. Before it {@code LANG beside file=NAME} shows what lies in its folder, or in
   * its machine where the name starts with a slash, of which {@code root=yes} says that it is
   * whole; {@code mode=0755} is the mode of the example. In the text of an example {@code ␠} is a
   * blank at the end of a line, {@code ␉} a tab, {@code ␍} a carriage return and {@code ﻿} a byte
   * order mark, which no editor keeps safe.
   */
  record Block(String head, String text, int start, int end, int line) {
    String language() {
      return head.split(" ", -1)[0];
    }

    String kind() {
      String[] words = head.split(" ", -1);
      return words.length > 1 ? words[1] : words[0];
    }

    Map<String, String> options() {
      Map<String, String> options = new HashMap<>();
      for (String word : head.split(" ", -1)) {
        int equals = word.indexOf('=');
        if (equals > 0) {
          String option = word.substring(0, equals);
          String value = word.substring(equals + 1);
          options.put(option, option.equals("for") ? value.replace('_', ' ') : value);
        }
      }
      return options;
    }

    String file() {
      String file = options().get("file");
      return file != null ? file : Objects.requireNonNull(NAMES.get(language()));
    }

    Kind lintedAs() {
      return Kind.of(language()).orElseThrow();
    }

    String example() {
      return text.replace('␠', ' ').replace('␉', '\t').replace('␍', '\r').replace("␟", "\uFEFF");
    }
  }

  static RulePage of(RuleInfo rule) throws IOException {
    Path file = FOLDER.resolve(rule.id() + ".md");
    return new RulePage(rule, file, Files.readString(file));
  }

  String text() {
    return text;
  }

  Path file() {
    return file;
  }

  List<Block> blocks() {
    return blocks;
  }

  /** What the rule, and no other, says of an example. */
  List<Diagnostic> lint(Block block, String example) {
    Targets targets = Targets.NEWEST;
    String versions = block.options().get("for");
    if (versions != null) {
      Source option = new Source("for", versions);
      InitVersions read =
          VersionReader.parse(new Scalar(option.whole(), versions, Style.PLAIN))
              .value()
              .orElseThrow();
      targets = targets.with(read);
    }
    if (block.options().containsKey("dialect")) {
      targets = targets.with(Targets.Dialect.CHROMEOS);
    }
    // Whether a suppression is of use the other rules say.
    boolean alone = !rule.equals(Suppressions.UNUSED);
    Selection only =
        (alone ? Selection.DEFAULT.then("all", Effect.OFF) : Selection.DEFAULT)
            .then(rule.id(), Effect.ON);
    Criteria criteria = FullCriteria.of(targets, only, ShellReviewer.NONE);
    Map<String, String> options = block.options();
    Surroundings beside =
        new Surroundings(beside(block), criteria, options.get("root"), options.get("mode"));
    Document document =
        new Document(new Source(block.file(), example), block.lintedAs(), beside.image());
    List<LintFile> files = List.of(new LintFile(document, criteria));
    Map<Source, List<Diagnostic>> found = Linter.lint(files, folder -> Optional.of(beside));
    return Objects.requireNonNull(found.get(document.source())).stream()
        .filter(finding -> finding.rule().equals(rule.id()))
        .toList();
  }

  /** The files that the page shows before the example, since the last example. */
  private List<Block> beside(Block block) {
    List<Block> beside = new ArrayList<>();
    for (int i = blocks.indexOf(block) - 1; i >= 0 && blocks.get(i).kind().equals("beside"); i--) {
      beside.add(0, blocks.get(i));
    }
    return beside;
  }

  /** The example with every fix applied, from behind, as far as they do not overlap. */
  String fixed(Block block) {
    List<Fix> fixes = new ArrayList<>();
    lint(block, block.example()).forEach(finding -> finding.fix().ifPresent(fixes::add));
    fixes.sort(Comparator.comparingInt((Fix fix) -> fix.edits().get(0).span().start()).reversed());
    String fixed = block.example();
    for (Fix fix : fixes) {
      fixed = fix.applyTo(fixed);
    }
    return fixed;
  }
}
