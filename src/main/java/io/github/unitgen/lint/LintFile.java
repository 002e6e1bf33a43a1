package io.github.unitgen.lint;

import io.github.unitgen.source.Source;

/** A text, and the criteria that it is judged by if it is linted. */
public record LintFile(Document document, Criteria criteria) {
  /** Returns the text; its name is the path as the caller wrote it. */
  public Source source() {
    return document.source();
  }

  /** Returns the same file with another text. */
  public LintFile with(Source text) {
    return new LintFile(new Document(text, document.kind(), document.image()), criteria);
  }
}
