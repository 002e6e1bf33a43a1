package io.github.unitgen.posix;

import org.teavm.interop.Address;
import org.teavm.interop.Import;
import org.teavm.interop.c.Include;

/** The functions of {@code posix.c}; see {@code posix.h} for what they return. */
@Include(value = "posix.h", isSystem = false)
final class Posix {
  static final int ENOENT = 2;
  static final int EAGAIN = 11;
  static final int EACCES = 13;
  static final int EEXIST = 17;
  static final int EXDEV = 18;
  static final int ENOTDIR = 20;
  static final int EPIPE = 32;

  private Posix() {}

  @Import(name = "ug_args")
  static native int args();

  @Import(name = "ug_arg_length")
  static native int argLength(int i);

  @Import(name = "ug_arg")
  static native void arg(int i, Address to);

  @Import(name = "ug_variables")
  static native int variables();

  @Import(name = "ug_variable_length")
  static native int variableLength(int i);

  @Import(name = "ug_variable")
  static native void variable(int i, Address to);

  @Import(name = "ug_look")
  static native int look(Address path, int follow, Address out);

  @Import(name = "ug_list")
  static native int list(Address path);

  @Import(name = "ug_real")
  static native int real(Address path);

  @Import(name = "ug_target")
  static native int target(Address path);

  @Import(name = "ug_directory")
  static native int directory();

  @Import(name = "ug_answer")
  static native void answer(Address to);

  @Import(name = "ug_answer_characters")
  static native void answerCharacters(Address to);

  @Import(name = "ug_text")
  static native int text(Address from, int length, Address to);

  @Import(name = "ug_characters")
  static native int characters(Address from, int length, Address to);

  @Import(name = "ug_answer_length")
  static native int answerLength();

  @Import(name = "ug_fork")
  static native int fork(int tasks, int pieces);

  @Import(name = "ug_claim")
  static native int claim();

  @Import(name = "ug_send")
  static native int send(int piece, Address from, int length);

  @Import(name = "ug_arrived")
  static native int arrived();

  @Import(name = "ug_end_workers")
  static native void endWorkers();

  @Import(name = "ug_open")
  static native int open(Address path);

  @Import(name = "ug_read")
  static native int read(int from, Address to, int at, int length);

  @Import(name = "ug_close")
  static native void close(int descriptor);

  @Import(name = "ug_write")
  static native int write(int to, Address from, int length);

  @Import(name = "ug_terminal")
  static native int terminal();

  @Import(name = "ug_resource")
  static native int resource(Address name);

  @Import(name = "ug_hand_over")
  static native void handOver();

  @Import(name = "ug_fault")
  static native void fault(Address what);

  @Import(name = "ug_exit")
  static native void exit(int code);
}
