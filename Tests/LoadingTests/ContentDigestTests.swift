import Testing

@testable import Loading

struct ContentDigestTests {
  // Expected values from the reference implementation of MurmurHash3_x64_128 (mmh3.hash128, signed=False), as its two
  // 64-bit halves, low half first.
  @Test(arguments: [
    ("", "00000000000000000000000000000000"),
    ("hello", "cbd8a7b341bd9b025b1e906a48ae1d19"),
    ("The quick brown fox jumps over the lazy dog", "e34bbc7bbc071b6c7a433ca9c49a9347"),
  ])
  func agreesWithTheReference(text: String, digest: String) {
    #expect(ContentDigest.hexadecimal(of: Array(text.utf8)) == digest)
  }

  @Test func everyByteAndTheSeedCount() {
    let bytes = (0..<100).map { UInt8($0) }
    let digest = ContentDigest.hexadecimal(of: bytes)
    for index in bytes.indices {
      var changed = bytes
      changed[index] ^= 1
      #expect(ContentDigest.hexadecimal(of: changed) != digest)
    }
    #expect(ContentDigest.hexadecimal(of: bytes, seed: 1) != digest)
  }
}
