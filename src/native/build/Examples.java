import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Examples ROOT OUT SEED: writes the files that both programs are compared over: each example of
 * the rule pages, the fixtures and examples, and 2,000 of all those with random changes.
 */
final class Examples {
  private static final Pattern BLOCK =
      Pattern.compile("(?ms)^```(systemd|upstart|environment) ?([^\\n]*)\\n(.*?)^```$");
  private static final Pattern NAME = Pattern.compile("file=(\\S+)");
  private static final int RANDOM = 2000;

  private final Path out;
  private final List<Path> written = new ArrayList<>();

  private Examples(Path out) {
    this.out = out;
  }

  public static void main(String[] args) throws IOException {
    Path root = Path.of(args[0]);
    Examples examples = new Examples(Path.of(args[1]));
    for (Path page : files(root.resolve("docs/rules"), ".md")) {
      examples.page(page);
    }
    for (String folder : List.of("test-fixtures", "examples")) {
      for (Path file : files(root.resolve(folder), "")) {
        String name = root.relativize(file).toString();
        if (!name.endsWith(".yml") && !name.endsWith(".yaml")) {
          examples.write("of-" + name, Files.readAllBytes(file));
        }
      }
    }
    examples.random(new Random(Long.parseLong(args[2])));
  }

  private static List<Path> files(Path folder, String end) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(f -> Files.isRegularFile(f) && f.toString().endsWith(end))
          .sorted()
          .toList();
    }
  }

  private void page(Path page) throws IOException {
    String id = page.getFileName().toString().replace(".md", "");
    Matcher blocks = BLOCK.matcher(Files.readString(page));
    int count = 0;
    while (blocks.find()) {
      Matcher name = NAME.matcher(blocks.group(2));
      String ordinary =
          switch (blocks.group(1)) {
            case "systemd" -> "worker.service";
            case "upstart" -> "worker.conf";
            default -> "worker.env";
          };
      // A file that others lie beside is in a folder with those that follow.
      count += blocks.group(2).startsWith("beside") ? 0 : 1;
      write(
          id + "-" + count + "/" + (name.find() ? name.group(1) : ordinary),
          blocks.group(3).getBytes(StandardCharsets.UTF_8));
    }
  }

  private void write(String name, byte[] text) throws IOException {
    // Other names are the other program's.
    if (name.length() > 200 || name.chars().anyMatch(c -> c > '~')) {
      return;
    }
    Path file = out.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, text);
    written.add(file);
  }

  private void random(Random random) throws IOException {
    List<Path> known =
        written.stream()
            .filter(
                f ->
                    f.toString()
                        .matches(".*\\.(service|conf|socket|timer|target|env|override|path|mount)"))
            .toList();
    for (int i = 0; i < RANDOM; i++) {
      Path one = known.get(random.nextInt(known.size()));
      byte[] text = Files.readAllBytes(one);
      byte[] other = Files.readAllBytes(known.get(random.nextInt(known.size())));
      for (int n = random.nextInt(4); n >= 0; n--) {
        text = changed(text, other, random);
      }
      write("random-" + i / 50 + "/" + i + "-" + one.getFileName(), asciiPaths(text));
    }
  }

  /** Paths that are not ASCII belong to the other program: their meaning depends on the locale. */
  private static byte[] asciiPaths(byte[] text) {
    StringBuilder all = new StringBuilder();
    for (String line : new String(text, StandardCharsets.ISO_8859_1).split("(?<=\n)")) {
      all.append(line.indexOf('/') < 0 ? line : line.replaceAll("[^\\x00-\\x7F]", "_"));
    }
    return all.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] changed(byte[] text, byte[] other, Random random) {
    int at = text.length == 0 ? 0 : random.nextInt(text.length);
    switch (random.nextInt(6)) {
      case 0 -> {
        byte[] flipped = text.clone();
        if (text.length > 0) {
          flipped[at] = (byte) random.nextInt(256);
        }
        return flipped;
      }
      case 1 -> {
        return spliced(text, at, Math.min(text.length, at + random.nextInt(30)), new byte[0]);
      }
      case 2 -> {
        int from = other.length == 0 ? 0 : random.nextInt(other.length);
        byte[] part =
            Arrays.copyOfRange(other, from, Math.min(other.length, from + random.nextInt(120)));
        return spliced(text, at, at, part);
      }
      case 3 -> {
        String odd =
            List.of(
                    "ü", "\u0085", "😀", "%i", "\\\n", "\"", "'", "${A:-b}", "\r\n", "\0", "\t",
                    "汉")
                .get(random.nextInt(12));
        return spliced(text, at, at, odd.getBytes(StandardCharsets.UTF_8));
      }
      default -> {
        // A line twice, or gone.
        int begin = at;
        while (begin > 0 && text[begin - 1] != '\n') {
          begin--;
        }
        int end = at;
        while (end < text.length && text[end] != '\n') {
          end++;
        }
        end = Math.min(text.length, end + 1);
        byte[] line = random.nextBoolean() ? new byte[0] : Arrays.copyOfRange(text, begin, end);
        return random.nextBoolean()
            ? spliced(text, begin, end, line)
            : spliced(text, begin, begin, line);
      }
    }
  }

  private static byte[] spliced(byte[] text, int from, int to, byte[] with) {
    byte[] all = new byte[text.length - (to - from) + with.length];
    System.arraycopy(text, 0, all, 0, from);
    System.arraycopy(with, 0, all, from, with.length);
    System.arraycopy(text, to, all, from + with.length, text.length - to);
    return all;
  }
}
