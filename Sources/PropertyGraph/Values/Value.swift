/// Whatever a property holds or a query computes. Nodes, relationships and paths are values of
/// queries only: no property can hold them.
public enum Value: Sendable {
  case null
  case boolean(Bool)
  case integer(Int64)
  case double(Double)
  case string(String)
  case bytes([UInt8])
  case list([Value])
  case map([String: Value])
  case date(CalendarDate)
  case localTime(LocalTime)
  case zonedTime(ZonedTime)
  indirect case localDateTime(LocalDateTime)
  indirect case zonedDateTime(ZonedDateTime)
  indirect case duration(TemporalDuration)
  case node(NodeID)
  case relationship(Relationship)
  indirect case path(Path)
}
