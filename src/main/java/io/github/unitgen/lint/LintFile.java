package io.github.unitgen.lint;

import io.github.unitgen.source.Source;

/** A text that was read, and the criteria that it is judged by where it is linted. */
public record LintFile(Document document, Criteria criteria) {
  /** The text; its name is the path as it was given. */
  public Source source() {
    return document.source();
  }

  /** The same file with another text. */
  public LintFile with(Source text) {
    return new LintFile(new Document(text, document.kind(), document.image()), criteria);
  }
}
