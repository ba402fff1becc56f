import GraphQuery
import PropertyGraph

/// Answers requests line by line on standard input and output.
struct LineServer {
  let engine: QueryEngine
  private var terminal = Terminal()
  private var json = JSONWriter()

  private var options = QueryOptions()

  init(engine: QueryEngine, threads: Int = 1) {
    self.engine = engine
    options.threads = threads
  }

  mutating func run() {
    var lines = StandardInputLines()
    while let line = lines.next() {
      if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
      json.removeAll()
      answer(line)
      json.append(mark: "\n")
      terminal.write(json.bytes)
      terminal.flush()
    }
  }

  private mutating func answer(_ line: [UInt8]) {
    var text = ""
    do {
      let request = try Self.request(line)
      text = request.query
      let start = ContinuousClock.now
      let result = try engine.run(request.query, parameters: request.parameters, options: options)
      let milliseconds = Self.milliseconds(ContinuousClock.now - start)
      json.entities = result.entities
      json.append(raw: "{\"columns\":")
      json.append(result.columns.map(Value.string))
      json.append(raw: ",\"rows\":[")
      for (index, row) in result.rows.enumerated() {
        if index > 0 { json.append(mark: ",") }
        json.append(row)
      }
      json.append(raw: "],\"ms\":")
      json.append(milliseconds)
      if let plan = result.plan {
        json.append(raw: ",\"plan\":")
        json.append(ascii: plan.json)
      }
      json.append(mark: "}")
    } catch let error as QueryError {
      fail(error.rendered(in: text), kind: error.kind.rawValue)
    } catch {
      fail("\(error)", kind: nil)
    }
  }

  private mutating func fail(_ message: String, kind: String?) {
    json.removeAll()
    json.append(raw: "{\"error\":")
    json.append(message)
    if let kind {
      json.append(raw: ",\"kind\":")
      json.append(kind)
    }
    json.append(mark: "}")
  }

  private struct BadRequest: Error, CustomStringConvertible {
    let description: String
  }

  private static func request(
    _ line: [UInt8]
  ) throws -> (query: String, parameters: [String: Value]) {
    guard case .map(let request) = try JSONReader.value(line) else {
      throw BadRequest(description: "a request is a JSON object with \"query\" and \"params\"")
    }
    guard case .string(let query)? = request["query"] else {
      throw BadRequest(description: "the request has no \"query\" that is a string")
    }
    switch request["params"] ?? request["parameters"] {
    case .map(let parameters)?: return (query, parameters)
    case nil, .null?: return (query, [:])
    default: throw BadRequest(description: "\"params\" is not an object")
    }
  }

  private static func milliseconds(_ duration: Duration) -> Double {
    let (seconds, attoseconds) = duration.components
    let microseconds = Double(seconds) * 1e6 + Double(attoseconds) / 1e12
    return (microseconds * 10).rounded() / 10_000
  }
}
