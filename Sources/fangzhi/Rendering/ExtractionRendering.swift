import TextExtraction

/// Writes extracted documents in the interchange format, one JSON object a line.
struct ExtractionRendering {
  private var out: [UInt8] = []
  private let explain: Bool

  /// The document as one line of JSON without its end.
  static func json(_ document: ExtractedDocument, explain: Bool) -> [UInt8] {
    var rendering = ExtractionRendering(explain: explain)
    rendering.write(document)
    return rendering.out
  }

  private init(explain: Bool) { self.explain = explain }

  private mutating func write(_ document: ExtractedDocument) {
    raw("{")
    field("source", document.source, first: true)
    field("start", document.start)
    field("end", document.end)
    field("title", document.title)
    field("kind", document.kind.rawValue)
    field("place", document.place)
    field("adcode", document.adcode)
    field("year", document.year)
    field("date", document.date)
    field("encoding", document.encoding)
    if explain { field("digest", document.digest) }
    list("notes", document.notes) { $0.string($1) }
    list("mentions", document.mentions) { writer, mention in
      let entity = document.entities[mention.entity]
      writer.raw("{")
      writer.field("start", mention.start, first: true)
      writer.field("end", mention.end)
      writer.field("text", mention.text)
      writer.field("type", entity.type.rawValue)
      writer.field("name", entity.name)
      if !entity.kind.isEmpty { writer.field("kind", entity.kind) }
      writer.field("id", entity.id)
      if writer.explain {
        writer.field("sentence", mention.sentence)
        writer.field("rule", mention.rule)
      }
      writer.raw("}")
    }
    list("figures", document.figures) { writer, figure in
      writer.raw("{")
      writer.field("start", figure.start, first: true)
      writer.field("end", figure.end)
      writer.field("text", figure.text)
      writer.raw(",\"value\":")
      writer.number(figure.value)
      writer.field("unit", figure.unit)
      writer.field("indicator", figure.indicator)
      writer.field("measure", figure.measure.rawValue)
      writer.field("period", figure.period)
      writer.field("status", figure.status.rawValue)
      writer.field("comparator", figure.comparator.rawValue)
      writer.field("subject", figure.subject)
      if writer.explain {
        writer.field("sentence", figure.sentence)
        writer.field("section", document.sentences[figure.sentence].section.rawValue)
        writer.field("rule", figure.rule)
      }
      writer.raw("}")
    }
    list("links", document.links) { writer, link in
      writer.raw("{")
      writer.field("type", link.type.rawValue, first: true)
      writer.field("from", document.entities[link.from].name)
      writer.field("to", document.entities[link.to].name)
      writer.field("basis", link.basis.rawValue)
      writer.field("start", link.start)
      writer.field("end", link.end)
      if writer.explain { writer.field("sentence", link.sentence) }
      writer.raw("}")
    }
    raw("}")
  }

  private mutating func raw(_ text: StaticString) { raw(text.description) }

  private mutating func raw(_ text: String) { out.append(contentsOf: text.utf8) }

  private mutating func field(_ key: String, _ value: String, first: Bool = false) {
    name(key, first)
    string(value)
  }

  private mutating func field(_ key: String, _ value: Int, first: Bool = false) {
    name(key, first)
    raw(String(value))
  }

  private mutating func name(_ key: String, _ first: Bool) {
    if !first { out.append(UInt8(ascii: ",")) }
    string(key)
    out.append(UInt8(ascii: ":"))
  }

  private mutating func list<Item>(
    _ key: String, _ items: [Item], _ write: (inout ExtractionRendering, Item) -> Void
  ) {
    name(key, false)
    out.append(UInt8(ascii: "["))
    for (index, item) in items.enumerated() {
      if index > 0 { out.append(UInt8(ascii: ",")) }
      write(&self, item)
    }
    out.append(UInt8(ascii: "]"))
  }

  private mutating func number(_ value: Double) {
    if value == value.rounded(), abs(value) < 1e15 {
      raw(String(Int(value)))
    } else {
      raw(value.isFinite ? String(value) : "0")
    }
  }

  private mutating func string(_ text: String) {
    out.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { bytes in
      var start = 0
      for (index, byte) in bytes.enumerated() where Self.isEscaped(byte) {
        out.append(contentsOf: bytes[start..<index])
        escape(byte)
        start = index + 1
      }
      out.append(contentsOf: bytes[start...])
    }
    out.append(UInt8(ascii: "\""))
  }

  private static func isEscaped(_ byte: UInt8) -> Bool {
    byte < 32 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private mutating func escape(_ byte: UInt8) {
    switch byte {
    case 10: raw("\\n")
    case 0..<32:
      raw("\\u00")
      raw(byte < 16 ? "0" : "1")
      raw(String(byte & 15, radix: 16))
    default:
      out.append(UInt8(ascii: "\\"))
      out.append(byte)
    }
  }
}
