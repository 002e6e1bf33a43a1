package io.github.unitgen.syntax.systemd.value;

/** Checks one value and adds its faults. Stateless; accepts any text. */
@FunctionalInterface
interface Check {
  void check(Value value);
}
