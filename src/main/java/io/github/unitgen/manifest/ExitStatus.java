package io.github.unitgen.manifest;

/** A way to end that counts as success: an exit code (0 to 255), or death by a signal. */
public sealed interface ExitStatus {
  record Code(int code) implements ExitStatus {}

  record BySignal(Signal signal) implements ExitStatus {}
}
