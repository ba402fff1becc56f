/// Numbers and truth values in the bytes of a CSV field. Open to tools/bench only.
@_spi(Measuring) public enum ImportField {
  /// The integer that a field is, nil when it is none or does not fit.
  public static func integer(_ bytes: [UInt8], _ field: Range<Int>) -> Int64? {
    var index = field.lowerBound
    guard index < field.upperBound else { return nil }
    let isNegative = bytes[index] == 0x2D
    if isNegative || bytes[index] == 0x2B { index += 1 }
    guard index < field.upperBound else { return nil }
    var number: Int64 = 0
    while index < field.upperBound {
      let digit = bytes[index] &- 0x30
      guard digit < 10 else { return nil }
      let (tens, overflow) = number.multipliedReportingOverflow(by: 10)
      let (sum, carried) = tens.subtractingReportingOverflow(Int64(digit))
      if overflow || carried { return nil }
      number = sum
      index += 1
    }
    // Counted downwards, so that the least integer fits.
    if isNegative { return number }
    return number == .min ? nil : -number
  }

  /// The number that a field is. Up to 15 digits and 22 decimals are exact in one division; all else goes through the
  /// library.
  public static func double(_ bytes: [UInt8], _ field: Range<Int>) -> Double? {
    var index = field.lowerBound
    guard index < field.upperBound else { return nil }
    let isNegative = bytes[index] == 0x2D
    if isNegative { index += 1 }
    var mantissa: Int64 = 0
    var digits = 0
    var decimals = -1
    while index < field.upperBound {
      let byte = bytes[index]
      if byte == 0x2E, decimals < 0 {
        decimals = 0
      } else {
        let digit = byte &- 0x30
        guard digit < 10, digits < 15 else {
          return Double(String(decoding: bytes[field], as: UTF8.self))
        }
        mantissa = mantissa * 10 + Int64(digit)
        digits += 1
        if decimals >= 0 { decimals += 1 }
      }
      index += 1
    }
    guard digits > 0 else { return nil }
    let number = Double(mantissa) / powers[max(decimals, 0)]
    return isNegative ? -number : number
  }

  private static let powers: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
  ]

  static func boolean(_ bytes: [UInt8], _ field: Range<Int>) -> Bool? {
    switch String(decoding: bytes[field], as: UTF8.self).lowercased() {
    case "true", "1": true
    case "false", "0": false
    default: nil
    }
  }

  /// The value of a field of a column's type; an empty field is null.
  static func value(
    _ property: ImportHeader.Property, _ reader: CSVReader
  ) throws(GraphError) -> Value {
    let field = reader.fields[property.field]
    if field.isEmpty { return .null }
    if !property.isList { return try scalar(property, reader, field) }
    var elements: [Value] = []
    var start = field.lowerBound
    for index in field where reader.buffer[index] == 0x3B {
      elements.append(try scalar(property, reader, start..<index))
      start = index + 1
    }
    elements.append(try scalar(property, reader, start..<field.upperBound))
    return .list(elements)
  }

  private static func scalar(
    _ property: ImportHeader.Property, _ reader: CSVReader, _ field: Range<Int>
  ) throws(GraphError) -> Value {
    switch property.type {
    case .string: return .string(String(decoding: reader.buffer[field], as: UTF8.self))
    case .integer: if let number = integer(reader.buffer, field) { return .integer(number) }
    case .double: if let number = double(reader.buffer, field) { return .double(number) }
    case .boolean: if let flag = boolean(reader.buffer, field) { return .boolean(flag) }
    }
    throw wrong(property, reader, field)
  }

  static func wrong(
    _ property: ImportHeader.Property, _ reader: CSVReader, _ field: Range<Int>
  ) -> GraphError {
    let text = String(decoding: reader.buffer[field].prefix(40), as: UTF8.self)
    return GraphError(
      .badImport,
      "\(reader.path):\(reader.line): '\(text)' in column '\(property.name)' is no \(property.type)"
    )
  }
}
