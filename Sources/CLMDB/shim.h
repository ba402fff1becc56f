#include <lmdb.h>
#include <stddef.h>

#ifdef __linux__
#include <sys/vfs.h>
/* glibc declares it for _GNU_SOURCE only. */
extern void *memmem(const void *text, size_t text_size, const void *wanted, size_t wanted_size);

/* The kind of file system that a path is on, or 0; `statfs` is both a type and a function in C, which Swift cannot tell apart. */
static inline unsigned int file_system_kind(const char *path) {
  struct statfs status;
  return statfs(path, &status) == 0 ? (unsigned int)status.f_type : 0;
}
#endif
