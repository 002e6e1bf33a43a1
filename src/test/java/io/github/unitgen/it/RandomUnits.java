package io.github.unitgen.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whole units, damaged at random: the examples of the pages of rules, and a plain one per type. */
final class RandomUnits {
  private static final Pattern EXAMPLE =
      Pattern.compile("(?ms)^```systemd (?:good|bad)([^\n`]*)\n(.*?)^```$");
  private static final Pattern NAME = Pattern.compile("file=[^ /]*?(@?)\\.(\\w+)(?: |$)");

  /** Sorted: the order of a plain map is another in each JVM, and the seed would not be enough. */
  private static final SortedMap<String, String> PLAIN =
      new TreeMap<>(
          Map.of(
              "mount", "[Unit]\nDescription=x\n[Mount]\nWhat=/dev/sda\nWhere=/mnt/ZQ\nType=ext4\n",
              "automount", "[Automount]\nWhere=/mnt/ZQ\nTimeoutIdleSec=5\n",
              "swap", "[Unit]\nDescription=x\n[Swap]\nWhat=/dev/ZQ\nPriority=5\n",
              "slice", "[Unit]\nDescription=x\n[Slice]\nMemoryMax=1G\n",
              "target", "[Unit]\nDescription=x\nWants=a.service\n[Install]\nWantedBy=b.target\n",
              "path", "[Path]\nPathExists=/x\nUnit=a.service\n[Install]\nWantedBy=paths.target\n",
              "timer", "[Timer]\nOnCalendar=daily\nPersistent=yes\nUnit=a.service\n",
              "socket", "[Socket]\nListenStream=/run/ZQ\nAccept=no\nSocketMode=0600\n",
              "service",
                  "[Unit]\nDescription=x\n[Service]\nType=exec\nExecStart=/bin/true\nUser=a\n"));

  private static final List<String> HEADERS =
      List.of(
          "[Unit]",
          "[Service]",
          "[Install]",
          "[Socket]",
          "[Timer]",
          "[X-Foo]",
          "[unit]",
          "[Unit",
          "Unit]",
          "[Unit] ",
          " [Unit]",
          "[Unit] x",
          "[Unit]]",
          "[[Unit]",
          "[]",
          "[ Unit ]",
          "[\"Unit\"]",
          "[Un\\it]",
          "[Un\tit]",
          "[Un\u007fit]",
          "[Un\u00e9t]",
          "[Foo]",
          "[Unit] # x",
          "[Service]\\");

  private static final List<String> LINES =
      List.of(
          "",
          " ",
          "\t",
          "=",
          "= x",
          "x",
          "x y",
          "Foo=bar",
          "Foo",
          "Type",
          "Type =exec",
          "Type= exec",
          " Type=exec",
          "\tType=exec",
          "type=exec",
          "Type=bogus",
          "Type=",
          "Type==exec",
          "Type:exec",
          "\"Type\"=exec",
          "X-Foo=bar",
          "-Type=exec",
          "Description=a\u0007b",
          "Description=\udc80",
          "Description=\u00e9\ud83d\ude00",
          "# comment",
          "; comment",
          " # comment",
          "# comment \\",
          "; comment \udcff",
          "\\",
          "\\ ",
          " \\",
          ".include /x",
          ".include",
          "\u00a0",
          "\ufeff",
          "\u00e9=x",
          "Restart=no # x",
          "ExecStart=",
          "After=a.service \\\n  b.service",
          "After=a.service \\\n# comment\n  b.service",
          "After=a.service \\\n\n  b.service",
          "After=a.service \\\n; comment \\\nb.service",
          "Environment=A=b \\",
          "Environment='A=b \\\n c'",
          "After=a.service\\ ");

  private final RandomValues values;
  private final Random random;
  private final Map<String, List<String>> settings = Analyzed.settings();
  private final List<String[]> bases = new ArrayList<>();
  private final List<UnaryOperator<String>> changes =
      List.of(
          text -> atLine(text, line -> one(HEADERS) + "\n" + line),
          text -> atLine(text, line -> line.startsWith("[") ? one(HEADERS) : line),
          text -> atLine(text, line -> one(LINES) + "\n" + line),
          text -> atLine(text, line -> one(LINES) + "\n" + line),
          text -> atLine(text, line -> line + "\n" + line),
          text -> atLine(text, line -> assignment() + "\n" + line),
          text -> atLine(text, line -> assignment() + "\n" + line),
          text -> atLine(text, line -> line + "\\"),
          text -> atLine(text, line -> line + " \\"),
          text -> atLine(text, line -> line + "\\ "),
          text -> atLine(text, line -> " " + line),
          text -> atLine(text, line -> line.replaceFirst("=", " = ")),
          text -> atLine(text, line -> line.toLowerCase(Locale.ROOT)),
          text -> atLine(text, line -> ""),
          text -> atLine(text, line -> line.isEmpty() ? line : line.substring(1)),
          text -> atLine(text, line -> line + "\r"),
          text -> atLine(text, line -> line + "\rFoo=bar"),
          text -> atLine(text, line -> line + "\0Foo=bar"),
          text -> atLine(text, line -> line + "\0"),
          text ->
              atLine(text, line -> line + "x".repeat(random().nextInt(20) == 0 ? 1 << 20 : 5000)),
          text -> text.replace("\n", "\r\n"),
          text -> "\ufeff" + text,
          text -> text.substring(0, random().nextInt(text.length() + 1)),
          text -> text.endsWith("\n") ? text.substring(0, text.length() - 1) : text,
          text -> text + text,
          text -> text + "[Install]\nWantedBy=a.target\n" + one(LINES) + "\n");

  RandomUnits(RandomValues values) throws IOException {
    this.values = values;
    random = values.random();
    PLAIN.forEach(
        (type, text) -> {
          for (int i = 0; i < 40; i++) {
            bases.add(new String[] {"." + type, text});
          }
        });
    try (Stream<Path> pages = Files.list(Path.of("docs/rules"))) {
      for (Path page : pages.sorted().toList()) {
        Matcher example = EXAMPLE.matcher(Files.readString(page, StandardCharsets.UTF_8));
        while (example.find()) {
          if (example.group(2).contains("BusName=")) {
            continue; // only one unit of a manager has it
          }
          Matcher name = NAME.matcher(example.group(1));
          boolean named = name.find();
          if (named ? PLAIN.containsKey(name.group(2)) : !example.group(1).contains("file=")) {
            boolean path = named && name.group(2).matches("(auto)?mount|swap|slice");
            String suffix = named ? (path ? "" : name.group(1)) + "." + name.group(2) : ".service";
            bases.add(new String[] {suffix, example.group(2)});
          }
        }
      }
    }
  }

  private Random random() {
    return random;
  }

  /** The file name and the text of unit {@code number}. */
  Map.Entry<String, String> unit(int number) {
    String[] base = one(bases);
    String stem = "zq" + (100_000 + number);
    String folder = base[0].endsWith("mount") ? "mnt-" : base[0].equals(".swap") ? "dev-" : "";
    String text = base[1].replace("ZQ", stem);
    for (int i = random.nextInt(4); i >= 0; i--) {
      text = changes.get(random.nextInt(changes.size())).apply(text);
    }
    return Map.entry(folder + stem + base[0], text);
  }

  private String atLine(String text, UnaryOperator<String> change) {
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    int at = random.nextInt(lines.size());
    lines.set(at, change.apply(lines.get(at)));
    return String.join("\n", lines);
  }

  private String assignment() {
    String section = one(List.copyOf(settings.keySet()));
    String key = one(settings.get(section));
    return key + "=" + values.value(section, key);
  }

  private <T> T one(List<T> of) {
    return values.one(of);
  }
}
