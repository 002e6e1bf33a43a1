package io.github.unitgen.syntax.systemd.value;

import io.github.unitgen.catalog.Signals;
import io.github.unitgen.catalog.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Signals and exit statuses (signal-util.c, exit-status.c). */
final class Signal {
  private static final int REAL_TIME = 30;
  private static final List<String> NAMES = new ArrayList<>();
  private static final Form NAME;

  static {
    for (String name : Signals.names()) {
      NAMES.add("SIG" + name);
    }
    NAMES.add("RTMIN");
    NAMES.add("RTMAX");
    NAME = Names.word("a signal such as SIGTERM", NAMES);
  }

  private Signal() {}

  static final Form FORM = text -> isSignal(text) ? Optional.empty() : NAME.fault(text);

  static final Form STATUS =
      Form.of(
          "exit codes up to 255, their names, or signals",
          text ->
              isSignal(text)
                  || Words.of("exit-status").contains(text)
                  || Numeral.parse(text).filter(n -> n.isBetween(0, 255)).isPresent());

  private static boolean isSignal(String text) {
    Optional<Numeral> number = Numeral.parse(text);
    if (number.isPresent()) {
      return number.get().isBetween(1, 64);
    }
    String name = text.startsWith("SIG") ? text.substring(3) : text;
    if (Signals.names().contains(name)) {
      return true;
    }
    boolean low = name.startsWith("RTMIN");
    if (!low && !name.startsWith("RTMAX")) {
      return false;
    }
    String offset = name.substring(5);
    return offset.isEmpty()
        || (offset.charAt(0) == (low ? '+' : '-')
            && Numeral.decimal(offset.substring(1))
                .filter(n -> n.isBetween(0, REAL_TIME))
                .isPresent());
  }
}
