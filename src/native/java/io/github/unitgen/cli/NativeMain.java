package io.github.unitgen.cli;

import io.github.unitgen.posix.Native;
import java.io.ByteArrayOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * The native program. It prints only when all is done, so that anything it cannot do, at whatever
 * point, is left to the program on the JVM.
 */
public final class NativeMain {
  private static final Set<String> COMMANDS =
      Set.of(LintCommand.NAME, RulesCommand.NAME, ExplainCommand.NAME, VersionsCommand.NAME,
          SchemaCommand.NAME, Program.VERSION, "--version", "-V");

  private NativeMain() {}

  public static void main(String[] ignored) {
    String[] args = Native.args();
    if (args.length == 0 || !COMMANDS.contains(args[0])) {
      throw Native.handOver(args.length == 0 ? "the help" : "`" + args[0] + "`");
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code = 0;
    try {
      code = Main.run(args, console(out, err));
    } catch (Throwable e) {
      throw Native.handOver("this command");
    }
    if (!Native.write(1, out)) {
      byte[] text = "unitgen: cannot write to standard output\n".getBytes(StandardCharsets.UTF_8);
      err.write(text, 0, text.length);
      code = ExitCode.FAILED;
    }
    for (String note : Native.notes()) {
      byte[] text = (note + "\n").getBytes(StandardCharsets.UTF_8);
      err.write(text, 0, text.length);
    }
    Native.write(2, err);
    Native.exit(code);
  }

  private static Console console(ByteArrayOutputStream out, ByteArrayOutputStream err) {
    return new Console(
        Native.input(),
        new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), false),
        new PrintWriter(new OutputStreamWriter(err, StandardCharsets.UTF_8), false),
        Path.of(""),
        Native.variables(),
        Native.terminal(),
        Optional.empty());
  }

  /** Stands for the stack trace of a fault: the other program may have none, or says it well. */
  public static void fault(Throwable e, PrintWriter to) {
    throw Native.handOver("this command");
  }
}
