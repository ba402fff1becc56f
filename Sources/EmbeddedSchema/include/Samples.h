#pragma once
#include <stddef.h>
#include <stdint.h>

// The sample texts of schema/samples, compiled into the binary and named by their position.
size_t fangzhi_sample_size(size_t sample);
const uint8_t *fangzhi_sample(size_t sample);
