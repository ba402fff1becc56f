internal import LMDB
internal import Synchronization

extension GraphStore {
  /// Runs `body` on a draft and commits it durably; a thrown error discards everything.
  ///
  /// Writes of several threads come one after the other, each seeing those before it, and those that
  /// wait at the same time share a commit: it costs the same for many small writes as for one. `body`
  /// may then run on another thread that writes, while its own waits: it must not take a lock that is
  /// held around a write. Must not be called inside `read` or `write` on the same thread. Throws
  /// `nodeStillConnected` when a deleted node still has relationships.
  public func write<Result>(_ body: (GraphDraft) throws -> Result) throws -> Result {
    try withoutActuallyEscaping(body) { body in
      let write = PendingBody(body)
      if writes.enter(write) { leadGroup(of: write) }
      write.forget()
      if let failure = write.failure { throw failure }
      guard let result = write.result else {
        throw GraphError(.storage, "the write was lost; repeat it")
      }
      return result
    }
  }

  /// Runs a write, and those that wait, in one transaction, and commits it.
  private func leadGroup(of first: PendingWrite) {
    defer { writes.leave() }
    var group: [PendingWrite] = []
    do {
      try commitGroup(of: first, &group)
    } catch {
      for write in group where write.failure == nil { write.fail(error) }
    }
    for write in group where write !== first { write.finish() }
  }

  private func commitGroup(of first: PendingWrite, _ group: inout [PendingWrite]) throws {
    group.append(first)
    var transaction = try environment.beginWrite()
    let number = transaction.id
    // Drafts that the transaction holds, in order.
    var drafts: [GraphDraft] = []
    while let write = group.last {
      do {
        try write.run(try draft(in: transaction))
      } catch {
        write.fail(error)
      }
      if write.failure == nil, let draft = write.draft, draft.hasChanges {
        switch flush(draft, into: transaction) {
        case .whole: drafts.append(draft)
        case .mapFull:
          drafts.append(draft)
          transaction.abort()
          transaction = try rewritten(drafts, number)
        case .failed(let error):
          // The transaction holds a part of the draft: begin anew with those before it.
          write.fail(error)
          transaction.abort()
          transaction = try environment.beginWrite()
          try requireNobodyCameBetween(transaction.id, number)
          for draft in drafts { try DraftFlush(draft).write(into: transaction, tables) }
        }
      }
      guard group.count < WriteQueue.maximumGroup, let next = writes.next() else { break }
      group.append(next)
    }
    if drafts.isEmpty { return }
    while true {
      do {
        try transaction.commit()
        return
      } catch {
        guard isMapFull(error) else { throw error }
      }
      transaction = try rewritten(drafts, number)
    }
  }

  private enum Flushed {
    case whole, mapFull
    case failed(any Error)
  }

  private func flush(_ draft: GraphDraft, into transaction: borrowing WriteTransaction) -> Flushed {
    do {
      try DraftFlush(draft).write(into: transaction, tables)
      return .whole
    } catch let error as LMDBError where error.code == .mapFull {
      return .mapFull
    } catch {
      return .failed(error)
    }
  }

  /// Whether a commit failed because the map is too small for it.
  private func isMapFull(_ error: any Error) -> Bool {
    (error as? LMDBError)?.code == .mapFull
  }

  /// A transaction in a larger map that holds the drafts, which are in memory still, provided that
  /// nobody came between.
  private func rewritten(_ drafts: [GraphDraft], _ number: Int) throws -> WriteTransaction {
    try environment.grow()
    let transaction = try environment.beginWrite()
    try requireNobodyCameBetween(transaction.id, number)
    if try flush(drafts, into: transaction) { return transaction }
    transaction.abort()
    return try rewritten(drafts, number)
  }

  /// False when the map is too small for the drafts.
  private func flush(
    _ drafts: [GraphDraft], into transaction: borrowing WriteTransaction
  ) throws -> Bool {
    do {
      for draft in drafts { try DraftFlush(draft).write(into: transaction, tables) }
      return true
    } catch let error as LMDBError where error.code == .mapFull {
      return false
    }
  }

  private func requireNobodyCameBetween(_ found: Int, _ expected: Int) throws {
    guard found == expected else {
      throw GraphError(.storage, "another process wrote while the map grew; repeat the write")
    }
  }

  private func draft(in transaction: borrowing WriteTransaction) throws -> GraphDraft {
    let reading = transaction.reading()
    let overlay = Overlay()
    let snapshot = GraphSnapshot(
      transaction: transaction.reading(), tables: tables, cache: SnapshotCache(tables: tables),
      catalog: try catalogForWriting(reading), overlay: overlay)
    snapshot.statistics = try snapshot.readStatistics()
    var allocation = Allocation()
    if let found = try reading.reference(for: CatalogKey.allocation, in: tables.catalog) {
      allocation = try Allocation(reading.bytes(found))
    }
    return GraphDraft(snapshot: snapshot, overlay: overlay, allocation: allocation)
  }

  private func catalogForWriting(_ transaction: ReadTransaction) throws -> SharedCatalog {
    guard let found = try transaction.reference(for: CatalogKey.names, in: tables.catalog) else {
      return SharedCatalog(Catalog())
    }
    let bytes = transaction.bytes(found)
    if let known = knownCatalog.withLock({ $0?.catalog }), found.byteCount >= 16,
      known.catalog.version == bytes.uint64(at: 0)
    {
      return known
    }
    return SharedCatalog(try Catalog(bytes))
  }
}
