#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Something to load: a name that stays the same from one load to the next, and a way to read its bytes.
public struct TextSource: Sendable {
  /// The document's `source` in the graph: the absolute path of a file.
  public let name: String
  /// The size in bytes where it is known beforehand, for planning.
  public let byteCount: Int
  /// Reads the whole source.
  public let read: @Sendable () throws -> [UInt8]

  /// A source with bytes that the caller has.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.byteCount = bytes.count
    self.read = { bytes }
  }

  /// A file. Its name is the path without symbolic links, so that a file has one identity however it is named.
  public init(path: String, byteCount: Int = 0) {
    let url = URL(filePath: path).resolvingSymlinksInPath().standardizedFileURL
    self.name = url.path
    self.byteCount = byteCount
    self.read = {
      do {
        return [UInt8](try Data(contentsOf: URL(filePath: path)))
      } catch {
        throw LoadingError.unreadable(path: path, cause: error)
      }
    }
  }

  /// Standard input, which is named by its content: another text is another source.
  public static func standardInput() throws -> TextSource {
    let bytes = try StandardInput.readToEnd()
    return TextSource(name: "stdin:" + ContentDigest.hexadecimal(of: bytes), bytes: bytes)
  }
}
