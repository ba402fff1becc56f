#include "CInflate.h"
#include <string.h>
#include <zlib.h>

int fangzhi_inflate(const uint8_t *input, size_t input_size, uint8_t *output, size_t output_size) {
  if (input_size > UINT32_MAX || output_size > UINT32_MAX) return Z_DATA_ERROR;
  z_stream stream;
  memset(&stream, 0, sizeof stream);
  // Without a zlib header, as in zip archives.
  if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) return Z_MEM_ERROR;
  stream.next_in = (Bytef *)input;
  stream.avail_in = (uInt)input_size;
  stream.next_out = output;
  stream.avail_out = (uInt)output_size;
  int status = inflate(&stream, Z_FINISH);
  int whole = status == Z_STREAM_END && stream.avail_out == 0;
  inflateEnd(&stream);
  return whole ? 0 : Z_DATA_ERROR;
}
