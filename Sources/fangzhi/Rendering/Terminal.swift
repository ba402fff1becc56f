#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Standard output and error: the only place that writes to them.
///
/// Output is gathered and written in large pieces. A reader that closed the pipe ends the program without a word, as the
/// user of `head` expects.
struct Terminal {
  private static let capacity = 1 << 16
  private var buffer: [UInt8] = []

  init() { buffer.reserveCapacity(Self.capacity) }

  /// Whether standard output is a screen.
  static var isInteractive: Bool { isatty(1) == 1 }
  /// Whether somebody types the input.
  static var readsFromScreen: Bool { isatty(0) == 1 }
  /// Whether standard error is a screen, where a line can be written over.
  static var showsProgress: Bool { isatty(2) == 1 }

  /// Columns of the screen, nil when output goes elsewhere.
  static var columns: Int? {
    guard isInteractive else { return nil }
    var size = winsize()
    guard ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  /// Turns a closed pipe from a signal into an error of the write.
  static func ignoreClosedPipes() {
    signal(SIGPIPE, SIG_IGN)
  }

  mutating func write(_ text: String) {
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= Self.capacity { flush() }
  }

  mutating func write(_ bytes: [UInt8]) {
    buffer += bytes
    if buffer.count >= Self.capacity { flush() }
  }

  mutating func writeLine(_ text: String) {
    write(text)
    write([UInt8(ascii: "\n")])
  }

  mutating func flush() {
    Self.writeAll(buffer, to: 1)
    buffer.removeAll(keepingCapacity: true)
  }

  /// A line on standard error, at once.
  static func complain(_ text: String) {
    writeAll(Array((text + "\n").utf8), to: 2)
  }

  /// Text before what the user types.
  static func prompt(_ text: String) {
    writeAll(Array(text.utf8), to: 2)
  }

  /// A line on standard error that the next one is written over.
  static func progress(_ text: String) {
    writeAll(Array(("\r\u{1B}[K" + text).utf8), to: 2)
  }

  private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let piece = Array(rest.prefix(1 << 20))
      #if canImport(Glibc)
        let count = Glibc.write(descriptor, piece, piece.count)
      #elseif canImport(Musl)
        let count = Musl.write(descriptor, piece, piece.count)
      #else
        let count = Darwin.write(descriptor, piece, piece.count)
      #endif
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if count < 0 && errno == EINTR {
        continue
      } else if descriptor == 1 {
        // EPIPE: nobody reads on. Anything else (a full disk) must not look like success.
        exit(errno == EPIPE ? 0 : 74)
      } else {
        return
      }
    }
  }
}
