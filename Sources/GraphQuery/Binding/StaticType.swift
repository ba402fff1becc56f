/// What the text alone says of a value's type. Null belongs to every type.
indirect enum StaticType: Sendable, Hashable {
  /// Nothing is known.
  case any
  /// The literal null.
  case null
  case boolean, integer, float, string
  /// Integer or float.
  case number
  case list(StaticType)
  case map
  case node, relationship, path
  case date, localTime, zonedTime, localDateTime, zonedDateTime, duration
  case bytes, point
}

/// A type as written after `IS ::`, or in a constraint.
indirect enum TypeExpression: Sendable, Hashable {
  /// `INTEGER NOT NULL` is not nullable.
  case type(StaticType, isNullable: Bool)
  case list(TypeExpression, isNullable: Bool)
  case union([TypeExpression])
  case nothing, null
}
