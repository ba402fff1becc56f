import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The system's time zone database; each zone is read once.
enum TimeZoneDatabase {
  private static let directory = "/usr/share/zoneinfo/"
  private static let cache = Mutex<[String: TimeZoneHistory]>([:])

  /// A zone by its IANA name, as in `Asia/Shanghai`.
  static func zone(named name: String) throws -> TimeZoneHistory {
    if let zone = cache.withLock({ $0[name] }) { return zone }
    guard isPlausible(name) else { throw QueryFailure.unknownZone(name) }
    // Some systems ship diverging records of the time before 1970 for zones that the database's
    // main data gives as links; the links make the answer the same everywhere.
    let file = TimeZoneLinks.target(of: name) ?? name
    guard let bytes = read(directory + file) ?? read(directory + name),
      let zone = TimeZoneHistory(name: name, bytes: bytes)
    else { throw QueryFailure.unknownZone(name) }
    cache.withLock { $0[name] = zone }
    return zone
  }

  /// No path that could leave the directory, and nothing that only looks like a zone.
  private static func isPlausible(_ name: String) -> Bool {
    guard let first = name.utf8.first, first | 0x20 >= 97, first | 0x20 <= 122,
      name.utf8.count < 64
    else { return false }
    return name.utf8.allSatisfy { byte in
      let letter = byte | 0x20
      return letter >= 97 && letter <= 122 || byte >= 48 && byte <= 57
        || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
        || byte == UInt8(ascii: "+")
    }
  }

  private static func read(_ path: String) -> [UInt8]? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = fread(&bytes, 1, bytes.count, file)
    guard count > 0, count < bytes.count else { return nil }
    return Array(bytes.prefix(count))
  }
}
