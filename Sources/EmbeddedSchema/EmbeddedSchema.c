// Embeds the tables of schema/. The order is that of `EmbeddedTable` in TextExtraction/Vocabulary.
#include "EmbeddedSchema.h"
#pragma clang diagnostic ignored "-Wc23-extensions"

static const uint8_t places[] = {
#embed "../../schema/places.tsv" if_empty(0)
};
static const uint8_t parks[] = {
#embed "../../schema/parks.tsv" if_empty(0)
};
static const uint8_t indicators[] = {
#embed "../../schema/indicators.tsv" if_empty(0)
};
static const uint8_t units[] = {
#embed "../../schema/units.tsv" if_empty(0)
};
static const uint8_t words[] = {
#embed "../../schema/lexicon/words.tsv" if_empty(0)
};
static const uint8_t heads[] = {
#embed "../../schema/lexicon/heads.tsv" if_empty(0)
};
static const uint8_t cues[] = {
#embed "../../schema/lexicon/cues.tsv" if_empty(0)
};
static const uint8_t known[] = {
#embed "../../schema/lexicon/known.tsv" if_empty(0)
};
static const uint8_t clusters[] = {
#embed "../../schema/lexicon/clusters.tsv" if_empty(0)
};
static const uint8_t characters[] = {
#embed "../../schema/characters.tsv" if_empty(0)
};
static const uint8_t phrases[] = {
#embed "../../schema/lexicon/phrases.tsv" if_empty(0)
};
static const uint8_t short_forms[] = {
#embed "../../schema/lexicon/shortforms.tsv" if_empty(0)
};
static const uint8_t plans[] = {
#embed "../../schema/lexicon/plans.tsv" if_empty(0)
};
static const uint8_t gb18030[] = {
#embed "../../schema/encodings/gb18030.bin" if_empty(0)
};
static const uint8_t gb18030_ranges[] = {
#embed "../../schema/encodings/gb18030-ranges.bin" if_empty(0)
};
static const uint8_t big5[] = {
#embed "../../schema/encodings/big5.bin" if_empty(0)
};
static const uint8_t mention_weights[] = {
#embed "../../schema/models/mentions.bin" if_empty(0)
};
static const uint8_t indicator_weights[] = {
#embed "../../schema/models/indicators.bin" if_empty(0)
};

const uint8_t *const fangzhi_schema_tables[] = {
    places, parks, indicators, units, words, heads, cues, known, clusters, characters,
    phrases, short_forms, plans, gb18030, gb18030_ranges, big5, mention_weights, indicator_weights};
const size_t fangzhi_schema_sizes[] = {
    sizeof places, sizeof parks, sizeof indicators, sizeof units, sizeof words, sizeof heads,
    sizeof cues, sizeof known, sizeof clusters, sizeof characters, sizeof phrases,
    sizeof short_forms, sizeof plans, sizeof gb18030, sizeof gb18030_ranges,
    sizeof big5, sizeof mention_weights, sizeof indicator_weights};
