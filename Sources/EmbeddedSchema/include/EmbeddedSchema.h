#pragma once
#include <stddef.h>
#include <stdint.h>
#include "Samples.h"

// The tables of schema/, compiled into the binary. Tables are named by their position.
extern const size_t fangzhi_schema_sizes[];
extern const uint8_t *const fangzhi_schema_tables[];

static inline size_t fangzhi_schema_size(size_t table) { return fangzhi_schema_sizes[table]; }
static inline const uint8_t *fangzhi_schema_table(size_t table) { return fangzhi_schema_tables[table]; }
