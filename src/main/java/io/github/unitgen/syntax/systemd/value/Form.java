package io.github.unitgen.syntax.systemd.value;

import java.util.Optional;

/** What one text has to look like. Total, and without state. */
@FunctionalInterface
interface Form {
  /** What is wrong with {@code text}; its place is in {@code text}. Empty where nothing is. */
  Optional<Fault> fault(String text);

  /** Takes what this takes, and {@code word} too. */
  default Form or(String word) {
    return text -> text.equals(word) ? Optional.empty() : fault(text);
  }

  /** Takes what this or {@code other} takes; where neither does, {@code other} says why. */
  default Form or(Form other) {
    return text -> fault(text).isEmpty() ? Optional.empty() : other.fault(text);
  }

  /** Takes nothing as well where {@code written} may come to that: an instance can be empty. */
  default Form orEmptied(String written) {
    return written.indexOf('%') < 0 ? this : or("");
  }

  /** A form that is only yes or no. */
  static Form of(String takes, java.util.function.Predicate<String> test) {
    return text -> test.test(text) ? Optional.empty() : Fault.invalid(text, takes);
  }
}
