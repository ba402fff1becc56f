#if canImport(Darwin)
  import Foundation
#else
  @_spi(_Unicode) import Swift
#endif

/// Unicode's canonical normal forms, as `normalize()` names them.
enum NormalForm: String, CaseIterable {
  case composed = "NFC"
  case decomposed = "NFD"

  func of(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    #if canImport(Darwin)
      return self == .composed
        ? text.precomposedStringWithCanonicalMapping : text.decomposedStringWithCanonicalMapping
    #else
      var result = String.UnicodeScalarView()
      switch self {
      case .composed: result.append(contentsOf: text._nfc)
      case .decomposed: result.append(contentsOf: text._nfd)
      }
      return String(result)
    #endif
  }
}
