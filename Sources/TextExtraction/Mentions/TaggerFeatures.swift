/// The features by which the tagger weighs a token: hashes of what the token is and what stands around it.
enum TaggerFeatures {
  /// How many features each token has.
  static let width = 72

  /// Calls `found` with each feature of a token, always in the same order.
  @inline(__always)
  static func visit(_ tokens: TaggerTokens, _ index: Int, _ found: (UInt32) -> Void) {
    let none = TaggerToken()
    let token = tokens[index]
    let before = index > 0 ? tokens[index - 1] : none
    let after = index + 1 < tokens.count ? tokens[index + 1] : none
    let before2 = index > 1 ? tokens[index - 2] : none
    let after2 = index + 2 < tokens.count ? tokens[index + 2] : none
    var template: UInt32 = 0
    func add(_ a: UInt32, _ b: UInt32 = 0, _ c: UInt32 = 0) {
      template += 1
      found(FeatureHash.mix(template, a, b, c))
    }
    // The word and its neighbours.
    add(0)
    add(token.word)
    add(before.word)
    add(after.word)
    add(before2.word)
    add(after2.word)
    add(before.word, token.word)
    add(token.word, after.word)
    // Words used alike.
    add(token.cluster)
    add(before.cluster)
    add(after.cluster)
    add(before.cluster, token.cluster)
    add(token.cluster, after.cluster)
    add(before2.cluster, before.cluster)
    add(after.cluster, after2.cluster)
    add(before.coarse, token.coarse, after.coarse)
    add(token.coarse, token.headWordAhead)
    add(token.cluster, token.headAhead, token.headDistance)
    // Parts of speech.
    add(before.partOfSpeech, token.partOfSpeech)
    add(token.partOfSpeech, after.partOfSpeech)
    add(before.partOfSpeech, token.partOfSpeech, after.partOfSpeech)
    add(before2.partOfSpeech, before.partOfSpeech, token.partOfSpeech)
    // Letters.
    add(token.last, token.shape)
    add(before.last)
    add(after.first)
    add(token.first, token.partOfSpeech)
    add(token.last, after.first)
    add(before.last, token.first)
    // Heads.
    add(token.heads, token.shape)
    add(after.heads, token.heads)
    add(before.heads, token.heads)
    add(token.heads, after.partOfSpeech)
    add(token.heads, after.cluster)
    add(token.headAhead, token.headDistance)
    add(token.headAhead, token.headDistance, token.partOfSpeech)
    add(token.headWordAhead)
    add(token.headWordAhead, min(token.headDistance, 3))
    add(token.heads, token.specificBehind, token.headWordAhead)
    // Lists.
    add(token.listHead, token.headAhead)
    add(token.listWord, token.headAhead)
    add(token.listHead, token.specificAhead, token.partOfSpeech)
    add(token.listHead, token.markBefore, token.markAfter)
    add(token.listWord, token.phrasePosition, token.markBefore)
    // Verbs.
    add(token.verbBehind)
    add(token.verbBehind, token.verbDistance)
    add(token.verbBehind, token.headAhead)
    add(token.verbAhead, token.headAhead)
    add(token.verbAhead, token.markAfter, token.listHead)
    add(token.verbBehind, token.listHead, token.markBefore)
    // Quotations.
    add(token.quote)
    add(token.quote, token.quoteAfter)
    add(token.quote, token.quoteBefore)
    add(token.quote & 48, token.quoteEnds)
    add(token.quote & 48, token.quoteEnds & 0xFFFF)
    add(token.quote & 48, token.quoteEnds >> 16)
    add(token.quote, token.verbBehind)
    add(token.quote, token.clausePosition, token.word)
    add(before.quote, token.headAhead, token.headDistance)
    add(token.quote, token.markBefore, token.markAfter)
    // Places.
    add(token.place, token.headAhead)
    add(before.place, token.place, after.place)
    add(token.place, before.word)
    add(token.place, after.word)
    add(token.placeName, token.place, token.headAhead)
    add(token.placeName, before.cluster, after.cluster)
    add(token.clausePosition, token.headAhead, token.place)
    // The phrase.
    add(token.clausePosition, token.partOfSpeech)
    add(token.specificBehind, token.specificAhead, token.headAhead)
    add(token.phraseStart, token.headAhead)
    add(token.phraseEnd, token.phrasePosition)
    add(token.phraseEnd, token.markBefore, token.markAfter)
    add(token.phrasePosition, token.specificAhead, token.markAfter)
  }
}
