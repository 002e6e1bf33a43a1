/* Processes that begin as copies of this one and share pieces of its work; part of the same unit as posix.c. */
#include <poll.h>
#include <sched.h>
#include <stdatomic.h>
#include <sys/prctl.h>
#include <sys/wait.h>

/* From so many tasks on the start of a process is worth it. */
enum { MANY_TASKS = 400, MOST_WORKERS = 7 };

/* So much memory a worker uses before another one takes its place: a collection of garbage writes to each object, and
   so copies every page that the worker shares with the process that started it. */
#ifndef UG_WORKER_HEAP
#define UG_WORKER_HEAP (40 << 20)
#endif

static struct {
  pid_t process; /* 0 where there is none */
  int from;
  char* bytes;
  size_t room;
  size_t length;
} workers[MOST_WORKERS];
static int wanted_workers;
static int is_worker;
static int send_to;
static int32_t memory_at_start;
static int32_t piece_count;
/* Shared by all of them: the next piece that nobody has. */
static _Atomic int32_t* next_piece;

/* One for each processor: the process that was there before has little to do. With two processors the pages that are
   copied, and those that each process uses anew, cost more than the second one brings. */
static int workers_for(int32_t tasks) {
  const char* processes = getenv("UNITGEN_PROCESSES");
  cpu_set_t set;
  int wanted = 0;
  if (processes != NULL && *processes != 0) {
    wanted = atoi(processes) - 1;
  } else if (tasks >= MANY_TASKS && sched_getaffinity(0, sizeof set, &set) == 0) {
    int processors = CPU_COUNT(&set);
    wanted = processors > 2 ? processors : 0;
  }
  return wanted < MOST_WORKERS ? wanted : MOST_WORKERS;
}

static void begin_work(int ends[2]) {
  is_worker = 1;
  for (int i = 0; i < MOST_WORKERS; i++) {
    if (workers[i].process != 0) {
      close(workers[i].from);
    }
  }
  close(ends[0]);
  send_to = ends[1];
  ug_make_room(UG_WORKER_HEAP + (8 << 20));
  memory_at_start = ug_free_memory();
}

/* Whether this is the new process. */
static int start_worker(int i) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) {
    wanted_workers = 0;
    return 0;
  }
  fcntl(ends[0], F_SETFL, O_NONBLOCK);
  pid_t parent = getpid();
  pid_t process = fork();
  if (process == 0) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) {
      _exit(1);
    }
    begin_work(ends);
    return 1;
  }
  close(ends[1]);
  if (process < 0) {
    close(ends[0]);
    wanted_workers = 0;
    return 0;
  }
  workers[i].process = process;
  workers[i].from = ends[0];
  workers[i].length = 0;
  return 0;
}

static int start_workers(void) {
  for (int i = 0; i < wanted_workers; i++) {
    if (workers[i].process == 0 && atomic_load(next_piece) < piece_count && start_worker(i)) {
      return 1;
    }
  }
  return 0;
}

int32_t ug_fork(int32_t tasks, int32_t pieces) {
  piece_count = pieces;
  if (next_piece == NULL) {
    void* shared = mmap(NULL, sizeof *next_piece, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    next_piece = shared == MAP_FAILED ? NULL : shared;
  }
  static _Atomic int32_t alone;
  wanted_workers = workers_for(tasks);
  if (next_piece == NULL) {
    next_piece = &alone;
    wanted_workers = 0;
  }
  atomic_store(next_piece, 0);
  return start_workers();
}

int32_t ug_claim(void) {
  int32_t used = memory_at_start - ug_free_memory();
  /* After a collection more is free than before. */
  if (is_worker && (used < 0 || used > UG_WORKER_HEAP)) {
    return -1;
  }
  int32_t piece = atomic_fetch_add(next_piece, 1);
  return piece < piece_count ? piece : -1;
}

int32_t ug_send(int32_t piece, void* from, int32_t length) {
  int32_t head[] = {piece, length};
  int error = ug_write(send_to, head, sizeof head);
  return error != 0 ? error : ug_write(send_to, from, length);
}

/* Waits for its end; one that failed has no successor. */
static void bury(int i) {
  int status = 0;
  close(workers[i].from);
  while (waitpid(workers[i].process, &status, 0) < 0 && errno == EINTR) {
  }
  workers[i].process = 0;
  if (status != 0) {
    wanted_workers = 0;
  }
}

/* Reads what is there; at the end, or without memory, nothing more is expected of this worker. */
static void receive(int i) {
  char some[1 << 14];
  ssize_t count = 0;
  while (workers[i].process != 0) {
    count = read(workers[i].from, some, sizeof some);
    if (count < 0 && errno == EINTR) {
      continue;
    }
    if (count < 0 && errno == EAGAIN) {
      return;
    }
    if (count <= 0 || add(&workers[i].bytes, &workers[i].room, &workers[i].length, some, (size_t)count) != 0) {
      bury(i);
    }
  }
}

/* The first piece that is there as a whole. */
static int32_t received(int i) {
  int32_t head[2];
  if (workers[i].length < sizeof head) {
    return -1;
  }
  memcpy(head, workers[i].bytes, sizeof head);
  size_t all = sizeof head + (size_t)head[1];
  if (head[0] < 0 || head[0] >= piece_count || head[1] < 0) {
    abort();
  }
  begin_answer();
  if (workers[i].length < all || add(&answer, &answer_room, &answer_length, workers[i].bytes + sizeof head, (size_t)head[1]) != 0) {
    return -1;
  }
  workers[i].length -= all;
  memmove(workers[i].bytes, workers[i].bytes + all, workers[i].length);
  return head[0];
}

int32_t ug_arrived(void) {
  for (;;) {
    struct pollfd open[MOST_WORKERS];
    nfds_t count = 0;
    for (int i = 0; i < MOST_WORKERS; i++) {
      receive(i);
      int32_t piece = received(i);
      if (piece >= 0) {
        return piece;
      }
    }
    if (start_workers()) {
      return UG_IS_WORKER;
    }
    for (int i = 0; i < MOST_WORKERS; i++) {
      if (workers[i].process != 0) {
        open[count++] = (struct pollfd){.fd = workers[i].from, .events = POLLIN};
      }
    }
    if (count == 0) {
      return -1;
    }
    poll(open, count, -1);
  }
}

void ug_end_workers(void) {
  for (int i = 0; i < MOST_WORKERS; i++) {
    if (workers[i].process != 0) {
      bury(i);
    }
  }
}

void ug_abandon_workers(void) {
  if (is_worker) {
    _exit(1);
  }
  for (int i = 0; i < MOST_WORKERS; i++) {
    if (workers[i].process != 0) {
      kill(workers[i].process, SIGKILL);
    }
  }
  ug_end_workers();
}
