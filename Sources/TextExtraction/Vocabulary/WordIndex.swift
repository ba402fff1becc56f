/// Distinct words as UTF-16 units, numbered in the order in which they came.
///
/// A hash table with open addressing over one array of units: a word costs no allocation, and two words are equal only unit by
/// unit, whereas `String` compares normal forms.
struct WordIndex: Sendable {
  private var units: [UInt16] = []
  /// Word `i` is `units[starts[i]..<starts[i + 1]]`.
  private var starts: [Int32] = [0]
  /// Numbers of words, -1 where free; a power of two of them, half of them free at least.
  private var slots: [Int32]

  init(minimumCapacity: Int = 64) {
    var size = 128
    while size < 2 * minimumCapacity { size *= 2 }
    slots = Array(repeating: -1, count: size)
    units.reserveCapacity(4 * minimumCapacity)
    starts.reserveCapacity(minimumCapacity + 1)
  }

  var count: Int { starts.count - 1 }

  /// The units of a word.
  subscript(word: Int) -> ArraySlice<UInt16> {
    units[Int(starts[word])..<Int(starts[word + 1])]
  }

  /// The number of a word, or nil.
  func find(_ word: ArraySlice<UInt16>) -> Int? {
    let number = slots[slot(of: word)]
    return number < 0 ? nil : Int(number)
  }

  /// The number of a word, which is added unless it is there.
  mutating func insert(_ word: ArraySlice<UInt16>) -> (number: Int, isNew: Bool) {
    let free = slot(of: word)
    if slots[free] >= 0 { return (Int(slots[free]), false) }
    let number = count
    slots[free] = Int32(number)
    units.append(contentsOf: word)
    starts.append(Int32(units.count))
    if 2 * count > slots.count { grow() }
    return (number, true)
  }

  /// Where a word stands or would stand.
  private func slot(of word: ArraySlice<UInt16>) -> Int {
    word.withUnsafeBufferPointer { word in
      units.withUnsafeBufferPointer { units in
        let mask = slots.count - 1
        var slot = Self.hash(word) & mask
        while slots[slot] >= 0 {
          let number = Int(slots[slot])
          let start = Int(starts[number])
          if Int(starts[number + 1]) - start == word.count {
            var index = 0
            while index < word.count, units[start + index] == word[index] { index += 1 }
            if index == word.count { return slot }
          }
          slot = (slot + 1) & mask
        }
        return slot
      }
    }
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: 2 * slots.count)
    for number in 0..<count { slots[slot(of: self[number])] = Int32(number) }
  }

  private static func hash(_ word: UnsafeBufferPointer<UInt16>) -> Int {
    var hash: UInt64 = 0
    for unit in word { hash = (hash ^ UInt64(unit)) &* 0x9E37_79B9_7F4A_7C15 &+ hash >> 29 }
    return Int(truncatingIfNeeded: (hash ^ hash >> 32) & 0x7FFF_FFFF)
  }
}
