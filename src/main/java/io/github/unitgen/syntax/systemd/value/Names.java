package io.github.unitgen.syntax.systemd.value;

import io.github.unitgen.catalog.Words;
import io.github.unitgen.source.Span;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Names of accounts, units, interfaces, buses, variables and credentials. */
final class Names {
  private static final List<String> UNIT_TYPES =
      List.of(
          "service",
          "socket",
          "target",
          "device",
          "mount",
          "automount",
          "swap",
          "timer",
          "path",
          "slice",
          "scope");

  /** An account by the lax rules of systemd 252, which accepts some names with only a warning. */
  static final Form ACCOUNT = Names::accountFault;

  static final Form UNIT = Form.of("a unit name with its suffix", Names::isUnit);
  static final Form VARIABLE = Form.of("the name of a variable", text -> isVariable(text));
  static final Form UNSET =
      Form.of("names of variables, or NAME=value", Names::isVariableOrAssignment);
  static final Form INTERFACE = Form.of("the name of a network interface", Names::isInterface);
  static final Form BUS = Form.of("a bus name such as org.example.App", Names::isBus);
  static final Form CREDENTIAL = Form.of("the name of a credential", Names::isCredential);
  static final Form DESCRIPTOR =
      Form.of(
          "at most 255 characters without a colon",
          text -> Chars.isPrintableAscii(text) && text.indexOf(':') < 0 && text.length() <= 255);
  static final Form INSTANCE = Form.of("only letters, digits and :-_.\\@", Names::isUnitPart);
  static final Form REBOOT_ARGUMENT =
      Form.of(
          "at most 255 ASCII characters",
          text -> text.length() <= 255 && text.chars().allMatch(c -> c < 0x80));
  static final Form LOG_NAMESPACE =
      Form.of("only letters, digits and :-_.@", Names::isLogNamespace);
  static final Form LOG_FIELD = Form.of("FIELD=value in upper case", Names::isLogField);

  private Names() {}

  /** Returns the form of a unit of one type that is not a template. */
  static Form unit(String type) {
    return Form.of(
        "the name of a " + type,
        text -> isUnit(text) && text.endsWith("." + type) && !text.contains("@."));
  }

  static boolean isUnit(String text) {
    int dot = text.lastIndexOf('.');
    if (dot <= 0 || text.length() > 255 || text.charAt(0) == '@') {
      return false;
    }
    if (!UNIT_TYPES.contains(text.substring(dot + 1))) {
      return false;
    }
    return isUnitPart(text.substring(0, dot));
  }

  /** Whether unit names can contain each character. */
  private static boolean isUnitPart(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Chars.isAlphanumeric(c) && ":-_.\\@".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  private static Optional<Fault> accountFault(String text) {
    if (!isAccount(text)) {
      return Fault.invalid(text, "a user or group name, or a number");
    }
    return isStrictAccount(text)
        ? Optional.empty()
        : Optional.of(
            new Fault(
                Fault.Kind.ODD_NAME,
                new Span(0, text.length()),
                "a name of letters, digits, _ and -",
                Optional.empty()));
  }

  /**
   * Whether the name follows systemd's strict rules, which most tools that create accounts share.
   */
  private static boolean isStrictAccount(String text) {
    if (Chars.areDigits(text)) {
      return true;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Chars.isAlphanumeric(c) && c != '_' && c != '-') {
        return false;
      }
    }
    char first = text.charAt(0);
    return !Chars.isDigit(first) && first != '-' && text.length() <= 31;
  }

  private static boolean isAccount(String text) {
    if (text.isEmpty() || text.equals(".") || text.equals("..") || text.equals("-")) {
      return false;
    }
    String digits = text.startsWith("-") ? text.substring(1) : text;
    if (Chars.areDigits(digits)) {
      return digits.length() == text.length()
          && (digits.length() == 1 || digits.charAt(0) != '0')
          && Numeral.decimal(digits)
              .filter(n -> n.isBetween(0, 0xFFFF_FFFEL) && n.magnitude() != 65535)
              .isPresent();
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Chars.isControl(c) || c == ':' || c == '/') {
        return false;
      }
    }
    return true;
  }

  static boolean isVariable(String text) {
    if (text.isEmpty() || Chars.isDigit(text.charAt(0))) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (!Chars.isAlphanumeric(text.charAt(i)) && text.charAt(i) != '_') {
        return false;
      }
    }
    return true;
  }

  private static boolean isVariableOrAssignment(String text) {
    int equals = text.indexOf('=');
    return isVariable(equals < 0 ? text : text.substring(0, equals));
  }

  private static boolean isInterface(String text) {
    boolean reserved =
        text.equals(".") || text.equals("..") || text.equals("all") || text.equals("default");
    if (text.isEmpty() || text.length() > 15 || reserved) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c > '~' || ":/%".indexOf(c) >= 0) {
        return false;
      }
    }
    // A text that could be the index of an interface is not accepted as its name.
    return !Chars.areDigits(text)
        && Numeral.parse(text).filter(n -> n.isBetween(1, Integer.MAX_VALUE)).isEmpty();
  }

  private static boolean isBus(String text) {
    boolean unique = text.startsWith(":");
    boolean start = true;
    boolean dots = false;
    for (int i = unique ? 1 : 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.') {
        if (start) {
          return false;
        }
        dots = true;
        start = true;
        continue;
      }
      boolean letter = Chars.isAlphanumeric(c) || c == '_' || c == '-';
      if (!letter || (start && !unique && Chars.isDigit(c))) {
        return false;
      }
      start = false;
    }
    return dots && !start && text.length() <= 255;
  }

  private static boolean isCredential(String text) {
    return !text.isEmpty()
        && text.length() <= 255
        && Chars.isPrintableAscii(text)
        && text.indexOf('/') < 0
        && text.indexOf(':') < 0
        && !text.equals(".")
        && !text.equals("..");
  }

  private static boolean isLogNamespace(String text) {
    if (text.isEmpty() || text.length() > 222 || text.equals(".") || text.equals("..")) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Chars.isAlphanumeric(c) && ":-_.@".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLogField(String text) {
    int equals = text.indexOf('=');
    if (equals < 1 || equals > 64 || text.charAt(0) == '_' || Chars.isDigit(text.charAt(0))) {
      return false;
    }
    for (int i = 0; i < equals; i++) {
      char c = text.charAt(i);
      if (!Chars.isDigit(c) && c != '_' && (c < 'A' || c > 'Z')) {
        return false;
      }
    }
    return true;
  }

  /** Returns the fault of a URI for Documentation=. */
  static Optional<Fault> uriFault(String text) {
    boolean ok =
        Chars.isPrintableAscii(text)
            && ((text.startsWith("http://") && text.length() > 7)
                || (text.startsWith("https://") && text.length() > 8)
                || text.startsWith("file:/")
                || (text.startsWith("info:") && text.length() > 5)
                || (text.startsWith("man:") && text.length() > 4));
    return ok ? Optional.empty() : Fault.invalid(text, "URIs (http, https, file, info, man)");
  }

  /** Returns the form of a word from a closed list. */
  static Form word(String takes, Collection<String> words) {
    return text ->
        words.contains(text) ? Optional.empty() : Optional.of(Fault.among(text, takes, words));
  }

  /** Returns the form of a word from the catalogue's list {@code kind}. */
  static Form known(String takes, String kind) {
    return text -> word(takes, Words.of(kind)).fault(text); // loads the table only if needed
  }
}
