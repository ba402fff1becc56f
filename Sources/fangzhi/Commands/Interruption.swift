import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Ctrl-C as a wish: the first asks the work to end at its next safe point, the second ends the program.
struct Interruption {
  private static let isWished = Atomic<Bool>(false)

  static var isRequested: Bool { isWished.load(ordering: .relaxed) }

  /// From here on, Ctrl-C is a wish.
  static func watch() {
    signal(SIGINT) { _ in
      Interruption.isWished.store(true, ordering: .relaxed)
      signal(SIGINT, SIG_DFL)
    }
  }
}
