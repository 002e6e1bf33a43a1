/* What the native program asks of the system; paths and names are bytes, never characters of a locale. */
#pragma once
#include <stdint.h>

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
void ug_answer(void* to);

/* A descriptor, or -errno. */
int32_t ug_open(void* path);
/* How many bytes, 0 at the end, or -errno. What comes from standard input is kept for the other program. */
int32_t ug_read(int32_t from, void* to, int32_t at, int32_t length);
void ug_close(int32_t descriptor);
/* 0 or errno. */
int32_t ug_write(int32_t to, void* from, int32_t length);
int32_t ug_terminal(void);

int32_t ug_resource(void* name);

/* Becomes the program for everything else; comes back only where it is not there. */
void ug_hand_over(void);
void ug_exit(int32_t code);

void ug_start(int argc, char** argv);
