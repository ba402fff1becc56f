/// Numbers with a fixed number of decimals, without Foundation's formatters.
struct Decimals {
  static func text(_ value: Double, digits: Int) -> String {
    guard value.isFinite, abs(value) < 1e15 else { return value.description }
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    let scaled = Int64((abs(value) * scale).rounded())
    let sign = value < 0 && scaled > 0 ? "-" : ""
    guard digits > 0 else { return sign + String(scaled) }
    let whole = scaled / Int64(scale)
    let rest = String(scaled % Int64(scale))
    return sign + "\(whole)." + String(repeating: "0", count: digits - rest.count) + rest
  }
}
