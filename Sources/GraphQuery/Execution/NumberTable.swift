/// Numbers 64-bit keys from 0 in order of first appearance; an open hash table.
struct NumberTable {
  private(set) var keys: [UInt64] = []
  /// A key's number plus one; 0 is free.
  private var table: [UInt32] = Array(repeating: 0, count: 64)
  private var mask = 63

  var count: Int { keys.count }

  @inline(__always)
  private static func spread(_ key: UInt64) -> Int {
    let product = key &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: product >> 17 ^ product >> 40)
  }

  /// The key's number; a new key gets the next one.
  @inline(__always)
  mutating func number(of key: UInt64) -> UInt32 {
    var slot = Self.spread(key) & mask
    while true {
      let entry = table[slot]
      if entry == 0 { break }
      if keys[Int(entry) - 1] == key { return entry - 1 }
      slot = (slot + 1) & mask
    }
    return insert(key, slot)
  }

  @inline(never)
  private mutating func insert(_ key: UInt64, _ slot: Int) -> UInt32 {
    keys.append(key)
    table[slot] = UInt32(keys.count)
    if keys.count * 2 > table.count { grow() }
    return UInt32(keys.count - 1)
  }

  private mutating func grow() {
    table = Array(repeating: 0, count: table.count * 2)
    mask = table.count - 1
    for (index, key) in keys.enumerated() {
      var slot = Self.spread(key) & mask
      while table[slot] != 0 { slot = (slot + 1) & mask }
      table[slot] = UInt32(index + 1)
    }
  }
}
