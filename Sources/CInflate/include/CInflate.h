#pragma once
#include <stddef.h>
#include <stdint.h>

// Inflates raw DEFLATE data (RFC 1951) with zlib into a buffer whose size is known.
// Returns 0 when exactly `output_size` bytes came out, else another number.
int fangzhi_inflate(const uint8_t *input, size_t input_size, uint8_t *output, size_t output_size);
