/* What processes that share a heap ask of the collector. */
#include <stdint.h>

int32_t ug_free_memory(void) {
  return sfld_otr_GC_freeMemory;
}

void ug_make_room(int32_t size) {
  const uintptr_t page = 2 << 20;
  if (ug_has_collected) {
    return; /* what is free lies in several places */
  }
  int64_t more = teavm_gc_availableBytes + size;
  if (sfld_otr_GC_freeMemory < size && more <= teavm_gc_maxAvailableBytes) {
    teavm_gc_resizeHeap(more);
    sfld_otr_GC_currentChunkLimit = (char*)sfld_otr_GC_currentChunkLimit + size;
    sfld_otr_GC_freeMemory += size;
  }
  char* from = sfld_otr_GC_currentChunk;
  int32_t rest = (int32_t)(-(uintptr_t)from % page);
  if (rest >= (int32_t)sizeof(TeaVM_Array)
      && (uintptr_t)rest + page <= (uintptr_t)((char*)sfld_otr_GC_currentChunkLimit - from)) {
    TeaVM_Array* unused = (TeaVM_Array*)from;
    unused->parent.header = TEAVM_PACK_CLASS(&Arr_C_Cls);
    unused->size = (rest - (int32_t)sizeof(TeaVM_Array)) / (int32_t)sizeof(char16_t);
    sfld_otr_GC_currentChunk = from + rest;
    sfld_otr_GC_freeMemory -= rest;
  }
}
