#define _GNU_SOURCE
#include "posix.h"
#include "disk.h"
#include <dirent.h>
#include <emmintrin.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "resources.h"

extern char** environ;

static int args;
static char** arg;
static char* answer;
static size_t answer_room;
static size_t answer_length;
/* What is in the program already is not copied to the answer. */
static const char* packed;
static char* input;
static size_t input_room;
static size_t input_length;
static int input_begun;
static char fault_stack[1 << 16];

static void print(const char* text) {
  (void)!write(2, text, strlen(text));
}

static void end(const char* text, const char* detail, const char* advice) {
  print("unitgen: ");
  print(text);
  print(detail);
  print(advice);
  print("\n");
  _exit(3);
}

/* Nothing is printed before the end, so the other program can always begin anew. */
void ug_fault(void* what) {
  ug_hand_over();
  end(ug_has_changed() ? "internal error after files were changed: " : "internal error: ", what,
      ug_has_changed() ? "; run the command again" : " (needs the full package to go on)");
}

static void fault(int signal) {
  static char what[] = "signal 00";
  what[sizeof what - 3] = (char)('0' + signal / 10 % 10);
  what[sizeof what - 2] = (char)('0' + signal % 10);
  ug_fault(what);
}

void ug_out_of_memory(void) {
  ug_hand_over();
  end("out of memory", ug_has_changed() ? " after files were changed" : "",
      ug_has_changed() ? "; run the command again" : ": lint fewer files, or raise the limit");
}

/* Where the address space is limited, the heap leaves room for the stack, the program and the notes of the collector,
   which have as much as the heap. */
int64_t ug_memory(int64_t wanted) {
  static const int limits[] = {RLIMIT_AS, RLIMIT_DATA};
  for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
    struct rlimit limit;
    if (getrlimit(limits[i], &limit) == 0 && limit.rlim_cur != RLIM_INFINITY) {
      int64_t most = ((int64_t)limit.rlim_cur - (32 << 20)) / 5 * 2;
      int64_t least = 8 << 20;
      wanted = wanted < most ? wanted : most > least ? most : least;
    }
  }
  return wanted;
}

/* The first use of a page costs more than what is then done with it: a large one is worth 512. */
void* ug_heap(int64_t size) {
  const size_t page = 2 << 20;
  char* memory = mmap(NULL, (size_t)size + page, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) {
    ug_out_of_memory();
  }
  memory += -(uintptr_t)memory % page;
  madvise(memory, (size_t)size, MADV_HUGEPAGE);
  return memory;
}

int ug_has_collected;

#ifdef UG_STRESS
/* Whether to collect now: at every allocation, or at every n-th of UG_TURN=n. */
int ug_turn(void) {
  static long every, count;
  if (every == 0) {
    const char* text = getenv("UG_TURN");
    every = text == NULL ? 1 : atol(text);
  }
  return every > 0 && ++count % every == 0;
}
#endif

extern char _start[], __start_ug_started[], __stop_ug_started[];

/* A page of the program is there when it is first read, or copied when it is first written to: for all together that
   takes less. Linux before 5.14 does not know this advice, and does it page by page. */
static void bring_pages(void) {
  enum { PAGE = 4096, POPULATE_READ = 22, POPULATE_WRITE = 23 };
  uintptr_t program = (uintptr_t)_start & -PAGE;
  uintptr_t classes = (uintptr_t)__start_ug_started & -PAGE;
  madvise((void*)program, classes - program, POPULATE_READ);
  madvise((void*)classes, (uintptr_t)__stop_ug_started - classes, POPULATE_WRITE);
}

void ug_start(int argc, char** argv) {
  bring_pages();
  args = argc - 1;
  arg = argv;
  /* A closed standard input remains one that cannot be read: no file that is opened becomes it. */
  if (fcntl(0, F_GETFD) < 0) {
    open("/dev/null", O_WRONLY);
  }
  stack_t stack = {.ss_sp = fault_stack, .ss_size = sizeof fault_stack};
  sigaltstack(&stack, NULL);
  struct sigaction action = {.sa_handler = fault, .sa_flags = SA_ONSTACK | SA_NODEFER};
  sigemptyset(&action.sa_mask);
  static const int faults[] = {SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL};
  for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
    sigaction(faults[i], &action, NULL);
  }
}

int32_t ug_args(void) {
  return args;
}

int32_t ug_arg_length(int32_t i) {
  return (int32_t)strlen(arg[i + 1]);
}

void ug_arg(int32_t i, void* to) {
  memcpy(to, arg[i + 1], strlen(arg[i + 1]));
}

int32_t ug_variables(void) {
  int32_t count = 0;
  while (environ[count] != NULL) {
    count++;
  }
  return count;
}

int32_t ug_variable_length(int32_t i) {
  return (int32_t)strlen(environ[i]);
}

void ug_variable(int32_t i, void* to) {
  memcpy(to, environ[i], strlen(environ[i]));
}

int32_t ug_look(void* path, int32_t follow, void* out) {
  struct stat found;
  if (fstatat(AT_FDCWD, path, &found, follow ? 0 : AT_SYMLINK_NOFOLLOW) != 0) {
    return errno;
  }
  int64_t values[] = {found.st_mode, found.st_size, (int64_t)found.st_dev, (int64_t)found.st_ino};
  memcpy(out, values, sizeof values);
  return 0;
}

static int add(char** to, size_t* room, size_t* length, const char* from, size_t count) {
  if (*length + count > *room) {
    size_t wanted = 2 * (*length + count) + 4096;
    char* larger = realloc(*to, wanted);
    if (larger == NULL) {
      return ENOMEM;
    }
    *to = larger;
    *room = wanted;
  }
  memcpy(*to + *length, from, count);
  *length += count;
  return 0;
}

static void begin_answer(void) {
  answer_length = 0;
  packed = NULL;
}

static int32_t answered(const char* text) {
  begin_answer();
  int error = add(&answer, &answer_room, &answer_length, text, strlen(text));
  return error != 0 ? -error : (int32_t)answer_length;
}

/* Each name ends with a NUL. */
int32_t ug_list(void* path) {
  DIR* folder = opendir(path);
  if (folder == NULL) {
    return -errno;
  }
  begin_answer();
  int error = 0;
  while (error == 0) {
    errno = 0;
    struct dirent* entry = readdir(folder);
    if (entry == NULL) {
      error = errno;
      break;
    }
    const char* name = entry->d_name;
    if (strcmp(name, ".") != 0 && strcmp(name, "..") != 0) {
      error = add(&answer, &answer_room, &answer_length, name, strlen(name) + 1);
    }
  }
  closedir(folder);
  return error != 0 ? -error : (int32_t)answer_length;
}

int32_t ug_real(void* path) {
  char* real = realpath(path, NULL);
  if (real == NULL) {
    return -errno;
  }
  int32_t length = answered(real);
  free(real);
  return length;
}

int32_t ug_target(void* path) {
  char text[PATH_MAX + 1];
  ssize_t length = readlink(path, text, sizeof text - 1);
  if (length < 0) {
    return -errno;
  }
  text[length] = 0;
  return answered(text);
}

int32_t ug_directory(void) {
  char text[PATH_MAX + 1];
  return getcwd(text, sizeof text) == NULL ? -errno : answered(text);
}

int32_t ug_answer_length(void) {
  return (int32_t)answer_length;
}

void ug_answer(void* to) {
  memcpy(to, packed != NULL ? packed : answer, answer_length);
}

/* x86-64 has SSE2. */
static int32_t widen(const void* from, size_t length, void* to) {
  const uint8_t* bytes = from;
  uint16_t* characters = to;
  const __m128i zero = _mm_setzero_si128();
  __m128i seen = zero;
  size_t at = 0;
  for (; at + sizeof seen <= length; at += sizeof seen) {
    __m128i some = _mm_loadu_si128((const __m128i*)(bytes + at));
    seen = _mm_or_si128(seen, some);
    _mm_storeu_si128((__m128i*)(characters + at), _mm_unpacklo_epi8(some, zero));
    _mm_storeu_si128((__m128i*)(characters + at + 8), _mm_unpackhi_epi8(some, zero));
  }
  uint8_t all = _mm_movemask_epi8(seen) != 0 ? 128 : 0;
  for (; at < length; at++) {
    all |= bytes[at];
    characters[at] = bytes[at];
  }
  return all < 128;
}

void ug_answer_characters(void* to) {
  widen(packed != NULL ? packed : answer, answer_length, to);
}

int32_t ug_characters(void* from, int32_t length, void* to) {
  return widen(from, (size_t)length, to);
}

/* musl's open sets O_CLOEXEC by a second call. */
int32_t ug_open(void* path) {
  long descriptor = syscall(SYS_openat, AT_FDCWD, path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
  return descriptor < 0 ? -errno : (int32_t)descriptor;
}

int32_t ug_read(int32_t from, void* to, int32_t at, int32_t length) {
  ssize_t count;
  do {
    count = read(from, (char*)to + at, (size_t)length);
  } while (count < 0 && errno == EINTR);
  if (count < 0) {
    return -errno;
  }
  if (from == 0) {
    input_begun = 1;
    if (add(&input, &input_room, &input_length, (char*)to + at, (size_t)count) != 0) {
      ug_out_of_memory();
    }
  }
  return (int32_t)count;
}

void ug_close(int32_t descriptor) {
  close(descriptor);
}

int32_t ug_write(int32_t to, void* from, int32_t length) {
  const char* at = from;
  /* Both are errors of write, as on the JVM. */
  signal(SIGPIPE, SIG_IGN);
  signal(SIGXFSZ, SIG_IGN);
  while (length > 0) {
    ssize_t count = write(to, at, (size_t)length);
    if (count < 0) {
      if (errno == EINTR) {
        continue;
      }
      return errno;
    }
    at += count;
    length -= (int32_t)count;
  }
  return 0;
}

int32_t ug_terminal(void) {
  return isatty(1) && isatty(2);
}

int32_t ug_resource(void* name) {
  for (size_t i = 0; i < sizeof ug_resources / sizeof *ug_resources; i++) {
    if (strcmp(ug_resources[i].name, name) == 0) {
      packed = ug_resources[i].begin;
      answer_length = (size_t)(ug_resources[i].end - packed);
      return (int32_t)answer_length;
    }
  }
  return -ENOENT;
}

/* What was read of standard input comes back, before what is left of it. */
static int rewind_input(void) {
  int again = memfd_create("unitgen-input", 0);
  if (again < 0) {
    return 0;
  }
  size_t at = 0;
  while (at < input_length) {
    ssize_t count = write(again, input + at, input_length - at);
    if (count < 0 && errno != EINTR) {
      return 0;
    }
    at += count > 0 ? (size_t)count : 0;
  }
  char rest[4096];
  ssize_t count;
  while ((count = read(0, rest, sizeof rest)) != 0) {
    if (count < 0) {
      if (errno == EINTR) {
        continue;
      }
      return 0;
    }
    for (ssize_t from = 0; from < count;) {
      ssize_t written = write(again, rest + from, (size_t)(count - from));
      if (written < 0 && errno != EINTR) {
        return 0;
      }
      from += written > 0 ? written : 0;
    }
  }
  return lseek(again, 0, SEEK_SET) == 0 && dup2(again, 0) == 0 && (again == 0 || close(again) == 0);
}

void ug_hand_over(void) {
  ug_abandon_workers();
  ug_take_back();
  if (ug_has_changed()) {
    return;
  }
  static char launcher[PATH_MAX + 32];
  ssize_t length = readlink("/proc/self/exe", launcher, PATH_MAX);
  if (length <= 0) {
    return;
  }
  launcher[length] = 0;
  for (int up = 0; up < 2; up++) {
    char* slash = strrchr(launcher, '/');
    if (slash == NULL) {
      return;
    }
    *slash = 0;
  }
  strcat(launcher, "/libexec/unitgen");
  if (access(launcher, X_OK) != 0 || (input_begun && !rewind_input())) {
    return;
  }
  signal(SIGPIPE, SIG_DFL);
  signal(SIGXFSZ, SIG_DFL);
  arg[0] = launcher;
  execv(launcher, arg);
}

void ug_exit(int32_t code) {
  _exit(code);
}
