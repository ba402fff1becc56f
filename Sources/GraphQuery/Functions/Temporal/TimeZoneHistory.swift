/// The offsets of an IANA zone over time: the transitions of its TZif file (RFC 8536), and after
/// the last one the rule of the file's footer.
struct TimeZoneHistory: Sendable {
  let name: String
  /// When the offset changes, as seconds since the epoch, ascending.
  private let transitions: [Int64]
  /// The offset from each transition on.
  private let offsets: [Int32]
  /// The offset before the first transition: local mean time.
  private let firstOffset: Int32
  private let footer: DaylightRule?

  /// The offset from UTC, in seconds.
  func offset(at epochSecond: Int64) -> Int32 {
    guard let last = transitions.last, epochSecond < last else {
      return footer?.offset(at: epochSecond) ?? offsets.last ?? firstOffset
    }
    var low = 0
    var high = transitions.count
    while low < high {
      let middle = (low + high) / 2
      if transitions[middle] <= epochSecond { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? firstOffset : offsets[low - 1]
  }

  /// Reads a file's bytes; nil when they are no TZif of version 2 or later.
  init?(name: String, bytes: [UInt8]) {
    var reader = Reader(bytes: bytes)
    guard let first = reader.header(), first.version >= 0x32 else { return nil }
    // The first block has 32-bit times, for readers of version 1.
    reader.position += first.dataByteCount(timeSize: 4)
    guard let header = reader.header(),
      reader.position + header.dataByteCount(timeSize: 8) <= bytes.count
    else { return nil }
    var transitions: [Int64] = []
    for _ in 0..<header.transitionCount { transitions.append(reader.integer(byteCount: 8)) }
    var types: [Int] = []
    for _ in 0..<header.transitionCount { types.append(Int(reader.byte())) }
    var typeOffsets: [Int32] = []
    for _ in 0..<header.typeCount {
      typeOffsets.append(Int32(truncatingIfNeeded: reader.integer(byteCount: 4)))
      reader.position += 2
    }
    guard let firstOffset = typeOffsets.first, types.allSatisfy({ $0 < typeOffsets.count }) else {
      return nil
    }
    reader.position +=
      header.nameByteCount + header.leapCount * 12 + header.standardCount + header.utcCount
    self.name = name
    self.transitions = transitions
    offsets = types.map { typeOffsets[$0] }
    self.firstOffset = firstOffset
    footer = DaylightRule(posix: reader.footer())
  }

  private struct Header {
    let version: UInt8
    let utcCount, standardCount, leapCount, transitionCount, typeCount, nameByteCount: Int

    func dataByteCount(timeSize: Int) -> Int {
      transitionCount * (timeSize + 1) + typeCount * 6 + nameByteCount + leapCount * (timeSize + 4)
        + standardCount + utcCount
    }
  }

  private struct Reader {
    let bytes: [UInt8]
    var position = 0

    mutating func byte() -> UInt8 {
      guard position < bytes.count else { return 0 }
      defer { position += 1 }
      return bytes[position]
    }

    /// Big-endian, with a sign.
    mutating func integer(byteCount: Int) -> Int64 {
      var value: UInt64 = 0
      for _ in 0..<byteCount { value = value << 8 | UInt64(byte()) }
      let unused = UInt64(64 - byteCount * 8)
      return Int64(bitPattern: value << unused) >> Int64(unused)
    }

    mutating func header() -> Header? {
      guard position + 44 <= bytes.count,
        bytes[position..<position + 4].elementsEqual("TZif".utf8)
      else { return nil }
      let version = bytes[position + 4]
      position += 20
      let counts = (0..<6).map { _ in Int(integer(byteCount: 4)) }
      guard counts.allSatisfy({ $0 >= 0 && $0 <= bytes.count }) else { return nil }
      return Header(
        version: version, utcCount: counts[0], standardCount: counts[1], leapCount: counts[2],
        transitionCount: counts[3], typeCount: counts[4], nameByteCount: counts[5])
    }

    /// The line between two newlines at the end.
    mutating func footer() -> [UInt8] {
      guard position < bytes.count, bytes[position] == 10 else { return [] }
      return Array(bytes[(position + 1)...].prefix { $0 != 10 })
    }
  }
}
