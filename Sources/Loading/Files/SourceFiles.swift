#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Finds the files to load beneath the paths that a user names.
public struct SourceFiles {
  /// The files, in the order of the paths and by name within folders; a file named twice stands once.
  public private(set) var files: [TextSource] = []
  /// Paths that are not there or folders that cannot be read.
  public private(set) var failures: [(path: String, error: LoadingError)] = []
  private var known: Set<String> = []

  /// Walks the paths: files as they are, folders recursively without what is hidden, `-` for standard input.
  public init(paths: [String]) throws {
    for path in paths {
      if path == "-" {
        append(try TextSource.standardInput())
      } else {
        walk(path)
      }
    }
  }

  /// Folders wait on a list, not on the call stack: they can nest deeper than the stack is.
  private mutating func walk(_ path: String) {
    var waiting = [path]
    var visited: Set<String> = []
    while let next = waiting.popLast() {
      guard let entry = FileEntry(path: next) else {
        failures.append((next, .missing(path: next)))
        continue
      }
      guard entry.isFolder else {
        append(TextSource(path: next, byteCount: entry.byteCount))
        continue
      }
      guard visited.insert(entry.path).inserted else { continue }  // a link to a folder above
      do {
        let names = try FileManager.default.contentsOfDirectory(atPath: next)
        // Reversed, for the list gives the last first.
        for name in names.sorted().reversed() where !name.hasPrefix(".") {
          waiting.append(next.hasSuffix("/") ? next + name : next + "/" + name)
        }
      } catch {
        failures.append((next, .unreadable(path: next, cause: error)))
      }
    }
  }

  private mutating func append(_ source: TextSource) {
    if known.insert(source.name).inserted { files.append(source) }
  }
}

/// What a path leads to.
package struct FileEntry {
  /// The path without symbolic links.
  package let path: String
  package let isFolder: Bool
  package let byteCount: Int

  /// Nil when nothing is there.
  package init?(path: String) {
    let resolved = URL(filePath: path).resolvingSymlinksInPath().standardizedFileURL.path
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: resolved) else {
      return nil
    }
    let size = attributes[.size]
    self.path = resolved
    self.isFolder = (attributes[.type] as? FileAttributeType) == .typeDirectory
    self.byteCount = (size as? Int) ?? (size as? UInt).map(Int.init(clamping:)) ?? 0
  }
}
