package io.github.unitgen.syntax.systemd.value;

import java.util.Optional;

/** The expected form of one text. Stateless; accepts any text. */
@FunctionalInterface
interface Form {
  /**
   * Returns the problem with {@code text}, with its place in {@code text}; empty if the text is
   * valid.
   */
  Optional<Fault> fault(String text);

  /** Returns a form that also accepts {@code word}. */
  default Form or(String word) {
    return text -> text.equals(word) ? Optional.empty() : fault(text);
  }

  /** Returns a form that accepts either; if both refuse, {@code other} supplies the reason. */
  default Form or(Form other) {
    return text -> fault(text).isEmpty() ? Optional.empty() : other.fault(text);
  }

  /**
   * Returns a form that also accepts an empty text if {@code written} can become empty: an instance
   * can be empty.
   */
  default Form orEmptied(String written) {
    return written.indexOf('%') < 0 ? this : or("");
  }

  /** Returns a form that only tests. */
  static Form of(String takes, java.util.function.Predicate<String> test) {
    return text -> test.test(text) ? Optional.empty() : Fault.invalid(text, takes);
  }
}
