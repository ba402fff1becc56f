#include "bound.h"

#include <lmdb.h>
#include <stdlib.h>
#include <time.h>

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return 1e9 * (double)time.tv_sec + (double)time.tv_nsec;
}

/// Opens a folder's environment and a table of it for reading.
static int open_table(const char *folder, const char *table, MDB_env **env, MDB_txn **txn, MDB_dbi *dbi) {
  if (mdb_env_create(env)) return 0;
  mdb_env_set_maxdbs(*env, 16);
  return !mdb_env_open(*env, folder, MDB_RDONLY, 0644) && !mdb_txn_begin(*env, NULL, MDB_RDONLY, txn) &&
         !mdb_dbi_open(*txn, table, 0, dbi);
}

double bound_get(const char *folder, const char *table, const uint64_t *keys, size_t count, uint64_t *sum) {
  MDB_env *env;
  MDB_txn *txn = NULL;
  MDB_dbi dbi;
  if (!open_table(folder, table, &env, &txn, &dbi)) return -1;
  double start = now();
  uint64_t total = 0;
  for (size_t row = 0; row < count; row++) {
    uint64_t big = __builtin_bswap64(keys[row]);
    MDB_val key = {8, &big}, value;
    if (!mdb_get(txn, dbi, &key, &value)) total += value.mv_size;
  }
  double time = now() - start;
  *sum = total;
  mdb_txn_abort(txn);
  mdb_env_close(env);
  return time;
}

double bound_scan(const char *folder, const char *table, uint64_t *sum) {
  MDB_env *env;
  MDB_txn *txn = NULL;
  MDB_dbi dbi;
  MDB_cursor *cursor;
  if (!open_table(folder, table, &env, &txn, &dbi) || mdb_cursor_open(txn, dbi, &cursor)) return -1;
  double start = now();
  uint64_t total = 0;
  MDB_val key, value;
  while (!mdb_cursor_get(cursor, &key, &value, MDB_NEXT)) total += value.mv_size;
  double time = now() - start;
  *sum = total;
  mdb_cursor_close(cursor);
  mdb_txn_abort(txn);
  mdb_env_close(env);
  return time;
}

double bound_integers(const char *fields, size_t count, uint64_t *sum) {
  double start = now();
  uint64_t total = 0;
  char *end = (char *)fields;
  for (size_t row = 0; row < count; row++) total += (uint64_t)strtoll(row ? end + 1 : end, &end, 10);
  double time = now() - start;
  *sum = total;
  return time;
}

double bound_decimals(const char *fields, size_t count, uint64_t *sum) {
  double start = now();
  double total = 0;
  char *end = (char *)fields;
  for (size_t row = 0; row < count; row++) total += strtod(row ? end + 1 : end, &end);
  double time = now() - start;
  *sum = (uint64_t)(total * 100 + 0.5);
  return time;
}
