/// What a word of the vocabulary is to the rules.
enum WordClass: UInt8, Sendable {
  /// A place's full name; the value is a group of places.
  case place
  /// A place's short or former name; the value is a group of places.
  case placeShort
  /// A known park; the value is its row.
  case park
  /// An alias of a standard indicator; the value is its row.
  case indicator
  /// A common word; the value is its part of speech.
  case common
  /// A head noun; the value is its row.
  case head
  /// A name known everywhere; the value is its row.
  case known
  // Cues of figures, named as in lexicon/cues.tsv.
  case growth, increase, decrease, reach, ge, gt, le, lt, approx
  case afterGe, afterLe, afterApprox, above, adverb, share, average, create, act, target, estimate
  case scope

  /// The class of a cue by its name in the table.
  init?(cue name: String) {
    switch name {
    case "growth": self = .growth
    case "increase": self = .increase
    case "decrease": self = .decrease
    case "reach": self = .reach
    case "ge": self = .ge
    case "gt": self = .gt
    case "le": self = .le
    case "lt": self = .lt
    case "approx": self = .approx
    case "after-ge": self = .afterGe
    case "after-le": self = .afterLe
    case "after-approx": self = .afterApprox
    case "above": self = .above
    case "adverb": self = .adverb
    case "share": self = .share
    case "average": self = .average
    case "create": self = .create
    case "act": self = .act
    case "target": self = .target
    case "estimate": self = .estimate
    case "scope": self = .scope
    default: return nil
    }
  }
}

/// The parts of speech that the rules tell apart.
enum PartOfSpeech: Int32, Sendable {
  case noun, verb, verbalNoun, adjective, adverb, numeral, pronoun, function, time, idiom, other

  init(tag: String) {
    switch tag {
    case "n", "g", "s", "i.n": self = .noun
    case "v": self = .verb
    case "vn": self = .verbalNoun
    case "a", "b", "an", "z": self = .adjective
    case "d", "ad", "vd": self = .adverb
    case "m", "q": self = .numeral
    case "r": self = .pronoun
    case "p", "c", "u", "e", "y", "o": self = .function
    case "t": self = .time
    case "i", "l": self = .idiom
    default: self = .other
    }
  }
}

/// One meaning of a word.
struct WordSense: Sendable {
  var kind: WordClass
  var value: Int32
}

/// The set of classes of a word's senses.
struct WordClassSet: OptionSet, Sendable {
  var rawValue: UInt64
  init(rawValue: UInt64) { self.rawValue = rawValue }
  init(_ kind: WordClass) { rawValue = 1 << UInt64(kind.rawValue) }
  @inline(__always) func has(_ kind: WordClass) -> Bool {
    rawValue & (1 << UInt64(kind.rawValue)) != 0
  }
}
