#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Walks the pages of a data file without LMDB, which trusts what it reads: every page that the last
/// commit reaches must be what its parent says, keys must be in order, counts must be right, and no
/// page may be used twice. The page format is that of LMDB 0.9 (lmdb/libraries/liblmdb/mdb.c,
/// "Page structures"), on a 64-bit little-endian machine.
///
/// Nobody may write meanwhile.
public struct FileInspection {
  /// What is wrong, page by page; at most a hundred.
  public private(set) var findings: [String] = []
  public private(set) var pageCount = 0

  private let file: Int32
  private let pageSize: Int
  private var lastPage: UInt64 = 0
  private var used: [UInt64] = []

  /// Counts of one tree, as its record states them.
  private struct Tree {
    var flags: UInt16
    var depth: Int
    var branchPages: UInt64
    var leafPages: UInt64
    var overflowPages: UInt64
    var entries: UInt64
    var root: UInt64
  }

  private static let headerSize = 16
  private static let nodeSize = 8
  private static let noPage = UInt64.max

  /// Inspects the store in the folder at `path`. Throws where the file cannot be read at all.
  public static func inspect(path: String) throws(LMDBError) -> FileInspection {
    let file = unsafe open(path + "/data.mdb", O_RDONLY)
    guard file >= 0 else {
      throw LMDBError(result: errno, operation: "inspect", subject: path + "/data.mdb")
    }
    defer { close(file) }
    var inspection = FileInspection(file: file)
    inspection.run()
    return inspection
  }

  private init(file: Int32) {
    self.file = file
    // The file's first page names the page size; a damaged one is noticed by `run`.
    var head = [UInt8](repeating: 0, count: 48)
    _ = unsafe pread(file, &head, 48, 0)
    let stated = Int(Self.number(head, 40, 4))
    pageSize = [4_096, 8_192, 16_384, 32_768, 65_536].contains(stated) ? stated : 4_096
  }

  private static func number(_ bytes: [UInt8], _ offset: Int, _ size: Int) -> UInt64 {
    guard offset >= 0, offset + size <= bytes.count else { return 0 }
    var number: UInt64 = 0
    for index in (0..<size).reversed() { number = number << 8 | UInt64(bytes[offset + index]) }
    return number
  }

  private mutating func add(_ page: UInt64, _ problem: String) {
    if findings.count < 100 { findings.append("page \(page): \(problem)") }
  }

  private func page(_ number: UInt64, count: Int = 1) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: pageSize * count)
    let wanted = bytes.count
    let read = unsafe pread(file, &bytes, wanted, off_t(number) * off_t(pageSize))
    return read == wanted ? bytes : nil
  }

  private mutating func run() {
    var best: (transaction: UInt64, bytes: [UInt8])?
    for number in UInt64(0)...1 {
      guard let bytes = page(number) else {
        add(number, "the file ends before it")
        continue
      }
      guard Self.number(bytes, 0, 8) == number, Self.number(bytes, 10, 2) & 0x08 != 0,
        Self.number(bytes, 16, 4) == 0xBEEF_C0DE, Self.number(bytes, 20, 4) == 1
      else {
        add(number, "is no meta page")
        continue
      }
      let transaction = Self.number(bytes, 144, 8)
      if best.map({ $0.transaction < transaction }) ?? true { best = (transaction, bytes) }
    }
    guard let best else { return }
    lastPage = Self.number(best.bytes, 136, 8)
    let size = lseek(file, 0, SEEK_END)
    if (lastPage + 1) > UInt64(size) / UInt64(pageSize) {
      add(lastPage, "the file ends before the last page in use")
    }
    guard lastPage < 1 << 40 else { return }
    used = [UInt64](repeating: 0, count: Int(lastPage / 64) + 1)
    let free = Self.tree(best.bytes, 40)
    let main = Self.tree(best.bytes, 88)
    var freePages: [UInt64] = []
    walk(main, name: "main") { _, _ in }
    walk(free, name: "free") { _, value in
      // A list of page numbers, its length first.
      let count = Int(min(Self.number(value, 0, 8), UInt64(value.count / 8)))
      for index in 1..<max(count, 1) + (count > 0 ? 1 : 0) {
        freePages.append(Self.number(value, index * 8, 8))
      }
    }
    for number in freePages where number <= lastPage {
      if used[Int(number / 64)] & 1 << (number % 64) != 0 {
        add(number, "is in use and in the list of free pages")
      }
    }
  }

  private static func tree(_ bytes: [UInt8], _ offset: Int) -> Tree {
    Tree(
      flags: UInt16(number(bytes, offset + 4, 2)), depth: Int(number(bytes, offset + 6, 2)),
      branchPages: number(bytes, offset + 8, 8), leafPages: number(bytes, offset + 16, 8),
      overflowPages: number(bytes, offset + 24, 8), entries: number(bytes, offset + 32, 8),
      root: number(bytes, offset + 40, 8))
  }

  /// Marks pages as used; false when one is beyond the end or was used before.
  private mutating func take(_ first: UInt64, count: UInt64 = 1, from parent: UInt64) -> Bool {
    guard first > 1, count > 0, first <= lastPage, count <= lastPage - first + 1 else {
      add(parent, "refers to page \(first), which is outside the file")
      return false
    }
    for number in first..<first + count {
      if used[Int(number / 64)] & 1 << (number % 64) != 0 {
        add(parent, "refers to page \(number), which is in use elsewhere")
        return false
      }
      used[Int(number / 64)] |= 1 << (number % 64)
      pageCount += 1
    }
    return true
  }

  /// Walks a tree, hands every value to `visit`, and compares the counts with its record.
  private mutating func walk(
    _ tree: Tree, name: String, _ visit: ([UInt8], [UInt8]) -> Void
  ) {
    guard tree.root != Self.noPage else {
      if tree.entries != 0 { add(0, "tree \(name) counts entries but has no root") }
      return
    }
    var counts = Tree(
      flags: 0, depth: 0, branchPages: 0, leafPages: 0, overflowPages: 0, entries: 0, root: 0)
    var pending: [(page: UInt64, level: Int, parent: UInt64)] = [(tree.root, 1, 0)]
    var subtrees: [(name: String, tree: Tree)] = []
    var lastKey: [UInt8]?
    // Depth first, children in order, so that keys come in order over the whole tree. Integer keys
    // (the free list's) are in the order of numbers, which is not that of their bytes.
    let isByteOrder = tree.flags & 0x08 == 0 && name != "free"
    while let next = pending.popLast() {
      guard next.level <= 64, take(next.page, from: next.parent), let bytes = page(next.page)
      else { continue }
      let flags = Self.number(bytes, 10, 2)
      let lower = Int(Self.number(bytes, 12, 2))
      let upper = Int(Self.number(bytes, 14, 2))
      guard Self.number(bytes, 0, 8) == next.page, flags & 0x03 != 0, flags & 0x03 != 0x03,
        flags & 0x6C == 0, lower >= Self.headerSize, lower <= upper, upper <= pageSize,
        lower & 1 == 0
      else {
        add(next.page, "its header is damaged (tree \(name))")
        continue
      }
      let isBranch = flags & 0x01 != 0
      if isBranch { counts.branchPages += 1 } else { counts.leafPages += 1 }
      if !isBranch { counts.depth = max(counts.depth, next.level) }
      var children: [(page: UInt64, level: Int, parent: UInt64)] = []
      for index in 0..<(lower - Self.headerSize) / 2 {
        let offset = Int(Self.number(bytes, Self.headerSize + index * 2, 2))
        guard offset >= upper, offset + Self.nodeSize <= pageSize else {
          add(next.page, "entry \(index) stands outside the page")
          break
        }
        let keySize = Int(Self.number(bytes, offset + 6, 2))
        let low = Self.number(bytes, offset, 4)
        let nodeFlags = Self.number(bytes, offset + 4, 2)
        let dataStart = offset + Self.nodeSize + keySize
        guard dataStart <= pageSize else {
          add(next.page, "the key of entry \(index) stands outside the page")
          break
        }
        if isBranch {
          children.append((low | nodeFlags << 32, next.level + 1, next.page))
          continue
        }
        counts.entries += 1
        let key = Array(bytes[offset + Self.nodeSize..<dataStart])
        if isByteOrder, let last = lastKey, !last.lexicographicallyPrecedes(key) {
          add(next.page, "the key of entry \(index) is out of order (tree \(name))")
        }
        lastKey = key
        guard let value = value(bytes, dataStart, Int(low), nodeFlags, next.page, &counts) else {
          continue
        }
        if nodeFlags & 0x02 != 0, nodeFlags & 0x04 == 0, value.count == 48 {
          subtrees.append((String(decoding: key, as: UTF8.self), Self.tree(value, 0)))
        } else {
          visit(key, value)
        }
      }
      pending.append(contentsOf: children.reversed())
    }
    if counts.entries != tree.entries || counts.leafPages != tree.leafPages
      || counts.branchPages != tree.branchPages || counts.overflowPages != tree.overflowPages
      || counts.depth != tree.depth
    {
      add(tree.root, "the counts of tree \(name) do not agree with its pages")
    }
    for subtree in subtrees { walk(subtree.tree, name: subtree.name, visit) }
  }

  /// The value of a leaf entry, in the page or on pages of its own.
  private mutating func value(
    _ bytes: [UInt8], _ start: Int, _ size: Int, _ flags: UInt64, _ number: UInt64,
    _ counts: inout Tree
  ) -> [UInt8]? {
    guard flags & 0x01 != 0 else {
      guard start + size <= pageSize else {
        add(number, "a value stands outside the page")
        return nil
      }
      return Array(bytes[start..<start + size])
    }
    guard start + 8 <= pageSize else {
      add(number, "a value's page number stands outside the page")
      return nil
    }
    let first = Self.number(bytes, start, 8)
    let pages = (Self.headerSize + size - 1) / pageSize + 1
    counts.overflowPages += UInt64(pages)
    guard take(first, count: UInt64(pages), from: number), let head = page(first) else {
      return nil
    }
    guard Self.number(head, 0, 8) == first, Self.number(head, 10, 2) & 0x04 != 0,
      Self.number(head, 12, 4) == UInt64(pages)
    else {
      add(first, "the header of a large value is damaged")
      return nil
    }
    // Large values are the graph's own and carry checksums; only the free list's are needed here.
    guard size <= 1 << 24, let whole = page(first, count: pages) else { return [] }
    return Array(whole[Self.headerSize..<Self.headerSize + size])
  }
}
