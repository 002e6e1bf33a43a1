package io.github.unitgen.support;

import com.tngtech.archunit.thirdparty.org.objectweb.asm.ClassReader;
import com.tngtech.archunit.thirdparty.org.objectweb.asm.ClassVisitor;
import com.tngtech.archunit.thirdparty.org.objectweb.asm.ClassWriter;
import com.tngtech.archunit.thirdparty.org.objectweb.asm.Label;
import com.tngtech.archunit.thirdparty.org.objectweb.asm.MethodVisitor;
import com.tngtech.archunit.thirdparty.org.objectweb.asm.Opcodes;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/**
 * Counts what unitgen does: each method that is entered, each jump, and each character that is
 * searched or copied. Unlike times these are the same in every run. Used by one thread.
 */
public final class Steps {
  private static final String STRING = "java/lang/String";
  private static final String STEPS = Steps.class.getName().replace('.', '/');

  private static long count;

  private Steps() {}

  /**
   * The steps of {@code action}, a class of the tests that is made without arguments, on {@code
   * input}.
   */
  @SuppressWarnings("unchecked")
  public static <T> long of(Class<? extends Consumer<T>> action, T input)
      throws ReflectiveOperationException {
    Consumer<T> counted =
        (Consumer<T>)
            Counting.LOADER.loadClass(action.getName()).getDeclaredConstructor().newInstance();
    counted.accept(input); // tables are read once
    count = 0;
    counted.accept(input);
    return count;
  }

  public static void step() {
    count++;
  }

  public static int indexOf(String text, int c) {
    return indexOf(text, c, 0);
  }

  public static int indexOf(String text, int c, int from) {
    return searched(text, from, text.indexOf(c, from));
  }

  public static int indexOf(String text, String what) {
    return indexOf(text, what, 0);
  }

  public static int indexOf(String text, String what, int from) {
    return searched(text, from, text.indexOf(what, from));
  }

  public static boolean contains(String text, CharSequence what) {
    return indexOf(text, what.toString(), 0) >= 0;
  }

  public static int lastIndexOf(String text, int c) {
    return lastIndexOf(text, c, text.length() - 1);
  }

  public static int lastIndexOf(String text, int c, int from) {
    int found = text.lastIndexOf(c, from);
    count += Math.max(0, from - Math.max(found, 0));
    return found;
  }

  public static int lastIndexOf(String text, String what) {
    return lastIndexOf(text, what, text.length());
  }

  public static int lastIndexOf(String text, String what, int from) {
    int found = text.lastIndexOf(what, from);
    count += Math.max(0, from - Math.max(found, 0));
    return found;
  }

  public static String substring(String text, int from) {
    return substring(text, from, text.length());
  }

  public static String substring(String text, int from, int to) {
    count += to - from;
    return text.substring(from, to);
  }

  private static int searched(String text, int from, int found) {
    count += Math.max(0, (found < 0 ? text.length() : found) - Math.max(from, 0));
    return found;
  }

  /** Loads unitgen once more, with the counting written into it. */
  private static final class Counting extends ClassLoader {
    static final Counting LOADER = new Counting();

    private Counting() {
      super(Steps.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      boolean ours = name.startsWith("io.github.unitgen.") && !name.equals(Steps.class.getName());
      if (!ours) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> known = findLoadedClass(name);
        return known != null ? known : counted(name);
      }
    }

    private Class<?> counted(String name) throws ClassNotFoundException {
      try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
        if (in == null) {
          throw new ClassNotFoundException(name);
        }
        ClassReader reader = new ClassReader(in);
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        reader.accept(new CountingClass(writer), 0);
        byte[] bytes = writer.toByteArray();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }

  private static final class CountingClass extends ClassVisitor {
    CountingClass(ClassVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      return new CountingMethod(super.visitMethod(access, name, descriptor, signature, exceptions));
    }
  }

  private static final class CountingMethod extends MethodVisitor {
    CountingMethod(MethodVisitor next) {
      super(Opcodes.ASM9, next);
    }

    private void step() {
      super.visitMethodInsn(Opcodes.INVOKESTATIC, STEPS, "step", "()V", false);
    }

    @Override
    public void visitCode() {
      super.visitCode();
      step();
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
      step();
      super.visitJumpInsn(opcode, label);
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      boolean search =
          name.equals("indexOf")
              || name.equals("lastIndexOf")
              || name.equals("contains")
              || name.equals("substring");
      if (owner.equals(STRING) && search) {
        String counted = "(L" + STRING + ";" + descriptor.substring(1);
        super.visitMethodInsn(Opcodes.INVOKESTATIC, STEPS, name, counted, false);
      } else {
        super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
      }
    }
  }
}
