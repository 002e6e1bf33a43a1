/* Part of the compiler's Allocator.c: memory for new objects. */
#pragma once

/* What the collector's alloc() does where there is room; NULL elsewhere. Starts no collection, so the caller may keep
   pointers in variables. */
static inline void* ug_try_allocate(int32_t size) {
  char* from = sfld_otr_GC_currentChunk;
  uintptr_t room = (uintptr_t)((char*)sfld_otr_GC_currentChunkLimit - from);
  /* A chunk keeps room for the note that its rest is free. */
  if ((uint32_t)size + sizeof(cls_otr_FreeChunk) >= room) {
    return NULL;
  }
  sfld_otr_GC_currentChunk = from + size;
  sfld_otr_GC_freeMemory -= size;
  ug_clear(from, size);
  return from;
}

static inline void* ug_allocate(int32_t size) {
#ifdef UG_STRESS
  void* memory = NULL; /* alloc() counts, and collects at the n-th call */
#else
  void* memory = ug_try_allocate(size);
#endif
  if (memory == NULL) {
    memory = meth_otr_GC_alloc(size);
    ug_clear(memory, size);
  }
  return memory;
}
