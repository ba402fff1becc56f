#include "EmbeddedSchema.h"
#pragma clang diagnostic ignored "-Wc23-extensions"

static const uint8_t empty[] = {0};

const uint8_t *const fangzhi_schema_tables[] = {empty};
const size_t fangzhi_schema_sizes[] = {0};
