internal import CLMDB

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Reads of packed numbers at any byte offset; a read past the end traps. Numbers are in the
/// machine's byte order, which the store records.
extension RawSpan {
  @inlinable @inline(__always)
  public func uint16(at offset: Int) -> UInt16 {
    unsafe unsafeLoadUnaligned(fromByteOffset: offset, as: UInt16.self)
  }

  @inlinable @inline(__always)
  public func uint32(at offset: Int) -> UInt32 {
    unsafe unsafeLoadUnaligned(fromByteOffset: offset, as: UInt32.self)
  }

  @inlinable @inline(__always)
  public func uint64(at offset: Int) -> UInt64 {
    unsafe unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
  }

  @inlinable @inline(__always)
  public func int64(at offset: Int) -> Int64 {
    unsafe unsafeLoadUnaligned(fromByteOffset: offset, as: Int64.self)
  }

  @inlinable @inline(__always)
  public func byte(at offset: Int) -> UInt8 {
    unsafe unsafeLoadUnaligned(fromByteOffset: offset, as: UInt8.self)
  }

  /// Appends `count` numbers or number-like values that stand at `offset`, with one copy.
  @inlinable
  public func append<Element: BitwiseCopyable>(
    at offset: Int, count: Int, to array: inout [Element], filler: Element
  ) {
    guard count > 0 else { return }
    let byteCount = count * MemoryLayout<Element>.stride
    precondition(offset >= 0 && offset + byteCount <= self.byteCount)
    let start = array.count
    array.append(contentsOf: repeatElement(filler, count: count))
    unsafe array.withUnsafeMutableBytes { target in
      unsafe withUnsafeBytes { source in
        unsafe target.baseAddress.unsafelyUnwrapped
          .advanced(by: start * MemoryLayout<Element>.stride)
          .copyMemory(
            from: source.baseAddress.unsafelyUnwrapped.advanced(by: offset), byteCount: byteCount)
      }
    }
  }

  /// A copy of a range of bytes.
  public func copy(at offset: Int, count: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    append(at: offset, count: count, to: &bytes, filler: 0)
    return bytes
  }

  /// The UTF-8 text in a range of bytes; ill-formed parts become U+FFFD.
  public func text(at offset: Int, count: Int) -> String {
    precondition(offset >= 0 && count >= 0 && offset + count <= byteCount)
    return unsafe withUnsafeBytes { bytes in
      unsafe String(
        decoding: UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + count]), as: UTF8.self)
    }
  }

  /// The offset of the first occurrence of `needle` that begins at or after `offset` and ends
  /// before `end`; nil when there is none. Linear time in practice.
  public func firstOffset(of needle: [UInt8], from offset: Int, to end: Int) -> Int? {
    precondition(offset >= 0 && offset <= end && end <= byteCount)
    if needle.isEmpty { return offset }
    if end - offset < needle.count { return nil }
    return unsafe withUnsafeBytes { bytes in
      unsafe needle.withUnsafeBytes { wanted in
        guard
          let base = bytes.baseAddress,
          let found = unsafe memmem(
            base + offset, end - offset, wanted.baseAddress.unsafelyUnwrapped, wanted.count)
        else { return nil }
        return unsafe UnsafeRawPointer(found) - base
      }
    }
  }

  /// True when the bytes at `offset` are exactly `wanted`.
  public func hasBytes(_ wanted: [UInt8], at offset: Int) -> Bool {
    guard offset >= 0, offset + wanted.count <= byteCount else { return false }
    if wanted.isEmpty { return true }
    return unsafe withUnsafeBytes { bytes in
      unsafe wanted.withUnsafeBytes { wanted in
        unsafe memcmp(
          bytes.baseAddress.unsafelyUnwrapped + offset, wanted.baseAddress.unsafelyUnwrapped,
          wanted.count) == 0
      }
    }
  }
}

/// A packed buffer to be written as one value.
extension [UInt8] {
  /// Appends a number in the machine's byte order.
  @inlinable
  public mutating func appendNumber<Number: FixedWidthInteger & BitwiseCopyable>(_ number: Number) {
    unsafe Swift.withUnsafeBytes(of: number) { unsafe append(contentsOf: $0) }
  }

  /// Appends the bytes of numbers or number-like values, as they lie in memory.
  @inlinable
  public mutating func appendPacked<Packed: BitwiseCopyable>(_ elements: [Packed]) {
    unsafe elements.withUnsafeBytes { unsafe append(contentsOf: $0) }
  }

  /// Appends a slice of numbers or number-like values, as they lie in memory.
  @inlinable
  public mutating func appendPacked<Packed: BitwiseCopyable>(_ elements: ArraySlice<Packed>) {
    unsafe elements.withUnsafeBytes { unsafe append(contentsOf: $0) }
  }
}

extension RawSpan {
  /// A 64-bit checksum of the bytes before `end`: multiply and fold a word at a time, after the
  /// mixing step of wyhash. Finds flipped and lost bytes; no defence against forgery.
  public func checksum(to end: Int) -> UInt64 {
    precondition(end >= 0 && end <= byteCount)
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(end)
    var offset = 0
    while offset + 8 <= end {
      let product = (hash ^ uint64(at: offset)).multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
      hash = product.high ^ product.low
      offset += 8
    }
    var rest: UInt64 = 0
    var shift: UInt64 = 0
    while offset < end {
      rest |= UInt64(byte(at: offset)) << shift
      shift += 8
      offset += 1
    }
    let product = (hash ^ rest).multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
    return product.high ^ product.low
  }
}

extension [UInt8] {
  /// The checksum that `RawSpan.checksum` gives for these bytes.
  public var checksum: UInt64 { unsafe span.bytes.checksum(to: count) }
}
