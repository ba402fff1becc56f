#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Lets transactions in, and keeps them out while the map is remapped.
///
/// A condition variable and not `Mutex`, because the thread that resizes has to wait.
@safe final class TransactionGate: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var inside = 0
  private var isClosed = false

  init() {
    unsafe pthread_mutex_init(mutex, nil)
    unsafe pthread_cond_init(changed, nil)
  }

  deinit {
    unsafe pthread_cond_destroy(changed)
    unsafe pthread_mutex_destroy(mutex)
    unsafe changed.deallocate()
    unsafe mutex.deallocate()
  }

  func enter() {
    unsafe pthread_mutex_lock(mutex)
    while isClosed { unsafe pthread_cond_wait(changed, mutex) }
    inside += 1
    unsafe pthread_mutex_unlock(mutex)
  }

  func leave() {
    unsafe pthread_mutex_lock(mutex)
    inside -= 1
    if inside == 0 { unsafe pthread_cond_broadcast(changed) }
    unsafe pthread_mutex_unlock(mutex)
  }

  /// Waits until nobody is inside and keeps everybody out; false when that took too long.
  func close(timeoutSeconds: Int) -> Bool {
    unsafe pthread_mutex_lock(mutex)
    defer { unsafe pthread_mutex_unlock(mutex) }
    var deadline = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &deadline)
    deadline.tv_sec += timeoutSeconds
    while isClosed || inside > 0 {
      if unsafe pthread_cond_timedwait(changed, mutex, &deadline) == ETIMEDOUT { return false }
    }
    isClosed = true
    return true
  }

  func open() {
    unsafe pthread_mutex_lock(mutex)
    isClosed = false
    unsafe pthread_cond_broadcast(changed)
    unsafe pthread_mutex_unlock(mutex)
  }
}
