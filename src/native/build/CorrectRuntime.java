import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Changes what the compiler's runtime does at the end of memory: it prints a stack and aborts, or
 * goes on without the memory. Each collection is one of all objects; there are no monitors; the
 * heap is in large pages, and classes are not written to at each start. In a build for tests it
 * collects garbage where none is needed.
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
    change(
        "memory.c",
        "teavm_gc_heapAddress = teavm_virtualAlloc(teavm_pageCount(maxHeap));",
        "teavm_gc_heapAddress = ug_heap(teavm_pageCount(maxHeap));");
    // For each run of live objects the collector notes where it moves; it does not look whether
    // there is room, and a sixteenth of the heap may be too little.
    change("memory.c", "return (int32_t) (heapSize / 16);", "return (int32_t) heapSize;");
    String collector = "classes/org/teavm/runtime/GC.c";
    classes(collector);
    place();
    maps();
    // Of a region only its first object is known. A collection of young objects leaves that as it
    // was where the object is freed; later another one lies across the place, and is walked from
    // its middle on.
    change(
        collector,
        "    meth_otr_GC_doCollectGarbage();\n    teavm_local_2 = INT64_C(0);\n",
        "    meth_otr_GC_triggerFullGC();\n"
            + "    meth_otr_GC_doCollectGarbage();\n    teavm_local_2 = INT64_C(0);\n");
    // The size of a clone is worked out for elements that are pointers, whatever they are.
    change(
        "classes/java/lang/Object.c",
        "((!meth_otr_RuntimeClass_isPrimitive(teavm_local_2)) ? sizeof(void*)",
        "((!meth_otr_RuntimeClass_isPrimitive(TEAVM_FIELD(teavm_local_2, TeaVM_Class, itemType)))"
            + " ? sizeof(void*)");
    // There is one thread. The collector does not know the monitor of an object, and frees it while
    // a synchronized method runs.
    for (String monitor : List.of("Enter", "Exit", "EnterSync", "ExitSync")) {
      change(
          "classes/java/lang/Object.c",
          "void meth_jl_Object_monitor" + monitor + "(void* teavm_local_1) {",
          "void meth_jl_Object_monitor" + monitor + "(void* teavm_local_1) {\n    return;");
    }
    allocator(collector);
    change(collector, "meth_otr_ExceptionHandling_printStack();", "");
    change("classes/org/teavm/runtime/MarkQueue.c", "meth_otr_ExceptionHandling_printStack();", "");
    change(
        collector,
        "void* meth_otr_GC_alloc(int32_t teavm_local_1) {",
        "void* meth_otr_GC_alloc(int32_t teavm_local_1) {\n"
            // A chunk that is full has no room for saying so.
            + "    UG_COLLECT(if (sfld_otr_GC_currentChunk != sfld_otr_GC_currentChunkLimit)"
            + " teavm_gc_fixHeap(); meth_otr_GC_collectGarbageImpl(teavm_local_1))");
  }

  /**
   * Most objects are made without a call of the collector, in memory that is not cleared: the
   * system has cleared it, and before the first collection nothing is used twice. The one thing
   * that is written there before is the size of the first chunk, in the place of the first object.
   */
  private void allocator(String collector) throws IOException {
    String allocator = "classes/org/teavm/runtime/Allocator.c";
    change(
        allocator,
        "#include \"RuntimeArray.h\"\n",
        "#include \"RuntimeArray.h\"\n#include \"FreeChunk.h\"\n#include \"allocate.h\"\n");
    change(
        allocator,
        "meth_otr_GC_alloc(TEAVM_FIELD(teavm_local_1, TeaVM_Class, size));",
        "ug_allocate(TEAVM_FIELD(teavm_local_1, TeaVM_Class, size));");
    change(
        allocator, "memset(teavm_local_2, 0, TEAVM_FIELD(teavm_local_1, TeaVM_Class, size));", "");
    change(allocator, "meth_otr_GC_alloc(teavm_local_3);", "ug_allocate(teavm_local_3);");
    change(allocator, "memset(teavm_local_4, 0, teavm_local_3);", "");
    // Inlined, it makes the program a tenth larger and its start slower.
    String allocate = "void* meth_otr_Allocator_allocate(void* teavm_local_1) {";
    change(allocator, allocate, "__attribute__((noinline)) " + allocate);
    change(
        collector,
        "void meth_otr_GC_doCollectGarbage() {",
        "void meth_otr_GC_doCollectGarbage() {\n    ug_has_collected = 1;");
    String limit =
        "sfld_otr_GC_currentChunkLimit = TEAVM_ADDRESS_ADD(sfld_otr_GC_currentChunk,"
            + " TEAVM_FIELD(sfld_otr_GC_currentChunk, cls_otr_FreeChunk, fld_size));\n"
            + "    teavm_local_1 = teavm_gc_gcStorageAddress;\n";
    change(
        collector,
        limit,
        limit + "    TEAVM_FIELD(sfld_otr_GC_currentChunk, cls_otr_FreeChunk, fld_size) = 0;\n");
    // Which regions were written to matters to a collection of young objects only. Each collection
    // begins by clearing these notes, so the program need not keep them.
    change(
        "core.h",
        "inline static void teavm_gc_writeBarrier(void* object) {",
        "inline static void teavm_gc_writeBarrier(void* object) {\n    return;");
    change(
        collector,
        "    teavm_local_2 = meth_otr_GC_getRegionCount();\n"
            + "    memset(teavm_gc_cardTable, INT32_C(1), teavm_local_2);\n",
        "");
    // Alignments are powers of two, but not all are constants: a division for each array.
    change(
        "core.h",
        "((void*) (((uintptr_t) (addr) + ((alignment) - 1)) / (alignment) * (alignment)))",
        "((void*) (((uintptr_t) (addr) + ((alignment) - 1)) & -(uintptr_t) (alignment)))");
  }

  /** Most maps have few keys. */
  private void maps() throws IOException {
    change(
        "classes/java/util/HashMap.c",
        "meth_ju_HashMap__init__1(teavm_this_, INT32_C(16))",
        "meth_ju_HashMap__init__1(teavm_this_, INT32_C(4))");
  }

  /** Classes are found by their distance from a place that is known when the program is linked. */
  private void place() throws IOException {
    change(
        "core.h",
        "extern char* teavm_beforeClasses;",
        "#define teavm_beforeClasses ((char*) UG_BEFORE_CLASSES)");
    change("core.c", "char *teavm_beforeClasses;", "");
    change(
        "core.c",
        """
            teavm_beforeClasses = (char*) teavm_classReferences[0];
            for (int i = 1; i < teavm_classReferencesCount; ++i) {
                char* c = (char*) teavm_classReferences[i];
                if (c < teavm_beforeClasses) teavm_beforeClasses = c;
            }
            teavm_beforeClasses -= 4096;
        """,
        "");
  }

  /**
   * The list of all classes goes through the classes, whose pages are then each written; a table
   * has them too. In the list remain the classes of arrays, which are made when they are needed.
   */
  private void classes(String collector) throws IOException {
    change(
        "core.c",
        """
            for (int i = 0; i < teavm_classReferencesCount; ++i) {
                TeaVM_Class* cls = teavm_classReferences[i];
                cls->next = teavm_firstClass;
                teavm_firstClass = cls;
            }
            teavm_firstObjectClass = teavm_firstClass;
        """,
        "");
    String first = "    teavm_local_1 = teavm_firstClass;\n";
    String mark = "void meth_otr_GC_markFromClasses() {\n    void* teavm_local_1;\n";
    change(
        collector,
        mark + first,
        mark + each("meth_otr_GC_markFromClass(teavm_classReferences[i]);") + first);
    String update =
        "void meth_otr_GC_updatePointersFromClasses() {\n    void* teavm_local_1;\n"
            + "    void* teavm_local_2;\n";
    change(
        collector,
        update + first,
        update
            + each(
                """
                TeaVM_Class* type = teavm_classReferences[i];
                        if (type->classObject != NULL) {
                            type->classObject = meth_otr_GC_updatePointer(type->classObject);
                        }""")
            + first);
    // Whoever else walks the list is to be corrected too.
    String all = Files.readString(folder.resolve(collector));
    if (all.split("teavm_firstClass", -1).length != 3) {
      throw new IllegalStateException("the compiler makes other C than it did: classes");
    }
  }

  private static String each(String body) {
    return "    for (int i = 0; i < teavm_classReferencesCount; i++) {\n        "
        + body
        + "\n    }\n";
  }

  private void change(String name, String old, String now) throws IOException {
    Path file = folder.resolve(name);
    String text = CorrectC.once(Files.readString(file), old, now);
    Files.writeString(file, text.startsWith(INCLUDE) ? text : INCLUDE + text);
  }
}
