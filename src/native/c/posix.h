/* What the native program asks of the system; paths and names are bytes, never characters of a locale. */
#pragma once
#include <stdint.h>
#include <string.h>

/* Garbage is collected when so many bytes are full; a process with more than the second hands over. */
#ifndef UG_FIRST_HEAP
#define UG_FIRST_HEAP (192 << 20)
#endif
#ifndef UG_LARGEST_HEAP
#define UG_LARGEST_HEAP (2047 << 20)
#endif

/* The program's addresses begin with two pages for the classes of strings, as packaging/native/build has them linked;
   these are the headers of strings in the program, and the place from which all classes are counted. */
#define UG_BEFORE_CLASSES ((uintptr_t)0x1FF000)
#define UG_STRING_HEADER ((int32_t)(0x80000000 | 0x1000 >> 3))
#define UG_CHARS_HEADER ((int32_t)(0x80000000 | 0x2000 >> 3))

int32_t ug_args(void);
int32_t ug_arg_length(int32_t i);
void ug_arg(int32_t i, void* to);
/* The variables as NAME=value. */
int32_t ug_variables(void);
int32_t ug_variable_length(int32_t i);
void ug_variable(int32_t i, void* to);

/* 0 or errno. out: mode, size, device, inode. */
int32_t ug_look(void* path, int32_t follow, void* out);
/* The length of an answer, or -errno; ug_answer copies it. */
int32_t ug_list(void* path);
int32_t ug_real(void* path);
int32_t ug_target(void* path);
int32_t ug_directory(void);
int32_t ug_answer_length(void);
void ug_answer(void* to);
/* The same, each byte as a character. */
void ug_answer_characters(void* to);
/* Each byte as a character; whether all are ASCII. */
int32_t ug_characters(void* from, int32_t length, void* to);
/* The same, to the characters of a new string of that length. */
int32_t ug_text(void* from, int32_t length, void* string);

/* A descriptor, or -errno. */
int32_t ug_open(void* path);
/* How many bytes, 0 at the end, or -errno. What comes from standard input is kept for the other program. */
int32_t ug_read(int32_t from, void* to, int32_t at, int32_t length);
void ug_close(int32_t descriptor);
/* 0 or errno. */
int32_t ug_write(int32_t to, void* from, int32_t length);
int32_t ug_terminal(void);

int32_t ug_resource(void* name);

/*
 * Starts processes that share the pieces of some tasks with this one: one for each processor, or one less than
 * UNITGEN_PROCESSES says; none where tasks or processors are few, or no process can be had. 1 in a process that was
 * started.
 */
int32_t ug_fork(int32_t tasks, int32_t pieces);
/* A piece that no other process has, or -1; for a worker also where it has used much memory. */
int32_t ug_claim(void);
/* 0 or errno. */
int32_t ug_send(int32_t piece, void* from, int32_t length);
/* Waits for a piece that was sent; ug_answer copies it. -1 where none will come, UG_IS_WORKER in a process that was
   started because another one has ended. */
int32_t ug_arrived(void);
#define UG_IS_WORKER (-2)
void ug_end_workers(void);
/* Ends the workers, or this process if it is one. */
void ug_abandon_workers(void);
/* How many bytes of the heap are free. */
int32_t ug_free_memory(void);
/* Unless garbage was collected: what is allocated from now on, so many bytes at least, is on large pages that nothing
   else is on. The rest of the last one becomes an array that nobody has. */
void ug_make_room(int32_t size);

/* Becomes the program for everything else; comes back only where it is not there, or a file was changed. */
void ug_hand_over(void);
/* The same, or a line on standard error that says what, and 3. */
void ug_fault(void* what);
void ug_out_of_memory(void);
/* How much of the memory wanted the system can give. */
int64_t ug_memory(int64_t wanted);
/* Address space for the heap, in large pages where the system has some. */
void* ug_heap(int64_t size);
/* Whether memory of the heap may have been used before. */
extern int ug_has_collected;
/* Sets the words of a new object to 0; there are mostly few. */
static inline void ug_clear(void* from, int32_t size) {
  if (!ug_has_collected) {
    return;
  }
  if (size > 128 || size % 8 != 0) {
    memset(from, 0, (size_t)size);
    return;
  }
  for (volatile int64_t* word = from; size > 0; size -= 8) {
    *word++ = 0;
  }
}
/* A build for tests: a collection where none is needed. */
#ifdef UG_STRESS
int ug_turn(void);
#define UG_COLLECT(now) if (ug_turn()) { now; }
#else
#define UG_COLLECT(now)
#endif
void ug_exit(int32_t code);

void ug_start(int argc, char** argv);
