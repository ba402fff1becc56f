/// The features by which the tagger weighs a token: hashes of what the token is and what stands around it.
enum TaggerFeatures {
  /// Calls `found` with each feature of a token; what a token has nothing of, such as a quotation, gives none.
  @inline(__always)
  static func visit(_ tokens: TaggerTokens, _ index: Int, _ found: (UInt32) -> Void) {
    let none = TaggerToken()
    let token = tokens[index]
    let before = index > 0 ? tokens[index - 1] : none
    let after = index + 1 < tokens.count ? tokens[index + 1] : none
    let before2 = index > 1 ? tokens[index - 2] : none
    let after2 = index + 2 < tokens.count ? tokens[index + 2] : none
    func add(_ template: UInt32, _ a: UInt32 = 0, _ b: UInt32 = 0, _ c: UInt32 = 0) {
      found(FeatureHash.mix(template, a, b, c))
    }
    // The word and its neighbours.
    add(1)
    add(2, token.word)
    add(3, before.word)
    add(4, after.word)
    add(5, before2.word)
    add(6, after2.word)
    add(7, before.word, token.word)
    add(8, token.word, after.word)
    // Words used alike.
    add(9, token.cluster)
    add(10, before.cluster)
    add(11, after.cluster)
    add(12, before.cluster, token.cluster)
    add(13, token.cluster, after.cluster)
    add(14, before2.cluster, before.cluster)
    add(15, after.cluster, after2.cluster)
    add(16, before.coarse, token.coarse, after.coarse)
    // Parts of speech.
    add(17, before.partOfSpeech, token.partOfSpeech)
    add(18, token.partOfSpeech, after.partOfSpeech)
    add(19, before.partOfSpeech, token.partOfSpeech, after.partOfSpeech)
    add(20, before2.partOfSpeech, before.partOfSpeech, token.partOfSpeech)
    // Letters.
    add(21, token.last, token.shape)
    add(22, before.last)
    add(23, after.first)
    add(24, token.first, token.partOfSpeech)
    add(25, token.last, after.first)
    add(26, before.last, token.first)
    // Heads.
    if token.heads | before.heads | after.heads != 0 {
      add(27, token.heads, token.shape)
      add(28, after.heads, token.heads)
      add(29, before.heads, token.heads)
    }
    if token.heads != 0 {
      add(30, token.heads, after.partOfSpeech)
      add(31, token.heads, after.cluster)
      add(32, token.heads, token.specificBehind, token.word)
    }
    add(33, token.headAhead, token.headDistance, token.partOfSpeech)
    if token.headAhead != 0 {
      add(34, token.headAhead, token.headDistance)
      add(35, token.headWordAhead)
      add(36, token.headWordAhead, min(token.headDistance, 3))
      add(37, token.coarse, token.headWordAhead)
      add(38, token.cluster, token.headAhead, token.headDistance)
      add(39, token.verbBehind, token.headAhead)
      add(40, token.verbAhead, token.headAhead)
      add(41, token.phraseStart, token.headAhead)
    }
    add(42, token.specificBehind, token.specificAhead, token.headAhead)
    // Lists.
    if token.listHead != 0 {
      add(43, token.listHead, token.headAhead)
      add(44, token.listWord, token.headAhead)
      add(45, token.listHead, token.specificAhead, token.partOfSpeech)
      add(46, token.listHead, token.markBefore, token.markAfter)
      add(47, token.listWord, token.phrasePosition, token.markBefore)
      add(48, token.verbBehind, token.listHead, token.markBefore)
    }
    // Verbs.
    add(49, token.verbBehind)
    add(50, token.verbBehind, token.verbDistance)
    add(51, token.verbAhead, token.markAfter, token.listHead)
    // Quotations.
    if token.quote != 0 {
      add(52, token.quote)
      add(53, token.quote, token.quoteAfter)
      add(54, token.quote, token.quoteBefore)
      add(55, token.quote & 48, token.quoteEnds)
      add(56, token.quote & 48, token.quoteEnds & 0xFFFF)
      add(57, token.quote & 48, token.quoteEnds >> 16)
      add(58, token.quote, token.verbBehind)
      add(59, token.quote, token.clausePosition, token.word)
      add(60, token.quote, token.markBefore, token.markAfter)
    }
    if before.quote != 0 { add(61, before.quote, token.headAhead, token.headDistance) }
    // Places.
    if token.place | token.placeName | before.place | after.place != 0 {
      add(62, token.place, token.headAhead)
      add(63, before.place, token.place, after.place)
      add(64, token.place, before.word)
      add(65, token.place, after.word)
      add(66, token.placeName, token.place, token.headAhead)
      add(67, token.placeName, before.cluster, after.cluster)
      add(68, token.clausePosition, token.headAhead, token.place)
    }
    // The phrase.
    add(69, token.clausePosition, token.partOfSpeech)
    add(70, token.phraseEnd, token.phrasePosition)
    add(71, token.phraseEnd, token.markBefore, token.markAfter)
    add(72, token.phrasePosition, token.specificAhead, token.markAfter)
  }
}
