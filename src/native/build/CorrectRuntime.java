import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Changes what the compiler's runtime does at the end of memory: it prints a stack and aborts, or
 * goes on without the memory. In a build for tests it collects garbage where none is needed.
 */
final class CorrectRuntime {
  private static final String INCLUDE = "#include \"posix.h\"\n";

  private final Path folder;

  CorrectRuntime(Path folder) {
    this.folder = folder;
  }

  void run() throws IOException {
    change(
        "memory.c",
        "return mmap(NULL, size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, 0, 0);",
        "void* memory = mmap(NULL, size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);\n"
            + "        if (memory == MAP_FAILED) ug_out_of_memory();\n"
            + "        return memory;");
    change(
        "memory.c",
        "mprotect(address, size, PROT_READ | PROT_WRITE);",
        "if (mprotect(address, size, PROT_READ | PROT_WRITE) != 0) ug_out_of_memory();");
    change(
        "heaptrace.c",
        "void teavm_outOfMemory() {",
        "void teavm_outOfMemory() {\n    ug_out_of_memory();");
    String collector = "classes/org/teavm/runtime/GC.c";
    change(collector, "meth_otr_ExceptionHandling_printStack();", "");
    change("classes/org/teavm/runtime/MarkQueue.c", "meth_otr_ExceptionHandling_printStack();", "");
    change(
        collector,
        "void* meth_otr_GC_alloc(int32_t teavm_local_1) {",
        "void* meth_otr_GC_alloc(int32_t teavm_local_1) {\n"
            + "    UG_COLLECT(teavm_gc_fixHeap(); meth_otr_GC_collectGarbageImpl(teavm_local_1))");
  }

  private void change(String name, String old, String now) throws IOException {
    Path file = folder.resolve(name);
    String text = CorrectC.once(Files.readString(file), old, now);
    Files.writeString(file, text.startsWith(INCLUDE) ? text : INCLUDE + text);
  }
}
