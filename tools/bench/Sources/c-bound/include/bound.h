#include <stddef.h>
#include <stdint.h>

/// What C reaches for the same work: each returns the nanoseconds of one pass, and the answer in `sum`.

/// Gets the value of each key in the named table of the environment in a folder; sums the lengths of the values.
/// Returns a negative number when LMDB fails.
double bound_get(const char *folder, const char *table, const uint64_t *keys, size_t count, uint64_t *sum);

/// Visits all entries of the named table with a cursor; sums the lengths of the values.
double bound_scan(const char *folder, const char *table, uint64_t *sum);

/// Reads the integers in fields that end in a comma, with strtoll; sums them.
double bound_integers(const char *fields, size_t count, uint64_t *sum);

/// Reads the decimal numbers in fields that end in a comma, with strtod; sums their hundredths.
double bound_decimals(const char *fields, size_t count, uint64_t *sum);
