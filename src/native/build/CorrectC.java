import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Corrects faults of the compiler in the C that it makes. A fault that is no longer there fails the
 * build: then the correction is to go, or to be written anew.
 */
final class CorrectC {
  private static final Pattern SPILL =
      Pattern.compile("volatile (void\\s?\\*|TeaVM_Array\\s?\\*)\\s*(teavm_spill_)");
  private static final Pattern NAMED =
      Pattern.compile("teavm_getClassObject\\(\\(TeaVM_Class\\*\\) &(\\w+_Cls)\\);");
  private static final Pattern CLASS = Pattern.compile("\nalignas\\(8\\) \\w+ (\\w+_Cls) = \\{");
  private static final String ROOTS = "static void** teavm_gc_localStaticRoots_";
  private static final Pattern CONTROL = Pattern.compile("(\\\\\\\\)|\\\\u00([89][0-9A-Fa-f])");

  /** What fast.c does instead, by file; the compiler's own is renamed. */
  private static final Map<String, List<String>> FAST =
      Map.ofEntries(
          Map.entry(
              "lang/String",
              List.of(
                  "int32_t meth_jl_String_length(void* teavm_this_) {",
                  "int32_t meth_jl_String_isEmpty(void* teavm_this_) {",
                  "int32_t meth_jl_String_charAt(void* teavm_this_, int32_t teavm_local_1) {",
                  "int32_t meth_jl_String_equals(void* teavm_this_, void* teavm_local_1) {",
                  "int32_t meth_jl_String_hashCode(void* teavm_this_) {",
                  "int32_t meth_jl_String_indexOf(void* teavm_this_, int32_t teavm_local_1, int32_t"
                      + " teavm_local_2) {",
                  "int32_t meth_jl_String_indexOf_1(void* teavm_this_, void* teavm_local_1, int32_t"
                      + " teavm_local_2) {",
                  "int32_t meth_jl_String_lastIndexOf(void* teavm_this_, int32_t teavm_local_1, int32_t"
                      + " teavm_local_2) {",
                  "void* meth_jl_String_substring(void* teavm_this_, int32_t teavm_local_1, int32_t"
                      + " teavm_local_2) {",
                  "void meth_jl_String__init__1(void* teavm_this_, TeaVM_Array* teavm_local_1, int32_t"
                      + " teavm_local_2, int32_t teavm_local_3) {",
                  "TeaVM_Array* meth_jl_String_toCharArray(void* teavm_this_) {",
                  "void meth_jl_String_getChars(void* teavm_this_, int32_t teavm_local_1, int32_t"
                      + " teavm_local_2, TeaVM_Array* teavm_local_3, int32_t teavm_local_4) {",
                  "int32_t meth_jl_String_contains(void* teavm_this_, void* teavm_local_1) {",
                  "int32_t meth_jl_String_startsWith(void* teavm_this_, void* teavm_local_1, int32_t"
                      + " teavm_local_2) {",
                  "int32_t meth_jl_String_endsWith(void* teavm_this_, void* teavm_local_1) {",
                  "int32_t meth_jl_String_regionMatches(void* teavm_this_, int32_t teavm_local_1,"
                      + " int32_t teavm_local_2, void* teavm_local_3, int32_t teavm_local_4, int32_t"
                      + " teavm_local_5) {",
                  "int32_t meth_jl_String_compareTo(void* teavm_this_, void* teavm_local_1) {")),
          Map.entry(
              "lang/AbstractStringBuilder",
              List.of(
                  "void* meth_jl_AbstractStringBuilder_insert(void* teavm_this_, int32_t teavm_local_1,"
                      + " void* teavm_local_2) {",
                  "void* meth_jl_AbstractStringBuilder_insert_3(void* teavm_this_, int32_t"
                      + " teavm_local_1, int32_t teavm_local_2) {")),
          Map.entry(
              "lang/Character",
              List.of(
                  "int32_t meth_jl_Character_toLowerCase_0(int32_t teavm_local_1) {",
                  "int32_t meth_jl_Character_toUpperCase_0(int32_t teavm_local_1) {",
                  "int32_t meth_jl_Character_isDigit_0(int32_t teavm_local_1) {",
                  "int32_t meth_jl_Character_isLetter_0(int32_t teavm_local_1) {",
                  "int32_t meth_jl_Character_isLetterOrDigit_0(int32_t teavm_local_1) {",
                  "int32_t meth_jl_Character_isWhitespace_0(int32_t teavm_local_1) {",
                  "int32_t meth_jl_Character_isLowerCase_0(int32_t teavm_local_1) {",
                  "int32_t meth_jl_Character_isUpperCase_0(int32_t teavm_local_1) {",
                  "int32_t meth_jl_Character_digit(int32_t teavm_local_1, int32_t teavm_local_2) {")),
          Map.entry(
              "util/ArrayList",
              List.of(
                  "void meth_ju_ArrayList__init_(void* teavm_this_) {",
                  "void* meth_ju_ArrayList_get(void* teavm_this_, int32_t teavm_local_1) {",
                  "int32_t meth_ju_ArrayList_add(void* teavm_this_, void* teavm_local_1) {")),
          Map.entry("util/List", List.of("void* meth_ju_List_copyOf(void* teavm_local_1) {")),
          Map.entry(
              "util/AbstractList",
              List.of("void* meth_ju_AbstractList_iterator(void* teavm_this_) {")),
          Map.entry(
              "util/AbstractCollection",
              List.of("int32_t meth_ju_AbstractCollection_isEmpty(void* teavm_this_) {")),
          Map.entry(
              "lang/Class",
              List.of("void* meth_jl_Class_cast(void* teavm_this_, void* teavm_local_1) {")),
          Map.entry(
              "util/TemplateCollections@dImmutableArrayList",
              List.of(
                  "int32_t meth_ju_TemplateCollections_ImmutableArrayList_size(void* teavm_this_) {",
                  "void* meth_ju_TemplateCollections_ImmutableArrayList_get(void* teavm_this_, int32_t"
                      + " teavm_local_1) {")),
          Map.entry(
              "util/TemplateCollections@dNElementSet",
              List.of(
                  "int32_t meth_ju_TemplateCollections_NElementSet_contains(void* teavm_this_, void*"
                      + " teavm_local_1) {")),
          Map.entry(
              "util/AbstractList@d1",
              List.of("void* meth_ju_AbstractList_1_next(void* teavm_this_) {")),
          Map.entry(
              "util/HashMap",
              List.of(
                  "void* meth_ju_HashMap_entryByKey(void* teavm_this_, void* teavm_local_1) {",
                  "void* meth_ju_HashMap_findNonNullKeyEntry(void* teavm_this_, void* teavm_local_1,"
                      + " int32_t teavm_local_2, int32_t teavm_local_3) {")),
          Map.entry(
              "nio/file/impl/DefaultFileSystem",
              List.of(
                  "void* meth_jnfi_DefaultFileSystem_getPath(void* teavm_this_, void* teavm_local_1,"
                      + " TeaVM_Array* teavm_local_2) {")),
          Map.entry(
              "nio/charset/impl/UTF8Decoder",
              List.of(
                  "void* meth_jnci_UTF8Decoder_arrayDecode(void* teavm_this_, TeaVM_Array*"
                      + " teavm_local_1, int32_t teavm_local_2, int32_t teavm_local_3, TeaVM_Array*"
                      + " teavm_local_4, int32_t teavm_local_5, int32_t teavm_local_6, void*"
                      + " teavm_local_7) {")));

  private final Path folder;

  CorrectC(Path folder) {
    this.folder = folder;
  }

  void run() throws IOException {
    int controls = 0;
    Set<String> named = new HashSet<>();
    NAMED
        .matcher(Files.readString(folder.resolve("main.c")))
        .results()
        .forEach(found -> named.add(found.group(1)));
    int together = 0;
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(file -> file.toString().endsWith(".c")).sorted().toList();
    }
    for (Path file : files) {
      String before = Files.readString(file, StandardCharsets.UTF_8);
      String text = before;
      // A pointer to what is volatile is not volatile itself: longjmp would leave it as it may be.
      if (SPILL.matcher(before).find()) {
        throw new IllegalStateException(file + ": a variable is lost by longjmp");
      }
      // The outer array has no root while the inner ones are allocated, so a collection frees it.
      if (before.contains("allocateMultiArray(") && !file.endsWith("Allocator.c")) {
        throw new IllegalStateException(file + ": an array of arrays is allocated in one go");
      }
      if (file.endsWith("strings.c")) {
        String escaped = controls(text);
        controls += escaped.equals(text) ? 0 : 1;
        text = escaped;
      }
      String placed = together(text, named);
      together += placed.equals(text) ? 0 : 1;
      text = placed;
      if (!text.equals(before)) {
        Files.writeString(file, text, StandardCharsets.UTF_8);
      }
    }
    start(folder.resolve("main.c"));
    home(folder.resolve("file.c"));
    for (Map.Entry<String, List<String>> fast : FAST.entrySet()) {
      Path file = folder.resolve("classes/java/" + fast.getKey() + ".c");
      String text = Files.readString(file);
      for (String method : fast.getValue()) {
        text = once(text, "\n" + method, "\n" + method.replaceFirst("meth_", "slow_"));
      }
      Files.writeString(file, text);
    }
    strings();
    new CorrectRuntime(folder).run();
    if (controls != 1 || together < named.size() * 3 / 4) {
      throw new IllegalStateException("the compiler makes other C than it did");
    }
  }

  /**
   * Places together what is used at a start, since the first use of a page costs time: the classes
   * that the program names, which it writes to at once, those with an initializer, which are
   * written to when it runs, and the lists of static fields.
   */
  private static String together(String text, Set<String> named) {
    return CLASS
        .matcher(text.replace(ROOTS, section(".ug_roots") + ROOTS))
        .replaceAll(
            found -> {
              String type = found.group(1);
              boolean fixed = type.matches("jl_String_Cls|Arr_C_Cls|\\w_Cls");
              boolean started = text.contains("\nvoid initclass_" + type.replace("_Cls", "() {"));
              String place = named.contains(type) ? ".ug_named" : started ? "ug_started" : "";
              return Matcher.quoteReplacement(
                  fixed || place.isEmpty()
                      ? found.group()
                      : "\n" + section(place) + found.group().substring(1));
            });
  }

  private static String section(String name) {
    return "__attribute__((section(\"" + name + "\"))) ";
  }

  /** C has no names for the characters from 80 to 9F. */
  static String controls(String text) {
    return CONTROL
        .matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    found.group(1) != null
                        ? found.group()
                        : "\\" + Integer.toOctalString(Integer.parseInt(found.group(2), 16))));
  }

  /**
   * Strings have their headers from the beginning, so that their pages are not written at each
   * start: a header is the place of a class, and those of strings and their characters have fixed
   * ones, before all others.
   */
  private void strings() throws IOException {
    place(
        "classes/java/lang/String.c", "\nalignas(8) jl_String_VT jl_String_Cls = {", ".ug_string");
    place("arrays/primitives/char.c", "\nalignas(8) jl_Object_VT Arr_C_Cls = {", ".ug_chars");
    Path header = folder.resolve("string.h");
    String text = Files.readString(header);
    for (String macro :
        List.of("TEAVM_STRING(length, hash, s)", "TEAVM_STRING_FROM_CODES(length, hash, ...)")) {
      String begin = "#define " + macro + " &(TeaVM_String) { \\\n";
      text = once(text, begin, begin + "    .parent = { .header = UG_STRING_HEADER }, \\\n");
    }
    String chars = ".hdr = { .size = length }, \\\n";
    String with = ".hdr = { .parent = { .header = UG_CHARS_HEADER }, .size = length }, \\\n";
    int macros = text.split(Pattern.quote(chars), -1).length - 1;
    if (macros != 2) {
      throw new IllegalStateException("the compiler makes other C than it did: strings");
    }
    Files.writeString(header, "#include \"posix.h\"\n" + text.replace(chars, with));
    Path pool = folder.resolve("strings.c");
    text = Files.readString(pool);
    int from = text.indexOf("void teavm_initStringPool() {");
    if (from < 0
        || !text.endsWith("        }\n    }\n}\n")
        || text.indexOf("\n}\n", from) + 3 != text.length()) {
      throw new IllegalStateException("the compiler makes other C than it did: strings");
    }
    // A string that a program makes is never the same as one of these: unitgen compares none by
    // identity.
    if (Files.readString(folder.resolve("classes/java/lang/String.c"))
        .contains("meth_jl_String_intern")) {
      throw new IllegalStateException("String.intern() needs the table of strings");
    }
    Files.writeString(
        pool,
        text.substring(0, from)
            + """
            void teavm_initStringPool() {
              if ((TEAVM_PACK_CLASS(&jl_String_Cls) | (int32_t)0x80000000) != UG_STRING_HEADER
                  || (TEAVM_PACK_CLASS(&Arr_C_Cls) | (int32_t)0x80000000) != UG_CHARS_HEADER) {
                abort();
              }
            }
            """);
  }

  private void place(String file, String definition, String section) throws IOException {
    Path path = folder.resolve(file);
    String there = "\n" + section(section) + definition.substring(1);
    Files.writeString(path, once(Files.readString(path), definition, there));
  }

  /** Faults are handed over from the first statement on; the program reads its words itself. */
  private static void start(Path main) throws IOException {
    String text = Files.readString(main);
    text =
        once(
            text,
            "int main(int argc, char** argv) {",
            "int main(int argc, char** argv) {\n    ug_start(argc, argv);");
    text = once(text, "teavm_parseArguments(argc, argv)", "teavm_parseArguments(0, argv)");
    text =
        once(
            text,
            "teavm_initHeap(268435456, 2146435072);",
            "teavm_initHeap(ug_memory(UG_FIRST_HEAP), ug_memory(UG_LARGEST_HEAP));");
    Files.writeString(main, "#include \"posix.h\"\n" + text);
  }

  /** A user without an entry in /etc/passwd has no home, as in a container: `?`, as in the JDK. */
  private static void home(Path file) throws IOException {
    String known = "teavm_mbToChar16(pw->pw_dir, &length)";
    String both = "teavm_mbToChar16(pw == NULL ? \"?\" : pw->pw_dir, &length)";
    Files.writeString(file, once(Files.readString(file), known, both));
  }

  /** Replaces what occurs exactly once. */
  static String once(String text, String old, String now) {
    int at = text.indexOf(old);
    if (at < 0 || text.indexOf(old, at + 1) >= 0) {
      throw new IllegalStateException("the compiler makes other C than it did: not once " + old);
    }
    return text.substring(0, at) + now + text.substring(at + old.length());
  }
}
