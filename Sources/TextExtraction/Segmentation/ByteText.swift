/// Tests on strings by their bytes. The texts are folded before, so that two forms of one character do not arise; the
/// standard library's tests, which allow for them, cost much more on Chinese.
extension String {
  /// Whether another string stands in this one. Bytes compared: at the most the product of both lengths.
  func holds(_ other: String) -> Bool { offset(of: other) != nil }

  /// Whether this string begins with another one.
  func begins(with other: String) -> Bool {
    withBytes { own in
      other.withBytes { own.count >= $0.count && Self.equal(own, 0, $0) }
    }
  }

  /// Whether this string ends with another one.
  func ends(with other: String) -> Bool {
    withBytes { own in
      other.withBytes { own.count >= $0.count && Self.equal(own, own.count - $0.count, $0) }
    }
  }

  /// Whether both strings have the same bytes.
  func isSame(as other: String) -> Bool {
    withBytes { own in
      other.withBytes { own.count == $0.count && Self.equal(own, 0, $0) }
    }
  }

  /// Less than 0 when this string stands before another one in the order of their bytes, 0 when they are the same.
  package func order(beside other: String) -> Int {
    withBytes { own in
      other.withBytes { others in
        let count = min(own.count, others.count)
        for index in 0..<count where own[index] != others[index] {
          return own[index] < others[index] ? -1 : 1
        }
        return own.count - others.count
      }
    }
  }

  /// The first place where a string stands.
  func firstRange(of other: String) -> Range<String.Index>? {
    guard let offset = offset(of: other) else { return nil }
    let start = utf8.index(startIndex, offsetBy: offset)
    return start..<utf8.index(start, offsetBy: other.utf8.count)
  }

  /// How many bytes stand before the first place where a string stands.
  private func offset(of other: String) -> Int? {
    withBytes { own in
      other.withBytes { word in
        guard let first = word.first, own.count >= word.count else { return nil }
        for start in 0...own.count - word.count
        where own[start] == first && Self.equal(own, start, word) {
          return start
        }
        return nil
      }
    }
  }

  @inline(__always)
  private static func equal(
    _ own: UnsafeBufferPointer<UInt8>, _ start: Int, _ word: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    for index in word.indices where own[start + index] != word[index] { return false }
    return true
  }

  @inline(__always)
  func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    if let result = utf8.withContiguousStorageIfAvailable(body) { return result }
    return Array(utf8).withUnsafeBufferPointer(body)
  }
}

/// A string as a key of a dictionary, compared and hashed by its bytes.
package struct ByteKey: Hashable, Comparable, Sendable {
  package let string: String

  package init(_ string: String) { self.string = string }

  package static func < (first: ByteKey, second: ByteKey) -> Bool {
    first.string.order(beside: second.string) < 0
  }

  package static func == (first: ByteKey, second: ByteKey) -> Bool {
    first.string.isSame(as: second.string)
  }

  package func hash(into hasher: inout Hasher) {
    string.withBytes { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}
