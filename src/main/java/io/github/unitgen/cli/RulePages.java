package io.github.unitgen.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The pages of rules, as they lie in the jar. */
final class RulePages {
  private RulePages() {}

  /** The page in Markdown of the rule with this id; empty where it has none. */
  static String text(String id) {
    try (InputStream in = RulePages.class.getResourceAsStream("/unitgen/rules/" + id + ".md")) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
