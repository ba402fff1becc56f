#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Lets one thread wait until another one says that it may go on.
@safe public final class Signal: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var isGiven = false

  public init() {
    unsafe pthread_mutex_init(mutex, nil)
    unsafe pthread_cond_init(changed, nil)
  }

  deinit {
    unsafe pthread_cond_destroy(changed)
    unsafe pthread_mutex_destroy(mutex)
    unsafe changed.deallocate()
    unsafe mutex.deallocate()
  }

  /// Returns once the signal is given; at once where it was given before.
  public func wait() {
    unsafe pthread_mutex_lock(mutex)
    while !isGiven { unsafe pthread_cond_wait(changed, mutex) }
    unsafe pthread_mutex_unlock(mutex)
  }

  /// Gives the signal, for good.
  public func give() {
    unsafe pthread_mutex_lock(mutex)
    isGiven = true
    unsafe pthread_cond_signal(changed)
    unsafe pthread_mutex_unlock(mutex)
  }
}
