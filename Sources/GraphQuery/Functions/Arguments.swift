import PropertyGraph

/// Unwraps arguments of the right type; a wrong one, which the binder could not see, is an error
/// of the function.
extension Value {
  func string(for function: String) throws -> String {
    guard case .string(let string) = self else {
      throw QueryFailure.wrongType(function, self, expected: .string)
    }
    return string
  }

  func integer(for function: String) throws -> Int64 {
    guard case .integer(let integer) = self else {
      throw QueryFailure.wrongType(function, self, expected: .integer)
    }
    return integer
  }

  func number(for function: String) throws -> Double {
    guard let number else { throw QueryFailure.wrongType(function, self, expected: .number) }
    return number
  }

  func list(for function: String) throws -> [Value] {
    guard case .list(let list) = self else {
      throw QueryFailure.wrongType(function, self, expected: .list)
    }
    return list
  }
}
