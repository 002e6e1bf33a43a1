#include "disk.h"
#include <stdio.h>

/* One file is replaced at a time: its draft, and the one that says that the run lives. */
static char drafts[4][PATH_MAX];
static int changed;
static sigset_t before;
static int held;

static void forget(const char* path) {
  for (size_t i = 0; i < sizeof drafts / sizeof *drafts; i++) {
    if (strcmp(drafts[i], path) == 0) {
      drafts[i][0] = 0;
    }
  }
}

int32_t ug_create(void* path) {
  int descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (descriptor < 0) {
    return -errno;
  }
  for (size_t i = 0; i < sizeof drafts / sizeof *drafts && strlen(path) < PATH_MAX; i++) {
    if (drafts[i][0] == 0) {
      strcpy(drafts[i], path);
      break;
    }
  }
  return descriptor;
}

int32_t ug_lock(int32_t descriptor) {
  struct flock whole = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
  return fcntl(descriptor, F_SETLK, &whole) == 0 ? 0 : errno;
}

int32_t ug_mode(void* path, int32_t mode) {
  return chmod(path, (mode_t)mode) == 0 ? 0 : errno;
}

/* First the group: who gives a file away can no longer change it. */
int32_t ug_owner(void* path, void* like) {
  struct stat found, wanted;
  if (lstat(like, &wanted) != 0 || lstat(path, &found) != 0) {
    return errno;
  }
  if (found.st_gid != wanted.st_gid && lchown(path, (uid_t)-1, wanted.st_gid) != 0) {
    return errno;
  }
  return found.st_uid == wanted.st_uid || lchown(path, wanted.st_uid, (gid_t)-1) == 0 ? 0 : errno;
}

int32_t ug_sync(int32_t descriptor) {
  return fsync(descriptor) == 0 ? 0 : errno;
}

/* A folder may be writable but not readable, and some network shares cannot be synced. */
int32_t ug_sync_folder(void* path) {
  int descriptor = open(path, O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) {
    return 0;
  }
  int error = fsync(descriptor) == 0 || errno == EINVAL ? 0 : errno;
  close(descriptor);
  return error;
}

int32_t ug_create_folder(void* path) {
  return mkdir(path, 0777) == 0 ? 0 : errno;
}

int32_t ug_move(void* from, void* to) {
  if (rename(from, to) != 0) {
    return errno;
  }
  changed = 1;
  forget(from);
  return 0;
}

int32_t ug_delete(void* path) {
  if (unlink(path) != 0 && (errno != EISDIR || rmdir(path) != 0)) {
    return errno;
  }
  forget(path);
  return 0;
}

int32_t ug_writable(void* path) {
  return access(path, W_OK) == 0 ? 0 : errno;
}

/* glibc's words where musl has others. */
int32_t ug_reason(int32_t error) {
  static const struct { int error; const char* text; } others[] = {
      {EIO, "Input/output error"},
      {ENXIO, "No such device or address"},
      {EBUSY, "Device or resource busy"},
      {EXDEV, "Invalid cross-device link"},
      {EINVAL, "Invalid argument"},
      {ENFILE, "Too many open files in system"},
      {EMFILE, "Too many open files"},
      {ENOSPC, "No space left on device"},
      {EROFS, "Read-only file system"},
      {ENAMETOOLONG, "File name too long"},
      {ENOLCK, "No locks available"},
      {ELOOP, "Too many levels of symbolic links"},
      {EOPNOTSUPP, "Operation not supported"},
      {EDQUOT, "Disk quota exceeded"},
      {ESTALE, "Stale file handle"},
      {EPERM, "Operation not permitted"},
  };
  for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
    if (others[i].error == error) {
      return answered(others[i].text);
    }
  }
  return answered(strerror(error));
}

void ug_hold_signals(int32_t hold) {
  if (hold && !held) {
    sigset_t ends;
    sigemptyset(&ends);
    sigaddset(&ends, SIGINT);
    sigaddset(&ends, SIGTERM);
    sigaddset(&ends, SIGHUP);
    held = sigprocmask(SIG_BLOCK, &ends, &before) == 0;
  } else if (!hold && held) {
    held = 0;
    sigprocmask(SIG_SETMASK, &before, NULL);
  }
}

int32_t ug_has_changed(void) {
  return changed;
}

void ug_take_back(void) {
  for (size_t i = 0; i < sizeof drafts / sizeof *drafts; i++) {
    if (drafts[i][0] != 0) {
      unlink(drafts[i]);
      drafts[i][0] = 0;
    }
  }
  ug_hold_signals(0);
}
