package io.github.unitgen.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Parsed;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ManifestReader;
import io.github.unitgen.manifest.ManifestRule;
import io.github.unitgen.manifest.Target;
import io.github.unitgen.source.Source;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A wrong word in what writes files is caught when the files are read back. Each class below is
 * loaded anew with one of its texts changed: then a file is as it was, or none is written. What is
 * read back is therefore never worked out by the class that wrote it.
 */
class WriterMistakesTest {
  private static final String ROOT = "io.github.unitgen.render.";

  /** What writes words of an init, and how many of its texts are at least seen to be caught. */
  private static final Map<String, Integer> WRITERS =
      Map.ofEntries(
          Map.entry("systemd.ServiceSettings", 13),
          Map.entry("systemd.HardeningSettings", 37),
          Map.entry("systemd.LimitSettings", 10),
          Map.entry("systemd.ServiceView", 5),
          Map.entry("systemd.SocketViews", 11),
          Map.entry("systemd.TimerViews", 5),
          Map.entry("upstart.JobCommands", 21),
          Map.entry("upstart.JobView", 3),
          Map.entry("upstart.JobViews", 3),
          Map.entry("upstart.UpstartValues", 6),
          Map.entry("upstart.Accounts", 1),
          Map.entry("upstart.OldOomScale", 1));

  /** Together they have every key, each profile and every limit, with and without instances. */
  private static final List<String> FIXTURES =
      List.of(
          "every-key",
          "hardening",
          "instances",
          "least",
          "limits",
          "old-inits",
          "restart",
          "schedule",
          "sockets");

  private static final Source NEVER_KILLED =
      new Source(
          "manifest.yml",
          "{unitgen: 1, name: g, processes: {a: {command: /bin/a, oom_score_adjust: -1000}}}");

  /** Words that another word of the same kind could stand for by a slip. */
  private static final Map<String, String> SWAPS =
      Map.ofEntries(
          Map.entry("on-failure", "always"),
          Map.entry("always", "on-failure"),
          Map.entry("no", "on-failure"),
          Map.entry("notify", "simple"),
          Map.entry("exec", "simple"),
          Map.entry("simple", "exec"),
          Map.entry("mixed", "process"),
          Map.entry("control-group", "mixed"),
          Map.entry("infinity", "0"),
          Map.entry("MemoryMax", "MemoryHigh"),
          Map.entry("KMGT", "MKGT"),
          Map.entry("ms", "s"),
          Map.entry("never", "-5"));

  /** One text of a class, and what it is changed to. */
  private record Mistake(String writer, String text, String wrong) {
    @Override
    public String toString() {
      return writer + ": " + text + " → " + wrong;
    }
  }

  private record Case(String name, Manifest manifest, Target target) {}

  private static final List<Case> CASES = cases();
  private static final List<String> RIGHT = CASES.stream().map(WriterMistakesTest::right).toList();

  static Stream<String> writers() {
    return WRITERS.keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("writers")
  void noWrongWordIsWritten(String writer) throws Exception {
    Set<String> caught = new TreeSet<>();
    List<String> written = new ArrayList<>();
    for (Mistake mistake : mistakes(writer)) {
      RenderClasses classes = new RenderClasses(mistake);
      for (int i = 0; i < CASES.size(); i++) {
        if (writer.startsWith("upstart") != (CASES.get(i).target() == Target.UPSTART)) {
          continue;
        }
        String files = classes.render(CASES.get(i));
        if (files.isEmpty()) {
          caught.add(mistake.text());
        } else if (!files.equals(RIGHT.get(i))) {
          written.add(mistake + " in " + CASES.get(i).name());
        }
      }
    }
    assertThat(written).as("files that say something else").isEmpty();
    assertThat(caught)
        .as("texts of which a change is caught")
        .hasSizeGreaterThanOrEqualTo(WRITERS.get(writer));
  }

  /** The files; empty where none are written. */
  private static String right(Case one) {
    return Renderer.render(one.manifest(), one.target(), name -> Optional.empty())
        .value()
        .map(Object::toString)
        .orElseThrow();
  }

  /** For the newest inits, and for old ones of each kind. */
  private static List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    for (String fixture : FIXTURES) {
      for (String versions : List.of("systemd 208", "systemd 262")) {
        add(fixture, versions, Target.SYSTEMD, cases);
      }
      for (String versions : List.of("upstart 1.2", "upstart 1.13.2")) {
        add(fixture, versions, Target.UPSTART, cases);
      }
    }
    add("limits", "systemd 229", Target.SYSTEMD, cases); // one value for both limits
    add("every-key", "systemd 262", Target.SYSTEMD_USER, cases);
    add("", "upstart 1.2", Target.UPSTART, cases);
    return cases;
  }

  private static void add(String fixture, String versions, Target target, List<Case> cases) {
    Path path = Path.of("test-fixtures/render", fixture, "manifest.yml");
    try {
      Source base =
          fixture.isEmpty() ? NEVER_KILLED : Source.of("manifest.yml", Files.readAllBytes(path));
      Source overlay = new Source("for.yml", "for: " + versions);
      ManifestReader.read(List.of(base, overlay), List.of())
          .value()
          .map(group -> new Case(fixture + " for " + versions, group, target))
          .filter(WriterMistakesTest::isRendered)
          .ifPresent(cases::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isRendered(Case one) {
    return Renderer.render(one.manifest(), one.target(), name -> Optional.empty())
        .value()
        .isPresent();
  }

  /** Those of a class and of the classes in it. */
  private static List<Mistake> mistakes(String writer) throws IOException {
    Map<String, Mistake> mistakes = new LinkedHashMap<>();
    for (String name : withNested(writer)) {
      for (String text : new ClassText(bytes(ROOT + name)).strings()) {
        for (String wrong : wrong(text)) {
          Mistake mistake = new Mistake(name, text, wrong);
          mistakes.put(mistake.toString(), mistake);
        }
      }
    }
    return List.copyOf(mistakes.values());
  }

  private static List<String> wrong(String text) {
    List<String> wrong = new ArrayList<>(List.of(text + "x"));
    Optional.ofNullable(SWAPS.get(text)).ifPresent(wrong::add);
    int equals = text.indexOf('=');
    if (equals > 0) {
      wrong.add(text.substring(0, equals + 1) + (text.endsWith("=yes") ? "no" : "yes"));
      wrong.add(text.charAt(0) + "x" + text.substring(1));
    }
    return wrong;
  }

  private static List<String> withNested(String writer) throws IOException {
    String folder = writer.substring(0, writer.indexOf('.'));
    String simple = writer.substring(writer.indexOf('.') + 1);
    Path classes =
        Path.of(Renderer.class.getProtectionDomain().getCodeSource().getLocation().getPath())
            .resolve(ROOT.replace('.', '/') + folder);
    try (Stream<Path> files = Files.list(classes)) {
      return files
          .map(file -> file.getFileName().toString().replace(".class", ""))
          .filter(name -> name.equals(simple) || name.startsWith(simple + "$"))
          .map(name -> folder + "." + name)
          .sorted()
          .toList();
    }
  }

  private static byte[] bytes(String name) throws IOException {
    try (InputStream in =
        WriterMistakesTest.class.getResourceAsStream("/" + name.replace('.', '/') + ".class")) {
      return in.readAllBytes();
    }
  }

  /** The classes of the room, with a mistake in one of them. */
  private static final class RenderClasses extends ClassLoader {
    private final Mistake mistake;
    private final Method render;
    private final Object noTemplates;

    RenderClasses(Mistake mistake) throws ReflectiveOperationException {
      super(WriterMistakesTest.class.getClassLoader());
      this.mistake = mistake;
      Class<?> templates = loadClass(ROOT + "template.TemplateSource");
      this.render =
          loadClass(ROOT + "Renderer").getMethod("render", Manifest.class, Target.class, templates);
      this.noTemplates =
          Proxy.newProxyInstance(
              this, new Class<?>[] {templates}, (proxy, method, arguments) -> Optional.empty());
    }

    /** Fails unless what keeps files from being written is the read-back. */
    String render(Case one) throws ReflectiveOperationException {
      Parsed<?> rendered =
          (Parsed<?>) render.invoke(null, one.manifest(), one.target(), noTemplates);
      if (rendered.value().isPresent()) {
        return rendered.value().get().toString();
      }
      assertThat(rendered.problems())
          .as(mistake.toString())
          .extracting(Diagnostic::rule)
          .contains(ManifestRule.READ_BACK_MISMATCH.info().id());
      return "";
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith(ROOT)) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        return loaded == null ? define(name) : loaded;
      }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      try {
        byte[] bytes = bytes(name);
        if (name.equals(ROOT + mistake.writer())) {
          bytes = new ClassText(bytes).with(mistake.text(), mistake.wrong());
        }
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }

  /** The texts of a class file (JVMS 4.4): what its code loads as constants. */
  private static final class ClassText {
    private static final int UTF8 = 1;
    private static final int STRING = 8;

    private final byte[] bytes;

    ClassText(byte[] bytes) {
      this.bytes = bytes;
    }

    Set<String> strings() throws IOException {
      Set<String> strings = new TreeSet<>();
      copy("", "", strings);
      return strings;
    }

    byte[] with(String text, String other) throws IOException {
      return copy(text, other, new TreeSet<>());
    }

    /** A changed text is one more constant: the old one may be a name too. */
    private byte[] copy(String text, String other, Set<String> strings) throws IOException {
      Map<Integer, String> texts = new HashMap<>();
      List<Integer> loaded = new ArrayList<>();
      read(texts, loaded);
      loaded.forEach(index -> strings.add(texts.get(index)));
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
      ByteArrayOutputStream copied = new ByteArrayOutputStream();
      DataOutputStream out = new DataOutputStream(copied);
      out.writeLong(in.readLong()); // magic and versions
      int count = in.readUnsignedShort();
      out.writeShort(count + 1);
      for (int i = 1; i < count; i++) {
        int tag = in.readUnsignedByte();
        out.writeByte(tag);
        if (tag == UTF8) {
          out.writeUTF(in.readUTF());
        } else if (tag == STRING) {
          int index = in.readUnsignedShort();
          out.writeShort(texts.get(index).equals(text) ? count : index);
        } else {
          out.write(in.readNBytes(size(tag)));
          i += isWide(tag) ? 1 : 0;
        }
      }
      out.writeByte(UTF8);
      out.writeUTF(other);
      out.write(in.readAllBytes());
      return copied.toByteArray();
    }

    private void read(Map<Integer, String> texts, List<Integer> loaded) throws IOException {
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
      in.readLong();
      int count = in.readUnsignedShort();
      for (int i = 1; i < count; i++) {
        int tag = in.readUnsignedByte();
        if (tag == UTF8) {
          texts.put(i, in.readUTF());
        } else if (tag == STRING) {
          loaded.add(in.readUnsignedShort());
        } else {
          in.readNBytes(size(tag));
          i += isWide(tag) ? 1 : 0;
        }
      }
      loaded.removeIf(index -> texts.get(index).isEmpty());
    }

    /** Long and double take two places. */
    private static boolean isWide(int tag) {
      return tag == 5 || tag == 6;
    }

    private static int size(int tag) {
      return switch (tag) {
        case 7, 8, 16, 19, 20 -> 2;
        case 15 -> 3;
        case 3, 4, 9, 10, 11, 12, 17, 18 -> 4;
        case 5, 6 -> 8;
        default -> throw new IllegalStateException("constant of tag " + tag);
      };
    }
  }
}
