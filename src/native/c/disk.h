/* What writing files asks of the system. Each returns 0 or errno, ug_create a descriptor or -errno. */
#pragma once
#include <stdint.h>

/* A new file that only its owner may read. Until it is moved or deleted, a fault deletes it. */
int32_t ug_create(void* path);
int32_t ug_lock(int32_t descriptor);
int32_t ug_mode(void* path, int32_t mode);
int32_t ug_owner(void* path, void* like);
int32_t ug_sync(int32_t descriptor);
int32_t ug_sync_folder(void* path);
int32_t ug_create_folder(void* path);
int32_t ug_move(void* from, void* to);
int32_t ug_delete(void* path);
int32_t ug_writable(void* path);
/* The length of an answer: the words of the C library that the JVM runs on. */
int32_t ug_reason(int32_t error);
void ug_hold_signals(int32_t hold);

/* Whether a file was replaced: then nothing can begin anew. */
int32_t ug_has_changed(void);
/* Deletes the files that were created and not moved, and lets signals through. */
void ug_take_back(void);
