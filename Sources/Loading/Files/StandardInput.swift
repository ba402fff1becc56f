#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The bytes that come in on standard input.
struct StandardInput {
  static func readToEnd() throws(LoadingError) -> [UInt8] {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(0, &piece, piece.count)
      if count > 0 {
        bytes += piece[..<count]
      } else if count == 0 {
        return bytes
      } else if errno != EINTR {
        let reason = String(cString: strerror(errno))
        throw LoadingError(
          code: .unreadable, message: "standard input cannot be read: \(reason)", cause: nil)
      }
    }
  }
}
