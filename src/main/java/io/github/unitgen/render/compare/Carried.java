package io.github.unitgen.render.compare;

import io.github.unitgen.manifest.ProcessSpec;
import java.util.Optional;

/**
 * A process without the settings that Upstart refuses whatever their value: sockets and
 * capabilities.
 */
final class Carried {
  private Carried() {}

  static ProcessSpec of(ProcessSpec process) {
    return new ProcessSpec(
        process.identity(),
        program(process.program()),
        account(process.account()),
        process.resources(),
        process.supervision(),
        process.restarts(),
        process.order(),
        process.raw());
  }

  private static ProcessSpec.Program program(ProcessSpec.Program program) {
    ProcessSpec.Activation activation = program.activation();
    return new ProcessSpec.Program(
        program.command(),
        program.preStart(),
        program.instances(),
        program.directory(),
        program.env(),
        program.envFiles(),
        program.port(),
        new ProcessSpec.Activation(activation.isStep(), activation.schedule(), Optional.empty()));
  }

  private static ProcessSpec.Account account(ProcessSpec.Account account) {
    return new ProcessSpec.Account(
        account.user(),
        account.group(),
        account.umask(),
        account.hardening(),
        Optional.empty(),
        account.directories());
  }
}
