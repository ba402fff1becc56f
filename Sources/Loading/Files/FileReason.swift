#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Why the file system refused, in words for a person.
struct FileReason {
  static func text(for path: String, _ error: any Error) -> String {
    guard let error = error as? CocoaError else { return "\(error)" }
    switch error.code {
    case .fileReadNoPermission: return "no permission; check the owner and mode of the file"
    case .fileReadNoSuchFile, .fileNoSuchFile: return "no such file"
    case .fileReadTooLarge: return "too large for this machine's memory; split it"
    default:
      if FileEntry(path: path)?.isFolder == true { return "it is a folder" }
      return "file system error \(error.code.rawValue)"
    }
  }
}
