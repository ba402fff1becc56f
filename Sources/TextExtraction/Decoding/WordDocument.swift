import CInflate

/// A Word document (.docx): a zip archive (PKWARE's APPNOTE 6.3) whose member word/document.xml holds the text.
enum WordDocument {
  private static let member = Array("word/document.xml".utf8)
  /// The largest text that is taken out of an archive, in bytes.
  private static let limit = 256 << 20

  /// The XML of the document's body, nil when the archive holds none.
  ///
  /// - Throws: `ExtractionError` when the archive is damaged, encrypted or too large.
  static func body(_ bytes: [UInt8], source: String) throws(ExtractionError) -> [UInt8]? {
    guard let (count, start) = directory(bytes) else {
      throw damaged(source, "its directory is missing; the file may be cut off")
    }
    var position = start
    for _ in 0..<count {
      guard position + 46 <= bytes.count, number(bytes, position, 4) == 0x0201_4B50 else {
        throw damaged(source, "its directory is broken")
      }
      let nameLength = number(bytes, position + 28, 2)
      let next =
        position + 46 + nameLength + number(bytes, position + 30, 2)
        + number(bytes, position + 32, 2)
      guard next <= bytes.count else { throw damaged(source, "its directory is broken") }
      if bytes[position + 46..<position + 46 + nameLength].elementsEqual(member) {
        return try read(bytes, entry: position, source: source)
      }
      position = next
    }
    return nil
  }

  /// How many members the directory lists and where it begins, by the record at the archive's end.
  private static func directory(_ bytes: [UInt8]) -> (count: Int, start: Int)? {
    guard bytes.count >= 22 else { return nil }
    var position = bytes.count - 22
    while position >= max(0, bytes.count - 22 - 65535) {
      if number(bytes, position, 4) == 0x0605_4B50 {
        return (number(bytes, position + 10, 2), number(bytes, position + 16, 4))
      }
      position -= 1
    }
    return nil
  }

  private static func read(_ bytes: [UInt8], entry: Int, source: String)
    throws(ExtractionError) -> [UInt8]
  {
    let flags = number(bytes, entry + 8, 2)
    let method = number(bytes, entry + 10, 2)
    let packed = number(bytes, entry + 20, 4)
    let size = number(bytes, entry + 24, 4)
    let header = number(bytes, entry + 42, 4)
    if flags & 1 != 0 {
      throw ExtractionError(
        code: .notText, message: "is a Word document with a password; save it without",
        location: source)
    }
    guard size <= limit else { throw damaged(source, "its text is larger than \(limit) bytes") }
    guard header + 30 <= bytes.count, number(bytes, header, 4) == 0x0403_4B50 else {
      throw damaged(source, "its text is not where the directory says")
    }
    let start = header + 30 + number(bytes, header + 26, 2) + number(bytes, header + 28, 2)
    guard start + packed <= bytes.count else { throw damaged(source, "its text is cut off") }
    let data = Array(bytes[start..<start + packed])
    if method == 0 { return data }
    var text = [UInt8](repeating: 0, count: size)
    guard method == 8, fangzhi_inflate(data, packed, &text, size) == 0 else {
      throw damaged(source, "its text cannot be unpacked")
    }
    return text
  }

  /// The text of a body: a paragraph a line, the cells of a table's row side by side.
  static func text(of xml: [UInt32]) -> [UInt32] {
    var text: [UInt32] = []
    var index = 0
    var isText = false
    while index < xml.count {
      guard xml[index] == 60 else {
        if isText { index = appendCharacter(xml, index, to: &text) } else { index += 1 }
        continue
      }
      var end = index + 1
      while end < xml.count, xml[end] != 62 { end += 1 }
      let isEmpty = end > index && xml[end - 1] == 47
      var nameEnd = index + 1
      while nameEnd < end, xml[nameEnd] != 32, xml[nameEnd] != 47 || nameEnd == index + 1 {
        nameEnd += 1
      }
      var name = ""
      for scalar in xml[index + 1..<nameEnd] {
        name.unicodeScalars.append(Unicode.Scalar(scalar) ?? "?")
      }
      switch name {
      case "w:t": isText = !isEmpty
      case "/w:t": isText = false
      case "/w:p", "w:br", "w:cr": text.append(10)
      case "w:tab": text.append(9)
      case "/w:tc":
        if text.last == 10 { text.removeLast() }
        text.append(9)
      case "/w:tr": text.append(10)
      default: break
      }
      index = end + 1
    }
    return text
  }

  /// Appends the character at an index, a reference resolved, and returns the index behind it.
  private static func appendCharacter(_ xml: [UInt32], _ index: Int, to text: inout [UInt32]) -> Int
  {
    guard xml[index] == 38, let end = xml[index..<min(xml.count, index + 12)].firstIndex(of: 59)
    else {
      text.append(xml[index])
      return index + 1
    }
    var name = ""
    for scalar in xml[index + 1..<end] {
      name.unicodeScalars.append(Unicode.Scalar(scalar) ?? "?")
    }
    let known: [String: UInt32] = ["amp": 38, "lt": 60, "gt": 62, "quot": 34, "apos": 39]
    if let scalar = known[name] {
      text.append(scalar)
    } else if name.hasPrefix("#x"), let scalar = UInt32(name.dropFirst(2), radix: 16) {
      text.append(scalar)
    } else if name.hasPrefix("#"), let scalar = UInt32(name.dropFirst()) {
      text.append(scalar)
    }
    return end + 1
  }

  /// A little-endian number; 0 beyond the end.
  private static func number(_ bytes: [UInt8], _ position: Int, _ count: Int) -> Int {
    guard position >= 0, position + count <= bytes.count else { return 0 }
    var value = 0
    for index in (0..<count).reversed() { value = value << 8 | Int(bytes[position + index]) }
    return value
  }

  private static func damaged(_ source: String, _ why: String) -> ExtractionError {
    ExtractionError(
      code: .undecodable, message: "is a damaged Word document: \(why)", location: source)
  }
}
