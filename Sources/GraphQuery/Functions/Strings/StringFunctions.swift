import PropertyGraph

/// Functions of strings. Positions and lengths count Unicode code points.
enum StringFunctions {
  static let signatures: [FunctionSignature] =
    [
      map("toUpper") { $0.uppercased() }, map("upper") { $0.uppercased() },
      map("toLower") { $0.lowercased() }, map("lower") { $0.lowercased() },
      trimming("trim", start: true, end: true), trimming("btrim", start: true, end: true),
      trimming("ltrim", start: true, end: false), trimming("rtrim", start: false, end: true),
      .scalar("normalize", [.string, .string], optional: 1, gives: .string) { arguments, _ in
        let name = arguments.count > 1 ? try arguments[1].string(for: "normalize") : "NFC"
        guard let form = NormalForm(rawValue: name.uppercased()) else {
          throw QueryFailure.badValue("normalize() knows the forms NFC and NFD, not \(name)")
        }
        return .string(form.of(try arguments[0].string(for: "normalize")))
      },
      .scalar("replace", [.string, .string, .string], gives: .string) { arguments, _ in
        .string(
          replace(
            try arguments[1].string(for: "replace"), in: try arguments[0].string(for: "replace"),
            with: try arguments[2].string(for: "replace")))
      },
      .scalar("substring", [.string, .integer, .integer], optional: 1, gives: .string) {
        arguments, _ in
        let scalars = try arguments[0].string(for: "substring").unicodeScalars
        let start = try length(arguments[1], "substring", "start")
        let count = arguments.count > 2 ? try length(arguments[2], "substring", "length") : .max
        return .string(String(scalars.dropFirst(start).prefix(count)))
      },
      .scalar("left", [.string, .integer], gives: .string) { arguments, _ in
        let count = try length(arguments[1], "left", "length")
        return .string(String(try arguments[0].string(for: "left").unicodeScalars.prefix(count)))
      },
      .scalar("right", [.string, .integer], gives: .string) { arguments, _ in
        let count = try length(arguments[1], "right", "length")
        return .string(String(try arguments[0].string(for: "right").unicodeScalars.suffix(count)))
      },
      .scalar("split", [.string, [.string, .list]], gives: .list) { arguments, _ in
        let separators: [String]
        if case .list(let list) = arguments[1] {
          separators = try list.map { try $0.string(for: "split") }
        } else {
          separators = [try arguments[1].string(for: "split")]
        }
        return .list(
          split(try arguments[0].string(for: "split"), by: separators).map { .string($0) })
      },
      .scalar("ascii", [.string], gives: .integer) { arguments, _ in
        try arguments[0].string(for: "ascii").unicodeScalars.first.map {
          .integer(Int64($0.value))
        } ?? .null
      },
      .scalar("chr", [.integer], gives: .string) { arguments, _ in
        let code = try arguments[0].integer(for: "chr")
        guard let number = UInt32(exactly: code), let scalar = Unicode.Scalar(number) else {
          throw QueryFailure.outOfRange("chr() takes a Unicode code point, not \(code)")
        }
        return .string(String(scalar))
      },
    ]
    + ["char_length", "character_length"].map { name in
      .scalar(name, [.string], gives: .integer) { arguments, _ in
        .integer(Int64(try arguments[0].string(for: name).scalarCount))
      }
    }

  private static func map(
    _ name: String, _ change: @escaping @Sendable (String) -> String
  ) -> FunctionSignature {
    .scalar(name, [.string], gives: .string) { arguments, _ in
      .string(change(try arguments[0].string(for: name)))
    }
  }

  private static func trimming(_ name: String, start: Bool, end: Bool) -> FunctionSignature {
    .scalar(name, [.string, .string], optional: 1, gives: .string) { arguments, _ in
      let text = try arguments[0].string(for: name)
      guard arguments.count > 1 else { return .string(trim(text, start: start, end: end)) }
      let characters = try arguments[1].string(for: name).unicodeScalars
      return .string(trim(text, start: start, end: end) { characters.contains($0) })
    }
  }

  static func trim(
    _ text: String, start: Bool = true, end: Bool = true,
    where drops: (Unicode.Scalar) -> Bool = { $0.properties.isWhitespace }
  ) -> String {
    var scalars = text.unicodeScalars[...]
    if start { scalars = scalars.drop(while: drops) }
    if end {
      while let last = scalars.last, drops(last) { scalars.removeLast() }
    }
    return String(scalars)
  }

  private static func length(_ value: Value, _ function: String, _ what: String) throws -> Int {
    let number = try value.integer(for: function)
    guard number >= 0 else {
      throw QueryFailure.outOfRange("\(function)() takes a \(what) of 0 or more, not \(number)")
    }
    return Int(number)
  }

  /// Replaces every occurrence, from left to right; an empty pattern stands between all characters.
  private static func replace(
    _ pattern: String, in text: String, with replacement: String
  ) -> String {
    if pattern.isEmpty {
      var result = replacement
      for scalar in text.unicodeScalars { result += String(scalar) + replacement }
      return result
    }
    return pieces(text, by: [pattern]).joined(separator: replacement)
  }

  private static func split(_ text: String, by separators: [String]) -> [String] {
    if separators.contains("") { return text.unicodeScalars.map { String($0) } }
    return pieces(text, by: separators)
  }

  /// What stands between the occurrences of the separators (the first that matches, at each place).
  private static func pieces(_ text: String, by separators: [String]) -> [String] {
    let bytes = Array(text.utf8)
    let patterns = separators.map { Array($0.utf8) }
    var pieces: [String] = []
    var start = 0
    var position = 0
    while position < bytes.count {
      let match = patterns.first { bytes[position...].starts(with: $0) }
      guard let match else {
        position += 1
        continue
      }
      pieces.append(String(decoding: bytes[start..<position], as: UTF8.self))
      position += match.count
      start = position
    }
    pieces.append(String(decoding: bytes[start...], as: UTF8.self))
    return pieces
  }
}
