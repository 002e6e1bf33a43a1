package io.github.unitgen.syntax.systemd.value;

/** Judges one value and adds what is wrong with it. Total, and without state. */
@FunctionalInterface
interface Check {
  void check(Value value);
}
