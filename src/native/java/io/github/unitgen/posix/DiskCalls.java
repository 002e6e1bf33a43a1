package io.github.unitgen.posix;

import org.teavm.interop.Address;
import org.teavm.interop.Import;
import org.teavm.interop.c.Include;

/** The functions of {@code disk.c}; each returns 0 or an error, but for {@code create}. */
@Include(value = "disk.h", isSystem = false)
final class DiskCalls {
  private DiskCalls() {}

  @Import(name = "ug_create")
  static native int create(Address path);

  @Import(name = "ug_lock")
  static native int lock(int descriptor);

  @Import(name = "ug_mode")
  static native int mode(Address path, int mode);

  @Import(name = "ug_owner")
  static native int owner(Address path, Address like);

  @Import(name = "ug_sync")
  static native int sync(int descriptor);

  @Import(name = "ug_sync_folder")
  static native int syncFolder(Address path);

  @Import(name = "ug_create_folder")
  static native int createFolder(Address path);

  @Import(name = "ug_move")
  static native int move(Address from, Address to);

  @Import(name = "ug_delete")
  static native int delete(Address path);

  @Import(name = "ug_writable")
  static native int writable(Address path);

  @Import(name = "ug_reason")
  static native int reason(int error);

  @Import(name = "ug_hold_signals")
  static native void holdSignals(int hold);

  @Import(name = "ug_has_changed")
  static native int hasChanged();
}
