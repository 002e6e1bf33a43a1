package io.github.unitgen.cli;

import io.github.unitgen.posix.Native;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The native program. It prints only when all is done, so that anything it cannot do, at whatever
 * point, is left to the program on the JVM.
 */
public final class NativeMain {
  /** Only their help is printed here. */
  private static final Set<String> OTHERS =
      Set.of(
          CompareOptions.NAME,
          ImportOptions.NAME,
          InitOptions.NAME,
          MigrateOptions.NAME,
          RemoveCommand.NAME,
          RenderCommand.NAME);

  private NativeMain() {}

  public static void main(String[] ignored) {
    String[] args = Native.args();
    if (args.length > 0 && OTHERS.contains(args[0]) && !asksForHelp(args)) {
      throw Native.handOver("`" + args[0] + "`");
    }
    StringWriter outText = new StringWriter();
    StringWriter errText = new StringWriter();
    int code = 0;
    try {
      code = Main.run(args, console(outText, errText));
    } catch (Throwable e) {
      throw Native.fault(e);
    }
    ByteArrayOutputStream out = bytes(outText);
    ByteArrayOutputStream err = bytes(errText);
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

  private static boolean asksForHelp(String[] args) {
    List<String> words = List.of(args);
    return words.contains("--help") || words.contains("-h");
  }

  /** As a whole: the writer of the class library loses the character after half a pair. */
  private static ByteArrayOutputStream bytes(StringWriter text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] all = text.toString().getBytes(StandardCharsets.UTF_8);
    bytes.write(all, 0, all.length);
    return bytes;
  }

  private static Console console(StringWriter out, StringWriter err) {
    return new Console(
        Native.input(),
        new PrintWriter(out, false),
        new PrintWriter(err, false),
        Path.of(""),
        Native.variables(),
        Native.terminal(),
        Optional.empty());
  }

  /** Stands for the stack trace of a fault: the other program may have none, or says it well. */
  public static void fault(Throwable e, PrintWriter to) {
    throw Native.fault(e);
  }
}
