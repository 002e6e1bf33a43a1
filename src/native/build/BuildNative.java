import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;
import org.teavm.diagnostics.DefaultProblemTextConsumer;
import org.teavm.diagnostics.Problem;
import org.teavm.tooling.ConsoleTeaVMToolLog;
import org.teavm.tooling.TeaVMTargetType;
import org.teavm.tooling.TeaVMTool;
import org.teavm.vm.TeaVMOptimizationLevel;

/**
 * Makes C of unitgen's classes: replaces in their byte code what the native program does otherwise,
 * compiles them, and corrects the C. Run by packaging/native/build.
 */
final class BuildNative {
  private static final String OWN = "io/github/unitgen/";

  private record Method(String owner, String name, String descriptor) {}

  private final Map<String, List<String>> redirects = new HashMap<>();
  private final Map<String, String> all = new HashMap<>();
  private final Map<String, String> types = new HashMap<>();
  private final List<String[]> bodies = new ArrayList<>();
  private final Set<Method> stands = new HashSet<>();
  private final Set<String> unused = new TreeSet<>();

  private BuildNative() {}

  /** REPLACEMENTS STANDS OUT CLASSES:CLASSES… [LIBRARIES:…] LEVEL. */
  public static void main(String[] args) throws Exception {
    BuildNative build = new BuildNative();
    Path out = Path.of(args[2]);
    Path classes = out.resolve("classes");
    build.read(Path.of(args[0]));
    build.stands(Path.of(args[1]));
    for (String place : args[3].split(":")) {
      build.rewrite(Path.of(place), classes);
    }
    build.rewrite(Path.of(args[1]), classes);
    if (!build.unused.isEmpty()) {
      throw new IllegalStateException("these replacements match nothing: " + build.unused);
    }
    Path c = out.resolve("c");
    compile(classes, args[4], c, args[5]);
    new CorrectC(c).run();
  }

  private void read(Path file) throws IOException {
    for (String line : Files.readAllLines(file)) {
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      String[] words = line.split(" ");
      unused.add(line);
      switch (words[0]) {
        case "redirect" -> redirects.put(words[1], List.of(words).subList(2, words.length));
        case "all" -> all.put(words[1], words[2]);
        case "type" -> types.put(words[1], words[2]);
        default ->
            bodies.add(
                new String[] {
                  words[1], words[2], words[3], words[0].equals("none") ? "" : words[4], line
                });
      }
    }
  }

  private static void files(Path place, Use use) throws IOException {
    if (Files.isDirectory(place)) {
      try (Stream<Path> files = Files.walk(place)) {
        for (Path file : files.filter(f -> f.toString().endsWith(".class")).sorted().toList()) {
          use.of(file);
        }
      }
      return;
    }
    try (FileSystem jar = FileSystems.newFileSystem(place);
        Stream<Path> files = Files.walk(jar.getPath("/"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".class")).sorted().toList()) {
        if (!file.toString().startsWith("/META-INF/")
            && !file.toString().endsWith("module-info.class")) {
          use.of(file);
        }
      }
    }
  }

  private interface Use {
    void of(Path file) throws IOException;
  }

  /** The public static methods of the classes that stand for others. */
  private void stands(Path place) throws IOException {
    files(
        place,
        file -> {
          ClassReader reader = new ClassReader(Files.readAllBytes(file));
          reader.accept(
              new ClassVisitor(Opcodes.ASM9) {
                @Override
                public MethodVisitor visitMethod(
                    int access,
                    String name,
                    String descriptor,
                    String signature,
                    String[] exceptions) {
                  if ((access & Opcodes.ACC_STATIC) != 0) {
                    stands.add(new Method(reader.getClassName(), name, descriptor));
                  }
                  return null;
                }
              },
              ClassReader.SKIP_CODE);
        });
  }

  private void rewrite(Path place, Path out) throws IOException {
    files(
        place,
        file -> {
          ClassReader reader = new ClassReader(Files.readAllBytes(file));
          String name = reader.getClassName();
          ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
          Remapper remapper =
              new Remapper(Opcodes.ASM9) {
                @Override
                public String map(String type) {
                  String other = types.get(type);
                  if (other != null) {
                    unused.remove("type " + type + " " + other);
                  }
                  return other == null ? type : other;
                }
              };
          boolean stand = name.startsWith("io/github/unitgen/posix/");
          reader.accept(
              stand ? writer : new Replacing(new ClassRemapper(writer, remapper), name), 0);
          Path to = out.resolve(name + ".class");
          Files.createDirectories(to.getParent());
          Files.write(to, writer.toByteArray());
        });
  }

  /**
   * The class and name of the method that stands for another one; null where it is to be called.
   */
  private String stand(
      String caller, String owner, String name, String descriptor, boolean isStatic) {
    String full = isStatic ? descriptor : "(L" + owner + ";" + descriptor.substring(1);
    String every = all.get(owner);
    if (every != null && caller.startsWith(OWN)) {
      unused.remove("all " + owner + " " + every);
      return every;
    }
    for (String some : redirects.getOrDefault(owner, List.of())) {
      // A stand may call what it stands for.
      if (!some.equals(caller) && stands.contains(new Method(some, name, full))) {
        unused.remove("redirect " + owner + " " + String.join(" ", redirects.get(owner)));
        return some;
      }
    }
    return null;
  }

  private final class Replacing extends ClassVisitor {
    private final String type;

    Replacing(ClassVisitor next, String type) {
      super(Opcodes.ASM9, next);
      this.type = type;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      for (String[] body : bodies) {
        if (body[0].equals(type)
            && body[1].equals(name)
            && (body[2].equals("*") || body[2].equals(descriptor))
            && (access & (Opcodes.ACC_BRIDGE | Opcodes.ACC_ABSTRACT)) == 0) {
          unused.remove(body[4]);
          body(
              super.visitMethod(access, name, descriptor, signature, exceptions),
              access,
              name,
              descriptor,
              body[3]);
          return null;
        }
      }
      // There is one thread; a monitor would make each method that reaches it one that can pause.
      int without = access & ~Opcodes.ACC_SYNCHRONIZED;
      return new Calls(super.visitMethod(without, name, descriptor, signature, exceptions), type);
    }

    private void body(
        MethodVisitor code, int access, String name, String descriptor, String stand) {
      code.visitCode();
      boolean isStatic = (access & Opcodes.ACC_STATIC) != 0;
      if (stand.isEmpty()) {
        if (name.equals("<init>")) {
          code.visitVarInsn(Opcodes.ALOAD, 0);
          code.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
        }
        code.visitMethodInsn(
            Opcodes.INVOKESTATIC,
            "io/github/unitgen/posix/Native",
            "handOver",
            "()Ljava/lang/RuntimeException;",
            false);
        code.visitInsn(Opcodes.ATHROW);
      } else {
        int slot = 0;
        if (!isStatic) {
          code.visitVarInsn(Opcodes.ALOAD, slot++);
        }
        for (Type argument : Type.getArgumentTypes(descriptor)) {
          code.visitVarInsn(argument.getOpcode(Opcodes.ILOAD), slot);
          slot += argument.getSize();
        }
        int dot = stand.lastIndexOf('.');
        String owner = stand.substring(0, dot);
        String other = stand.substring(dot + 1);
        String full = isStatic ? descriptor : "(L" + type + ";" + descriptor.substring(1);
        if (!stands.contains(new Method(owner, other, full))) {
          full = isStatic ? descriptor : "(Ljava/lang/Object;" + descriptor.substring(1);
        }
        code.visitMethodInsn(Opcodes.INVOKESTATIC, owner, other, full, false);
        code.visitInsn(Type.getReturnType(descriptor).getOpcode(Opcodes.IRETURN));
      }
      code.visitMaxs(0, 0);
      code.visitEnd();
    }
  }

  private final class Calls extends MethodVisitor {
    private final String caller;

    Calls(MethodVisitor next, String caller) {
      super(Opcodes.ASM9, next);
      this.caller = caller;
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      boolean isStatic = opcode == Opcodes.INVOKESTATIC;
      // A fault that is caught is no reason to print a stack trace of C.
      if (caller.equals("io/github/unitgen/cli/Main") && name.equals("printStackTrace")) {
        super.visitMethodInsn(
            Opcodes.INVOKESTATIC,
            "io/github/unitgen/cli/NativeMain",
            "fault",
            "(Ljava/lang/Throwable;Ljava/io/PrintWriter;)V",
            false);
        return;
      }
      String stand =
          opcode == Opcodes.INVOKESPECIAL ? null : stand(caller, owner, name, descriptor, isStatic);
      if (stand == null) {
        super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
      } else {
        super.visitMethodInsn(
            Opcodes.INVOKESTATIC,
            stand,
            name,
            isStatic ? descriptor : "(L" + owner + ";" + descriptor.substring(1),
            false);
      }
    }

    @Override
    public void visitInsn(int opcode) {
      boolean monitor = opcode == Opcodes.MONITORENTER || opcode == Opcodes.MONITOREXIT;
      super.visitInsn(monitor ? Opcodes.POP : opcode);
    }

    @Override
    public void visitInvokeDynamicInsn(
        String name, String descriptor, Handle bootstrap, Object... arguments) {
      Object[] others = arguments.clone();
      for (int i = 0; i < others.length; i++) {
        if (others[i] instanceof Handle h) {
          boolean isStatic = h.getTag() == Opcodes.H_INVOKESTATIC;
          boolean called =
              isStatic
                  || h.getTag() == Opcodes.H_INVOKEVIRTUAL
                  || h.getTag() == Opcodes.H_INVOKEINTERFACE;
          String stand =
              called ? stand(caller, h.getOwner(), h.getName(), h.getDesc(), isStatic) : null;
          if (stand != null) {
            others[i] =
                new Handle(
                    Opcodes.H_INVOKESTATIC,
                    stand,
                    h.getName(),
                    isStatic ? h.getDesc() : "(L" + h.getOwner() + ";" + h.getDesc().substring(1),
                    false);
          }
        }
      }
      super.visitInvokeDynamicInsn(name, descriptor, bootstrap, others);
    }
  }

  private static void compile(Path classes, String libraries, Path out, String level)
      throws Exception {
    TeaVMTool tool = new TeaVMTool();
    tool.setTargetType(TeaVMTargetType.C);
    tool.setMainClass("io.github.unitgen.cli.NativeMain");
    tool.setTargetDirectory(out.toFile());
    tool.setTargetFileName("all.c");
    tool.setOptimizationLevel(TeaVMOptimizationLevel.valueOf(level));
    List<File> files = new ArrayList<>();
    files.add(classes.toFile());
    Arrays.stream(libraries.split(":")).map(File::new).forEach(files::add);
    List<URL> urls = new ArrayList<>();
    for (File file : files) {
      urls.add(file.toURI().toURL());
    }
    tool.setClassPath(files);
    tool.setClassLoader(
        new URLClassLoader(urls.toArray(new URL[0]), BuildNative.class.getClassLoader()));
    tool.setObfuscated(true);
    tool.setAssertionsRemoved(true);
    tool.setMinHeapSize(256 << 20);
    tool.setMaxHeapSize(2047 << 20);
    tool.setLog(new ConsoleTeaVMToolLog(false));
    tool.generate();
    List<String> texts = new ArrayList<>();
    for (Problem problem : tool.getProblemProvider().getProblems()) {
      DefaultProblemTextConsumer text = new DefaultProblemTextConsumer();
      problem.render(text);
      String place =
          problem.getLocation() == null
              ? ""
              : problem.getLocation().getMethod() + ":" + problem.getLocation().getSourceLocation();
      texts.add(problem.getSeverity() + " " + text.getText() + " @ " + place);
    }
    texts.forEach(System.err::println);
    if (!tool.getProblemProvider().getSevereProblems().isEmpty()) {
      throw new IllegalStateException("the native program cannot be compiled");
    }
  }
}
