/*
 * Methods of the class library that are called for each character. The compiler's own, which CorrectC renames to slow_…,
 * do the rest: what throws, what is not ASCII, what allocates. Nothing here can start a collection of garbage.
 */
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
extern void* slow_jl_AbstractStringBuilder_insert(void*, int32_t, void*);
extern void* slow_jl_AbstractStringBuilder_insert_3(void*, int32_t, int32_t);
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

static int32_t same(TeaVM_Array* one, int32_t from, TeaVM_Array* other, int32_t begin, int32_t count) {
  return memcmp(DATA(one) + from, DATA(other) + begin, sizeof(char16_t) * (size_t)count) == 0;
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
  for (int32_t i = from < 0 ? 0 : from; i < chars->size; i++) {
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
  for (int32_t i = from; i <= chars->size - wanted->size; i++) {
    if (DATA(chars)[i] == first && same(chars, i, wanted, 0, wanted->size)) {
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
    memcpy(DATA(to->fld_buffer) + at, DATA(chars), sizeof(char16_t) * (size_t)chars->size);
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
