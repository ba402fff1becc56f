#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The lines of standard input as bytes, each as soon as it is there.
struct StandardInputLines {
  private var buffer: [UInt8] = []
  private var start = 0
  private var searched = 0
  private var isAtEnd = false
  /// A line has been given out, so that another may follow soon.
  private var isAnswering = false
  /// What one read may bring. It is kept, for clearing it would empty the processor's nearest cache before each request.
  private var piece = [UInt8](repeating: 0, count: 1 << 16)

  /// The next line without its line feed; nil at the end.
  mutating func next() -> [UInt8]? {
    while true {
      if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        let line = Array(buffer[start..<end])
        isAnswering = true
        start = end + 1
        searched = start
        return line
      }
      searched = buffer.count
      if isAtEnd {
        guard start < buffer.count else { return nil }
        let line = Array(buffer[start...])
        start = buffer.count
        return line
      }
      fill()
    }
  }

  private mutating func fill() {
    buffer.removeSubrange(..<start)
    searched -= start
    start = 0
    waitAwake()
    let count = read(0, &piece, piece.count)
    if count > 0 {
      buffer += piece[..<count]
    } else if count == 0 || errno != EINTR {
      isAtEnd = true
    }
  }

  /// Looks for input for a tenth of a millisecond before the read puts the thread to sleep: who asks again at once is answered
  /// without waking it, which takes longer than most answers. Alone on a processor it would keep the asker from asking.
  private func waitAwake() {
    guard isAnswering, Self.hasProcessors else { return }
    var descriptor = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
    let start = ContinuousClock.now
    repeat {
      if poll(&descriptor, 1, 0) != 0 { return }
    } while ContinuousClock.now - start < .microseconds(100)
  }

  private static let hasProcessors = sysconf(Int32(_SC_NPROCESSORS_ONLN)) > 1
}
