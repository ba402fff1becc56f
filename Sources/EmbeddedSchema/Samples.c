// Embeds the sample texts of schema/samples. The order is that of `SampleTexts` in Loading/Files.
#include "Samples.h"
#pragma clang diagnostic ignored "-Wc23-extensions"

static const uint8_t lishui[] = {
#embed "../../schema/samples/丽水市_新闻两则.txt"
};
static const uint8_t yichang[] = {
#embed "../../schema/samples/宜昌市_2024年政府工作报告.txt"
};
static const uint8_t nankang[] = {
#embed "../../schema/samples/赣州市南康区_2023年国民经济计划.txt"
};

static const uint8_t *const texts[] = {lishui, yichang, nankang};
static const size_t sizes[] = {sizeof lishui, sizeof yichang, sizeof nankang};

size_t fangzhi_sample_size(size_t sample) { return sizes[sample]; }
const uint8_t *fangzhi_sample(size_t sample) { return texts[sample]; }
