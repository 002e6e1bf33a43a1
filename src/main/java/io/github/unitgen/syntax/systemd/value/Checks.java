package io.github.unitgen.syntax.systemd.value;

import io.github.unitgen.catalog.Directives.Directive;
import io.github.unitgen.catalog.Enums;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.value.Value.Split;
import java.math.BigInteger;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Maps types of values to their checks; the types are those of the table of directives. */
final class Checks {
  /** An absolute path, or an empty text if the instance is empty. */
  static final Check PATH = value -> value.wholeLoose(Paths.WHOLE.or(""));

  /** The instance name of a template. */
  static final Check INSTANCE = value -> value.wholeLoose(Names.INSTANCE);

  private static final Check NOTHING = value -> value.wholeLoose(text -> Optional.empty());

  private static final int INT_LEAST = Integer.MIN_VALUE;
  private static final int INT_MOST = Integer.MAX_VALUE;
  private static final Form SECONDS = TimeSpans.form("s");

  private Checks() {}

  /**
   * Returns the check of a directive, for reuse. A type without a check is only checked for
   * specifiers.
   */
  static Check of(Directive directive) {
    String type = directive.valueType();
    if (directive.section().equals("Install")) {
      return install(directive.key());
    }
    Check known = named(type);
    if (known != null) {
      return known;
    }
    if (type.startsWith("condition:")) {
      return condition(type);
    }
    if (type.startsWith("enum:")) {
      Form form = words(directive, type);
      return type.contains("file:PATH")
          ? StandardIo.of(directive, form)
          : value -> value.whole(form);
    }
    if (type.startsWith("timespan(")) {
      return value -> value.whole(SECONDS);
    }
    if (type.startsWith("weight(") || type.startsWith("integer(")) {
      return range(type);
    }
    if (type.startsWith("percent-or-bytes(")) {
      boolean zero =
          !directive.key().endsWith("High")
              && !directive.key().endsWith("Limit")
              && !directive.key().endsWith("MemoryMax");
      Form form = Sizes.memory(zero);
      return value -> value.whole(form);
    }
    if (type.startsWith("device-spec:")) {
      return Devices::allow;
    }
    if (type.startsWith("credential-set")) {
      return Data.set(directive.key().endsWith("Encrypted"));
    }
    if (type.startsWith("socket-bind-rule:")) {
      return value -> value.whole(Addresses.BIND_RULE);
    }
    if (type.startsWith("relative-path-list")) {
      boolean links = !directive.key().startsWith("Configuration");
      return value -> PathSpecs.folders(value, links);
    }
    if (type.equals("integer")) {
      boolean wide = directive.key().startsWith("MessageQueue");
      Form form =
          Numbers.range(
              "a number", wide ? Long.MIN_VALUE : INT_LEAST, wide ? Long.MAX_VALUE : INT_MOST);
      return value -> value.whole(form);
    }
    if (type.equals("path-absolute")) {
      // An empty instance makes the value empty, which resets the setting.
      Form form = directive.empty().equals("yes-default") ? Paths.WHOLE.or("") : Paths.WHOLE;
      return value -> value.wholeLoose(form);
    }
    if (type.startsWith("path-absolute-list") && directive.key().endsWith("FilterPath")) {
      return value -> value.wholeLoose(Paths.WHOLE);
    }
    if (type.startsWith("path-absolute-list")) {
      return value -> value.words(Split.QUOTES, Paths.ABSOLUTE, true);
    }
    return list(directive, type);
  }

  /** Follows install.c: the names of Alias= depend on the name of the unit, so S716 checks them. */
  private static Check install(String key) {
    return switch (key) {
      case "Alias" -> words(Split.QUOTES_ONLY, text -> Optional.empty());
      case "Also" -> words(Split.KEPT, Names.UNIT);
      case "DefaultInstance" -> NOTHING; // counts in a template only
      default -> words(Split.QUOTES_ONLY, Names.UNIT);
    };
  }

  /**
   * Returns the check of a type. A switch creates the dozen checks that a unit needs; a table would
   * create all of them.
   */
  private static @Nullable Check named(String type) {
    return switch (type) {
      case "boolean", "tristate" -> whole(Numbers.BOOLEAN);
      case "mode(octal)" -> whole(Numbers.MODE);
      case "signal" -> whole(Signal.FORM);
      case "calendar" -> whole(Calendars.FORM);
      case "unsigned", "unsigned(>=1)" -> whole(Numbers.UNSIGNED);
      case "unsigned|infinity" -> whole(Numbers.UNSIGNED.or("infinity"));
      case "auto|unsigned" -> whole(Numbers.UNSIGNED.or("auto"));
      case "percent(0..100)" -> whole(Sizes.percent(false));
      case "percent-unbounded(>0%)" -> whole(Sizes.percent(true));
      case "percent-or-bytes|off" -> whole(Sizes.memory(true).or("off"));
      case "percent-or-unsigned(infinity ok)" -> whole(Numbers.TASKS);
      case "bytes(IEC K/M/G/T/P/E base 1024)" -> whole(Sizes.bytes(1024));
      case "timespan(unit=us)" -> whole(TimeSpans.form("us"));
      case "timespan(unit=ns)" -> whole(TimeSpans.form("ns"));
      case "weight(1..10000)|idle" -> whole(Numbers.range(1, 10_000).or("idle"));
      case "rlimit(bytes base 1024)" ->
          whole(limit("a size such as 512M, or soft:hard", text -> Sizes.parse(text, 1024)));
      case "rlimit(unsigned)" -> whole(limit("a number, infinity, or soft:hard", Numbers::count));
      case "rlimit(timespan unit=s)" -> whole(timeLimit("s", 1_000_000));
      case "rlimit(timespan unit=us)" -> whole(timeLimit("us", 1));
      case "rlimit(-20..19 signed with +/- prefix, or 0..40)" ->
          whole(Numbers.limit("a nice level from -20 to +19, or 0 to 40", Numbers::niceLimit));
      case "errno-name|integer(1..4095)|kill" -> whole(Lists.ERROR);
      case "interface-name" -> whole(Names.INTERFACE);
      case "base64" -> whole(Data.BASE64);
      case "hex-or-path" -> whole(Data.HASH);
      case "path-or-base64:" -> whole(Data.SIGNATURE);
      case "netlink(family [group])" -> whole(Addresses.NETLINK);
      case "socket-address(path|port|IP:port|[IPv6]:port|@abstract|vsock:CID:PORT)" ->
          Addresses::stream;
      case "socket-address(path|@abstract|vsock:CID:PORT)" -> Addresses::local;
      case "string(C-escapes)" -> loose(Data.ESCAPED);
      case "string(ascii, max 255)" -> loose(Names.REBOOT_ARGUMENT);
      case "string(fd-name max 255)" -> loose(Names.DESCRIPTOR);
      case "string(log-namespace-name)" -> loose(Names.LOG_NAMESPACE);
      case "bus-name" -> loose(Names.BUS);
      case "user", "group" -> loose(Names.ACCOUNT);
      case "unit-name" -> loose(Names.UNIT);
      case "unit-name(.slice)" -> loose(Names.unit("slice"));
      case "unit-name(.service)" -> loose(Names.unit("service"));
      case "path-glob-absolute" -> loose(Paths.WHOLE);
      case "path-absolute-or-device-tag(UUID=, LABEL=; from 253 to 257 on)" ->
          loose(tagged(Paths.WHOLE.or("")));
      case "path-absolute(relative is taken below /run)" -> loose(Paths.PID_FILE);
      case "posix-mqueue-name(starts with /)" -> loose(Paths.WHOLE);
      case "path-with-prefix(-)|~" -> loose(Paths.prefixed("-", Paths.WHOLE.or("~")));
      case "path-with-prefix(-)(glob ok)" -> loose(Paths.prefixed("-", Paths.WHOLE));
      case "group-list" -> words(Split.KEPT, Names.ACCOUNT);
      case "unit-list" -> words(Split.BARE, Names.UNIT);
      case "unit-list(.socket)" ->
          words(
              Split.KEPT,
              Form.of("sockets", text -> Names.isUnit(text) && text.endsWith(".socket")));
      case "uri-list:<http://|https://|file:|info:|man:>" -> Lists::uris;
      case "env-names" -> words(Split.QUOTES, Names.VARIABLE);
      case "env-names-or-assignments" -> words(Split.ESCAPES, Names.UNSET);
      case "journal-field-assignments" -> words(Split.ESCAPES, Names.LOG_FIELD);
      case "path-list(prefix - and/or +)" ->
          words(Split.QUOTES, Paths.prefixed("-+", Paths.ABSOLUTE));
      case "exit-status-or-signal-list" -> words(Split.KEPT, Signal.STATUS);
      case "ip-prefix-list(+any|localhost|link-local|multicast)" ->
          words(Split.KEPT, Addresses.PREFIX);
      case "filesystem-list(names or @group; ~ negates)" ->
          Lists.negatable(Split.QUOTES, PathSpecs.FILE_SYSTEM);
      case "interface-list(~ negates)" -> Lists.negatable(Split.QUOTES, Names.INTERFACE);
      case "bind-spec-list([-]src[:dst[:rbind|norbind|...]])" -> PathSpecs::binds;
      case "path-list(path[:options])" -> PathSpecs::fileSystems;
      case "path-absolute-list(colon-separated)" -> PathSpecs::searchPath;
      case "image-spec-list([-]src[:partition:options])" -> value -> PathSpecs.images(value, false);
      case "image-spec-list([-]src:dst[:partition:options])" ->
          value -> PathSpecs.images(value, true);
      case "partition-options-list([partition:]options)" -> PathSpecs::imageOptions;
      case "string(attach-type:path)" -> PathSpecs::bpfProgram;
      case "credential-load(ID[:PATH])" -> Data::load;
      case "device-path+weight(1..10000)" ->
          Devices.with("a device and a weight", Numbers.range(1, 10_000));
      case "device-path+weight(10..1000)" ->
          Devices.with("a device and a weight", Numbers.range(10, 1000));
      case "device-path+bytes(base 1000; infinity ok)" ->
          Devices.with("a device and a limit", positive().or("infinity"));
      case "device-path+bytes(base 1000)" -> Devices.with("a device and a limit", positive());
      case "device-path+timespan" -> Devices.with("a device and a time span", SECONDS);
      case "none|address-family-list(AF_*; ~ negates)" -> Lists.ADDRESS_FAMILIES;
      case "syscall-filter(names or @set[:errno|:kill]; ~ negates)" -> Lists.systemCalls(true);
      case "syscall-filter(names or @set; ~ negates)" -> Lists.systemCalls(false);
      case "capability-list(~ negates)" -> Lists::capabilities;
      case "cpu-list" -> Lists::cpus;
      case "cpu-list|numa" -> orWord("numa", Lists::cpus);
      case "cpu-list|all" -> orWord("all", Lists::cpus);
      default -> null;
    };
  }

  private static Check list(Directive directive, String type) {
    if (type.startsWith("architecture")) {
      Form form = words(directive, type);
      boolean many = type.startsWith("architecture-list");
      return many ? value -> value.words(Split.QUOTES, form, false) : value -> value.whole(form);
    }
    if (type.startsWith("boolean-or-namespace-flags")) {
      return Lists.booleanOr(Lists.negatable(Split.KEPT, words(directive, type)));
    }
    if (type.startsWith("boolean-or-list:<cpu")) {
      Form form = Names.known("a boolean, or controllers such as cpu", "controller");
      return Lists.booleanOr(value -> value.words(Split.QUOTES, form, false));
    }
    if (type.startsWith("list:<cpu")) {
      return Lists::controllers;
    }
    if (type.startsWith("list:<private-anonymous")) {
      return Lists::coredump;
    }
    return NOTHING;
  }

  private static Check condition(String type) {
    boolean path = type.startsWith("condition:path");
    return value -> {
      String text = value.text();
      int from = text.startsWith("|") ? 1 : 0;
      from += text.startsWith("!", from) ? 1 : 0;
      value.part(
          new Span(from, text.length()),
          text.substring(from),
          path ? Paths.WHOLE : part -> Optional.empty(),
          true);
    };
  }

  /** Reads a type such as {@code enum:<a|b> (boolean words ok) or integer(0..7) or file:PATH}. */
  private static Form words(Directive directive, String type) {
    int open = type.indexOf('<');
    int close = type.indexOf('>', open);
    Set<String> words =
        new LinkedHashSet<>(List.of(type.substring(open + 1, close).split("\\|", -1)));
    int obsolete = type.indexOf("obsolete <");
    if (obsolete > 0) {
      words.addAll(
          List.of(
              type.substring(type.indexOf('<', obsolete) + 1, type.length() - 1).split("\\|", -1)));
    }
    words.remove("...");
    boolean booleans = type.contains("(boolean words");
    String takes = Fault.listed(words, booleans);
    Form form = Names.word(takes, words);
    if (type.startsWith("architecture:")) {
      Set<String> all = new LinkedHashSet<>(words);
      all.addAll(
          List.of(
              "mips",
              "mips-le",
              "mips64",
              "mips64-le",
              "s390x",
              "riscv64",
              "parisc",
              "parisc64",
              "arm-be",
              "arm64-be",
              "ia64",
              "alpha",
              "sparc",
              "sparc64",
              "m68k",
              "sh",
              "cris",
              "riscv32",
              "loongarch64"));
      form = Names.word("an architecture such as x86-64", all);
    }
    if (booleans) {
      form = Numbers.BOOLEAN.or(form);
    }
    if (type.contains("integer(0..7)")) {
      form = Numbers.range(0, 7).or(form);
    }
    if (type.contains("integer(0..255)")) {
      form = Numbers.range(0, 255).or(form);
    }
    if (type.startsWith("enum:<kern|")) {
      form = Numbers.range(0, 127).or(form);
    }
    if (type.startsWith("enum:<other|")) {
      form = Numbers.range(0, Integer.MAX_VALUE).or(form);
    }
    if (type.startsWith("enum:<none|realtime")) {
      form = Numbers.range(0, 8).or(form);
    }
    if (type.endsWith("[:HOSTNAME]")) {
      Form bare = form;
      form =
          text -> bare.fault(text.indexOf(':') < 0 ? text : text.substring(0, text.indexOf(':')));
    }
    Form known = form;
    return text ->
        Enums.find(directive.section(), directive.key(), text).isPresent()
            ? Optional.empty()
            : known.fault(text);
  }

  private static Check range(String type) {
    int open = type.indexOf('(');
    int dots = type.indexOf("..");
    String most = type.substring(dots + 2, type.indexOf(')'));
    long least = Long.parseLong(type.substring(open + 1, dots));
    if (least == 1 && most.equals("255")) {
      // IPTTL=: a value out of range is only refused when the socket is created.
      Form form = Numbers.range("a number from 1 to 255", INT_LEAST, INT_MOST);
      return value -> value.whole(form);
    }
    Form form =
        most.isEmpty()
            ? Numbers.UNSIGNED
            : Numbers.range(least == 1 && most.equals("99") ? 0 : least, Long.parseLong(most));
    return value -> value.whole(form);
  }

  private static Form tagged(Form path) {
    return text -> isTag(text) ? Optional.empty() : path.fault(text);
  }

  private static boolean isTag(String text) {
    int equals = text.indexOf('=');
    return equals > 0
        && Set.of("UUID", "LABEL", "PARTUUID", "PARTLABEL").contains(text.substring(0, equals));
  }

  private static Form positive() {
    Form bytes = Sizes.bytes(1000);
    return text ->
        Sizes.parse(text, 1000).filter(size -> size.signum() == 0).isPresent()
            ? Fault.invalid(text, "a limit above 0")
            : bytes.fault(text);
  }

  private static Form limit(String takes, Numbers.Measure measure) {
    return Numbers.limit(takes, measure.orInfinity());
  }

  /** Rounds up to {@code step} microseconds. Infinity is a time span as well. */
  private static Form timeLimit(String unit, long step) {
    return Numbers.limit(
        "a time span, infinity, or soft:hard",
        text ->
            TimeSpans.length(text, unit)
                .map(
                    length ->
                        length.add(BigInteger.valueOf(step - 1)).divide(BigInteger.valueOf(step))));
  }

  private static Check orWord(String word, Check check) {
    return value -> {
      if (!value.text().equals(word)) {
        check.check(value);
      }
    };
  }

  private static Check whole(Form form) {
    return value -> value.whole(form);
  }

  private static Check loose(Form form) {
    return value -> value.wholeLoose(form);
  }

  private static Check words(Split split, Form form) {
    return value -> value.words(split, form, true);
  }
}
