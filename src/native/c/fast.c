/*
 * Methods of the class library that are called for each character or element. The compiler's own, which CorrectC renames
 * to slow_…, do the rest: what throws, what is not ASCII, what has no room, what calls other classes. Nothing here can
 * start a collection of garbage.
 */
#include <emmintrin.h>
#include <string.h>

#define CHARS(string) (((TeaVM_String*)(string))->characters)
#define DATA(array) TEAVM_ARRAY_DATA(array, char16_t)
#define IS_STRING(object) (TEAVM_CLASS_OF(object) == (TeaVM_Class*)&jl_String_Cls)

extern int32_t slow_jl_String_charAt(void*, int32_t);
extern int32_t slow_jl_String_indexOf(void*, int32_t, int32_t);
extern int32_t slow_jl_String_indexOf_1(void*, void*, int32_t);
extern int32_t slow_jl_String_startsWith(void*, void*, int32_t);
extern int32_t slow_jl_String_endsWith(void*, void*);
extern int32_t slow_jl_String_contains(void*, void*);
extern int32_t slow_jl_String_regionMatches(void*, int32_t, int32_t, void*, int32_t, int32_t);
extern void* slow_jl_String_substring(void*, int32_t, int32_t);
extern TeaVM_Array* slow_jl_String_toCharArray(void*);
extern void slow_jl_String_getChars(void*, int32_t, int32_t, TeaVM_Array*, int32_t);
extern void slow_jl_String__init__1(void*, TeaVM_Array*, int32_t, int32_t);
extern int32_t slow_jl_String_lastIndexOf(void*, int32_t, int32_t);
extern void* slow_jl_Class_cast(void*, void*);
extern void* slow_jl_AbstractStringBuilder_insert(void*, int32_t, void*);
extern void* slow_jl_AbstractStringBuilder_insert_3(void*, int32_t, int32_t);
extern void* slow_ju_ArrayList_get(void*, int32_t);
extern int32_t slow_ju_ArrayList_add(void*, void*);
extern void* slow_ju_List_copyOf(void*);
extern void* slow_ju_AbstractList_iterator(void*);
extern int32_t slow_ju_AbstractCollection_isEmpty(void*);
extern void* slow_ju_TemplateCollections_ImmutableArrayList_get(void*, int32_t);
extern void* slow_ju_AbstractList_1_next(void*);
extern void* slow_ju_HashMap_entryByKey(void*, void*);
extern void* slow_ju_HashMap_findNonNullKeyEntry(void*, void*, int32_t, int32_t);
extern int32_t slow_ju_TemplateCollections_NElementSet_contains(void*, void*);
extern void* slow_jnci_UTF8Decoder_arrayDecode(void*, TeaVM_Array*, int32_t, int32_t, TeaVM_Array*, int32_t, int32_t, void*);
extern void* slow_jnfi_DefaultFileSystem_getPath(void*, void*, TeaVM_Array*);
extern int32_t slow_jl_Character_toLowerCase_0(int32_t);
extern int32_t slow_jl_Character_toUpperCase_0(int32_t);
extern int32_t slow_jl_Character_isDigit_0(int32_t);
extern int32_t slow_jl_Character_isLetter_0(int32_t);
extern int32_t slow_jl_Character_isLetterOrDigit_0(int32_t);
extern int32_t slow_jl_Character_isWhitespace_0(int32_t);
extern int32_t slow_jl_Character_isLowerCase_0(int32_t);
extern int32_t slow_jl_Character_isUpperCase_0(int32_t);
extern int32_t slow_jl_Character_digit(int32_t, int32_t);

int32_t meth_jl_String_length(void* string) {
  return CHARS(string)->size;
}

int32_t meth_jl_String_isEmpty(void* string) {
  return CHARS(string)->size == 0;
}

int32_t meth_jl_String_charAt(void* string, int32_t at) {
  TeaVM_Array* chars = CHARS(string);
  return (uint32_t)at < (uint32_t)chars->size ? DATA(chars)[at] : slow_jl_String_charAt(string, at);
}

/* musl's memcmp looks at one byte after the other. */
static int32_t same(TeaVM_Array* one, int32_t from, TeaVM_Array* other, int32_t begin, int32_t count) {
  const char16_t* a = DATA(one) + from;
  const char16_t* b = DATA(other) + begin;
  for (; count >= 4; count -= 4, a += 4, b += 4) {
    uint64_t four, others;
    memcpy(&four, a, sizeof four);
    memcpy(&others, b, sizeof others);
    if (four != others) {
      return 0;
    }
  }
  for (int32_t i = 0; i < count; i++) {
    if (a[i] != b[i]) {
      return 0;
    }
  }
  return 1;
}

int32_t meth_jl_String_equals(void* string, void* other) {
  if (string == other) {
    return 1;
  }
  if (other == NULL || !IS_STRING(other)) {
    return 0;
  }
  TeaVM_Array* one = CHARS(string);
  TeaVM_Array* two = CHARS(other);
  return one->size == two->size && same(one, 0, two, 0, one->size);
}

int32_t meth_jl_String_hashCode(void* string) {
  uint32_t hash = (uint32_t)((TeaVM_String*)string)->hashCode;
  if (hash == 0) {
    TeaVM_Array* chars = CHARS(string);
    for (int32_t i = 0; i < chars->size; i++) {
      hash = 31 * hash + DATA(chars)[i];
    }
    ((TeaVM_String*)string)->hashCode = (int32_t)hash;
  }
  return (int32_t)hash;
}

int32_t meth_jl_String_indexOf(void* string, int32_t c, int32_t from) {
  if (c < 0 || c > 0xFFFF) {
    return slow_jl_String_indexOf(string, c, from);
  }
  TeaVM_Array* chars = CHARS(string);
  int32_t i = from < 0 ? 0 : from;
  const __m128i wanted = _mm_set1_epi16((int16_t)c);
  for (; i < chars->size - 7; i += 8) {
    int found = _mm_movemask_epi8(_mm_cmpeq_epi16(_mm_loadu_si128((const __m128i*)(DATA(chars) + i)), wanted));
    if (found != 0) {
      return i + __builtin_ctz((unsigned)found) / 2;
    }
  }
  for (; i < chars->size; i++) {
    if (DATA(chars)[i] == c) {
      return i;
    }
  }
  return -1;
}

int32_t meth_jl_String_lastIndexOf(void* string, int32_t c, int32_t from) {
  if (c < 0 || c > 0xFFFF) {
    return slow_jl_String_lastIndexOf(string, c, from);
  }
  TeaVM_Array* chars = CHARS(string);
  for (int32_t i = from < chars->size ? from : chars->size - 1; i >= 0; i--) {
    if (DATA(chars)[i] == c) {
      return i;
    }
  }
  return -1;
}

int32_t meth_jl_String_indexOf_1(void* string, void* part, int32_t from) {
  if (part == NULL || from < 0 || CHARS(part)->size == 0) {
    return slow_jl_String_indexOf_1(string, part, from);
  }
  TeaVM_Array* chars = CHARS(string);
  TeaVM_Array* wanted = CHARS(part);
  char16_t first = DATA(wanted)[0];
  for (int32_t i = meth_jl_String_indexOf(string, first, from); i >= 0; i = meth_jl_String_indexOf(string, first, i + 1)) {
    if (i > chars->size - wanted->size) {
      return -1;
    }
    if (same(chars, i, wanted, 0, wanted->size)) {
      return i;
    }
  }
  return -1;
}

int32_t meth_jl_String_contains(void* string, void* part) {
  return part == NULL || !IS_STRING(part) || CHARS(part)->size == 0
             ? slow_jl_String_contains(string, part)
             : meth_jl_String_indexOf_1(string, part, 0) >= 0;
}

int32_t meth_jl_String_startsWith(void* string, void* part, int32_t from) {
  if (part == NULL || from < 0) {
    return slow_jl_String_startsWith(string, part, from);
  }
  TeaVM_Array* chars = CHARS(string);
  TeaVM_Array* wanted = CHARS(part);
  return from <= chars->size - wanted->size && same(chars, from, wanted, 0, wanted->size);
}

int32_t meth_jl_String_endsWith(void* string, void* part) {
  if (part == NULL) {
    return slow_jl_String_endsWith(string, part);
  }
  TeaVM_Array* chars = CHARS(string);
  TeaVM_Array* wanted = CHARS(part);
  int32_t from = chars->size - wanted->size;
  return from >= 0 && same(chars, from, wanted, 0, wanted->size);
}

int32_t meth_jl_String_regionMatches(void* string, int32_t any_case, int32_t from, void* other, int32_t begin, int32_t count) {
  if (any_case || other == NULL || from < 0 || begin < 0 || count < 0) {
    return slow_jl_String_regionMatches(string, any_case, from, other, begin, count);
  }
  TeaVM_Array* one = CHARS(string);
  TeaVM_Array* two = CHARS(other);
  return from <= one->size - count && begin <= two->size - count && same(one, from, two, begin, count);
}

int32_t meth_jl_String_compareTo(void* string, void* other) {
  TeaVM_Array* one = CHARS(string);
  TeaVM_Array* two = CHARS(teavm_nullCheck(other));
  for (int32_t i = 0; i < one->size && i < two->size; i++) {
    if (DATA(one)[i] != DATA(two)[i]) {
      return DATA(one)[i] - DATA(two)[i];
    }
  }
  return one->size - two->size;
}

/* musl's memcpy costs more to begin than most texts are long. */
static void copy(char16_t* to, const char16_t* from, int32_t count) {
  if (count > 64) {
    memcpy(to, from, sizeof(char16_t) * (size_t)count);
    return;
  }
  for (; count >= 4; count -= 4, from += 4, to += 4) {
    memcpy(to, from, 4 * sizeof(char16_t));
  }
  for (int32_t i = 0; i < count; i++) {
    to[i] = from[i];
  }
}

static int32_t size_of_chars(int32_t count) {
  return (int32_t)((sizeof(TeaVM_Array) + sizeof(char16_t) * (size_t)count + 7) & ~(size_t)7);
}

static TeaVM_Array* chars_in(void* memory, TeaVM_Array* from, int32_t at, int32_t count) {
  TeaVM_Array* chars = memory;
  chars->parent.header = TEAVM_PACK_CLASS(&Arr_C_Cls);
  chars->size = count;
  copy(DATA(chars), DATA(from) + at, count);
  return chars;
}

/* More characters are left to what looks whether their size is a number. */
enum { MANY_CHARS = 1 << 20 };

void* meth_jl_String_substring(void* string, int32_t from, int32_t to) {
  TeaVM_Array* chars = CHARS(string);
  int32_t count = to - from;
  if (from >= 0 && from < to && to <= chars->size && count < chars->size && count < MANY_CHARS) {
    TeaVM_String* part = ug_try_allocate((int32_t)sizeof(TeaVM_String) + size_of_chars(count));
    if (part != NULL) {
      part->parent.header = TEAVM_PACK_CLASS(&jl_String_Cls);
      part->characters = chars_in(part + 1, chars, from, count);
      return part;
    }
  }
  return slow_jl_String_substring(string, from, to);
}

void meth_jl_String__init__1(void* string, TeaVM_Array* chars, int32_t from, int32_t count) {
  if (chars != NULL && from >= 0 && count >= 0 && count < MANY_CHARS && from <= chars->size - count) {
    void* memory = ug_try_allocate(size_of_chars(count));
    if (memory != NULL) {
      CHARS(string) = chars_in(memory, chars, from, count);
      return;
    }
  }
  slow_jl_String__init__1(string, chars, from, count);
}

TeaVM_Array* meth_jl_String_toCharArray(void* string) {
  TeaVM_Array* chars = CHARS(string);
  void* memory = chars->size < MANY_CHARS ? ug_try_allocate(size_of_chars(chars->size)) : NULL;
  return memory == NULL ? slow_jl_String_toCharArray(string) : chars_in(memory, chars, 0, chars->size);
}

void meth_jl_String_getChars(void* string, int32_t from, int32_t to, TeaVM_Array* chars, int32_t at) {
  TeaVM_Array* own = CHARS(string);
  if (chars == NULL || from < 0 || from > to || to > own->size || at < 0 || at > chars->size - (to - from)) {
    slow_jl_String_getChars(string, from, to, chars, at);
    return;
  }
  copy(DATA(chars) + at, DATA(own) + from, to - from);
}

void* meth_jl_Class_cast(void* type, void* object) {
  return object == NULL || TEAVM_CLASS_OF(object) == ((cls_jl_Class*)type)->fld_classInfo ? object
                                                                                        : slow_jl_Class_cast(type, object);
}

int32_t ug_text(void* from, int32_t length, void* string) {
  return ug_characters(from, length, DATA(CHARS(string)));
}

/* How many characters can be added before the buffer is to grow. */
static int32_t room(void* builder) {
  TeaVM_Array* buffer = ((cls_jl_AbstractStringBuilder*)builder)->fld_buffer;
  return buffer == NULL ? 0 : buffer->size - ((cls_jl_AbstractStringBuilder*)builder)->fld_length;
}

void* meth_jl_AbstractStringBuilder_insert(void* builder, int32_t at, void* string) {
  cls_jl_AbstractStringBuilder* to = builder;
  if (string == NULL || at != to->fld_length || CHARS(string)->size > room(builder)) {
    return slow_jl_AbstractStringBuilder_insert(builder, at, string);
  }
  TeaVM_Array* chars = CHARS(string);
  if (chars->size > 0) {
    copy(DATA(to->fld_buffer) + at, DATA(chars), chars->size);
  }
  to->fld_length += chars->size;
  return builder;
}

void* meth_jl_AbstractStringBuilder_insert_3(void* builder, int32_t at, int32_t c) {
  cls_jl_AbstractStringBuilder* to = builder;
  if (at != to->fld_length || room(builder) < 1) {
    return slow_jl_AbstractStringBuilder_insert_3(builder, at, c);
  }
  DATA(to->fld_buffer)[at] = (char16_t)c;
  to->fld_length++;
  return builder;
}

#define ELEMENTS(array) TEAVM_ARRAY_DATA(array, void*)
#define IS_ARRAY_LIST(object) (TEAVM_CLASS_OF(object) == (TeaVM_Class*)&ju_ArrayList_Cls)
#define IS_FIXED_LIST(object) (TEAVM_CLASS_OF(object) == (TeaVM_Class*)&ju_TemplateCollections_ImmutableArrayList_Cls)

void* meth_ju_ArrayList_get(void* list, int32_t at) {
  cls_ju_ArrayList* from = list;
  return (uint32_t)at < (uint32_t)from->fld_size ? ELEMENTS(from->fld_array)[at] : slow_ju_ArrayList_get(list, at);
}

int32_t meth_ju_TemplateCollections_ImmutableArrayList_size(void* list) {
  return ((cls_ju_TemplateCollections_ImmutableArrayList*)list)->fld_list->size;
}

void* meth_ju_TemplateCollections_ImmutableArrayList_get(void* list, int32_t at) {
  TeaVM_Array* from = ((cls_ju_TemplateCollections_ImmutableArrayList*)list)->fld_list;
  return (uint32_t)at < (uint32_t)from->size ? ELEMENTS(from)[at]
                                             : slow_ju_TemplateCollections_ImmutableArrayList_get(list, at);
}

/* As in the JDK a list has no place before it has elements. To the collector these are parts of the program, as texts
   are: marked for ever. The class of arrays is made when the first one is. */
static TeaVM_Array no_elements;
static cls_ju_TemplateCollections_ImmutableArrayList no_list;

static TeaVM_Array* none(void) {
  if (no_elements.parent.header == 0) {
    const int32_t marked = (int32_t)0x80000000;
    no_elements.parent.header = marked | TEAVM_PACK_CLASS(teavm_getArrayClass((TeaVM_Class*)&jl_Object_Cls));
    ((TeaVM_Object*)&no_list)->header = marked | TEAVM_PACK_CLASS(&ju_TemplateCollections_ImmutableArrayList_Cls);
    no_list.fld_list = &no_elements;
  }
  return &no_elements;
}

void meth_ju_ArrayList__init_(void* list) {
  ((cls_ju_ArrayList*)list)->fld_array = none();
}

static size_t size_of_elements(int32_t count) {
  return (size_t)TEAVM_ALIGN(sizeof(TeaVM_Array), sizeof(void*)) + sizeof(void*) * (size_t)count;
}

static TeaVM_Array* elements_in(void* memory, TeaVM_Array* from, int32_t count, int32_t size) {
  TeaVM_Array* elements = memory;
  elements->parent.header = from->parent.header & 0x3FFFFFFF; /* without marks of the collector */
  elements->size = size;
  for (int32_t i = 0; i < count; i++) {
    ELEMENTS(elements)[i] = ELEMENTS(from)[i];
  }
  return elements;
}

/* More elements are left to what looks whether their size is a number. */
enum { FEW_ELEMENTS = 4, MANY_ELEMENTS = 1 << 20 };

static int has_grown(cls_ju_ArrayList* list) {
  int32_t size = list->fld_array->size;
  int32_t wanted = size < FEW_ELEMENTS ? FEW_ELEMENTS : 2 * size;
  void* memory = size < MANY_ELEMENTS ? ug_try_allocate((int32_t)size_of_elements(wanted)) : NULL;
  if (memory == NULL) {
    return 0;
  }
  list->fld_array = elements_in(memory, list->fld_array, size, wanted);
  return 1;
}

/* There is nothing to note for the collector: see CorrectRuntime. */
int32_t meth_ju_ArrayList_add(void* list, void* element) {
  cls_ju_ArrayList* to = list;
  if (to->fld_size >= to->fld_array->size && !has_grown(to)) {
    return slow_ju_ArrayList_add(list, element);
  }
  ELEMENTS(to->fld_array)[to->fld_size++] = element;
  to->parent.fld_modCount++;
  return 1;
}

int32_t meth_ju_AbstractCollection_isEmpty(void* list) {
  return IS_ARRAY_LIST(list)   ? ((cls_ju_ArrayList*)list)->fld_size == 0
         : IS_FIXED_LIST(list) ? ((cls_ju_TemplateCollections_ImmutableArrayList*)list)->fld_list->size == 0
                               : slow_ju_AbstractCollection_isEmpty(list);
}

/* A list that cannot change is its own copy, as in the JDK. The compiler knows which class a copy has. */
void* meth_ju_List_copyOf(void* list) {
  if (list != NULL && IS_FIXED_LIST(list)) {
    return list;
  }
  int32_t count = list != NULL && IS_ARRAY_LIST(list) ? ((cls_ju_ArrayList*)list)->fld_size : MANY_ELEMENTS;
  if (count == 0 || (list != NULL && list == sfld_ju_Collections_EMPTY_LIST)) {
    none();
    return &no_list;
  }
  cls_ju_TemplateCollections_ImmutableArrayList* copy =
      count < MANY_ELEMENTS ? ug_try_allocate((int32_t)(sizeof *copy + size_of_elements(count))) : NULL;
  if (copy == NULL) {
    return slow_ju_List_copyOf(list);
  }
  TeaVM_Array* from = ((cls_ju_ArrayList*)list)->fld_array;
  ((TeaVM_Object*)copy)->header = TEAVM_PACK_CLASS(&ju_TemplateCollections_ImmutableArrayList_Cls);
  copy->fld_list = elements_in(copy + 1, from, count, count);
  for (int32_t i = 0; i < count; i++) {
    if (ELEMENTS(from)[i] == NULL) {
      return slow_ju_List_copyOf(list); /* which throws */
    }
  }
  return copy;
}

void* meth_ju_AbstractList_iterator(void* list) {
  int32_t size;
  if (IS_ARRAY_LIST(list)) {
    size = ((cls_ju_ArrayList*)list)->fld_size;
  } else if (IS_FIXED_LIST(list)) {
    size = ((cls_ju_TemplateCollections_ImmutableArrayList*)list)->fld_list->size;
  } else {
    return slow_ju_AbstractList_iterator(list);
  }
  cls_ju_AbstractList_1* iterator = ug_try_allocate(sizeof *iterator);
  if (iterator == NULL) {
    return slow_ju_AbstractList_iterator(list);
  }
  iterator->parent.header = TEAVM_PACK_CLASS(&ju_AbstractList_1_Cls);
  iterator->fld_this_0 = list;
  iterator->fld_modCount = ((cls_ju_AbstractList*)list)->fld_modCount;
  iterator->fld_size = size;
  iterator->fld_removeIndex = -1;
  return iterator;
}

/* The iterator of both lists. */
void* meth_ju_AbstractList_1_next(void* iterator) {
  cls_ju_AbstractList_1* of = iterator;
  void* list = of->fld_this_0;
  int32_t at = of->fld_index;
  if (of->fld_modCount == ((cls_ju_AbstractList*)list)->fld_modCount) {
    TeaVM_Array* from = NULL;
    int32_t size = 0;
    if (IS_ARRAY_LIST(list)) {
      from = ((cls_ju_ArrayList*)list)->fld_array;
      size = ((cls_ju_ArrayList*)list)->fld_size;
    } else if (IS_FIXED_LIST(list)) {
      from = ((cls_ju_TemplateCollections_ImmutableArrayList*)list)->fld_list;
      size = from->size;
    }
    if ((uint32_t)at < (uint32_t)size) {
      of->fld_removeIndex = at;
      of->fld_index = at + 1;
      return ELEMENTS(from)[at];
    }
  }
  return slow_ju_AbstractList_1_next(iterator);
}

/* Only strings, and what is equal to itself alone, are known to be compared without a collection. */
void* meth_ju_HashMap_findNonNullKeyEntry(void* map, void* key, int32_t at, int32_t hash) {
  if (!IS_STRING(key)) {
    return slow_ju_HashMap_findNonNullKeyEntry(map, key, at, hash);
  }
  cls_ju_HashMap_HashEntry* entry = ELEMENTS(((cls_ju_HashMap*)map)->fld_elementData)[at];
  while (entry != NULL && (entry->fld_origKeyHash != hash || !meth_jl_String_equals(key, entry->parent.fld_key))) {
    entry = entry->fld_next;
  }
  return entry;
}

void* meth_ju_HashMap_entryByKey(void* map, void* key) {
  if (key == NULL) {
    return slow_ju_HashMap_entryByKey(map, key);
  }
  TeaVM_Array* table = ((cls_ju_HashMap*)map)->fld_elementData;
  if (IS_STRING(key)) {
    int32_t hash = meth_jl_String_hashCode(key);
    return meth_ju_HashMap_findNonNullKeyEntry(map, key, hash & (table->size - 1), hash);
  }
  jl_Object_VT* methods = (jl_Object_VT*)TEAVM_CLASS_OF(key);
  if (methods->virt_equals != &meth_jl_Object_equals || methods->virt_hashCode != &meth_jl_Object_hashCode) {
    return slow_ju_HashMap_entryByKey(map, key);
  }
  cls_ju_HashMap_HashEntry* entry = ELEMENTS(table)[meth_jl_Object_hashCode(key) & (table->size - 1)];
  while (entry != NULL && entry->parent.fld_key != key) {
    entry = entry->fld_next;
  }
  return entry;
}

/* From the place of its hash on, then from the beginning; there is no free place that would end the search. */
int32_t meth_ju_TemplateCollections_NElementSet_contains(void* set, void* wanted) {
  TeaVM_Array* from = ((cls_ju_TemplateCollections_NElementSet*)set)->fld_data;
  if (wanted == NULL || !IS_STRING(wanted) || from->size == 0) {
    return slow_ju_TemplateCollections_NElementSet_contains(set, wanted);
  }
  int32_t hash = meth_jl_String_hashCode(wanted);
  if (hash == INT32_MIN) {
    return slow_ju_TemplateCollections_NElementSet_contains(set, wanted);
  }
  int32_t first = (hash < 0 ? -hash : hash) % from->size;
  for (int32_t i = 0, at = first; i < from->size; i++) {
    void* element = ELEMENTS(from)[at];
    if (!IS_STRING(element)) {
      return slow_ju_TemplateCollections_NElementSet_contains(set, wanted);
    }
    if (meth_jl_String_hashCode(element) == hash && meth_jl_String_equals(element, wanted)) {
      return 1;
    }
    at = at + 1 == from->size ? 0 : at + 1;
  }
  return 0;
}

/* Most paths are as they should be: no slash follows another one, and none is at the end. */
void* meth_jnfi_DefaultFileSystem_getPath(void* system, void* text, TeaVM_Array* more) {
  cls_jnfi_DefaultPath* path = NULL;
  if (text != NULL && more != NULL && more->size == 0) {
    TeaVM_Array* chars = CHARS(text);
    int clean = chars->size <= 1 || DATA(chars)[chars->size - 1] != '/';
    for (int32_t i = 1; clean && i < chars->size; i++) {
      clean = DATA(chars)[i] != '/' || DATA(chars)[i - 1] != '/';
    }
    path = clean ? ug_try_allocate(sizeof *path) : NULL;
  }
  if (path == NULL) {
    return slow_jnfi_DefaultFileSystem_getPath(system, text, more);
  }
  path->parent.header = TEAVM_PACK_CLASS(&jnfi_DefaultPath_Cls);
  path->fld_fs = system;
  path->fld_pathString = text;
  return path;
}

static void* decoded(cls_jnci_BufferedDecoder_Controller* to, int32_t read, int32_t written) {
  to->fld_inPosition = read;
  to->fld_outPosition = written;
  return NULL;
}

void* meth_jnci_UTF8Decoder_arrayDecode(void* decoder, TeaVM_Array* in, int32_t from, int32_t to, TeaVM_Array* out,
                                        int32_t at, int32_t end, void* controller) {
  const uint8_t* bytes = TEAVM_ARRAY_DATA(in, uint8_t);
  while (from < to && at < end && bytes[from] < 128) {
    DATA(out)[at++] = bytes[from++];
  }
  return from == to ? decoded(controller, from, at)
                    : slow_jnci_UTF8Decoder_arrayDecode(decoder, in, from, to, out, at, end, controller);
}

#define IS_ASCII(c) ((uint32_t)(c) < 128)

static int32_t is_upper(int32_t c) {
  return c >= 'A' && c <= 'Z';
}

static int32_t is_lower(int32_t c) {
  return c >= 'a' && c <= 'z';
}

static int32_t is_digit(int32_t c) {
  return c >= '0' && c <= '9';
}

int32_t meth_jl_Character_toLowerCase_0(int32_t c) {
  return IS_ASCII(c) ? is_upper(c) ? c + 32 : c : slow_jl_Character_toLowerCase_0(c);
}

int32_t meth_jl_Character_toUpperCase_0(int32_t c) {
  return IS_ASCII(c) ? is_lower(c) ? c - 32 : c : slow_jl_Character_toUpperCase_0(c);
}

int32_t meth_jl_Character_isDigit_0(int32_t c) {
  return IS_ASCII(c) ? is_digit(c) : slow_jl_Character_isDigit_0(c);
}

int32_t meth_jl_Character_isLetter_0(int32_t c) {
  return IS_ASCII(c) ? is_upper(c) || is_lower(c) : slow_jl_Character_isLetter_0(c);
}

int32_t meth_jl_Character_isLetterOrDigit_0(int32_t c) {
  return IS_ASCII(c) ? is_upper(c) || is_lower(c) || is_digit(c) : slow_jl_Character_isLetterOrDigit_0(c);
}

int32_t meth_jl_Character_isWhitespace_0(int32_t c) {
  return IS_ASCII(c) ? (c >= '\t' && c <= '\r') || (c >= 0x1C && c <= ' ') : slow_jl_Character_isWhitespace_0(c);
}

int32_t meth_jl_Character_isLowerCase_0(int32_t c) {
  return IS_ASCII(c) ? is_lower(c) : slow_jl_Character_isLowerCase_0(c);
}

int32_t meth_jl_Character_isUpperCase_0(int32_t c) {
  return IS_ASCII(c) ? is_upper(c) : slow_jl_Character_isUpperCase_0(c);
}

int32_t meth_jl_Character_digit(int32_t c, int32_t radix) {
  if (!IS_ASCII(c) || radix < 2 || radix > 36) {
    return slow_jl_Character_digit(c, radix);
  }
  int32_t value = is_digit(c) ? c - '0' : is_lower(c) ? c - 'a' + 10 : is_upper(c) ? c - 'A' + 10 : 36;
  return value < radix ? value : -1;
}
