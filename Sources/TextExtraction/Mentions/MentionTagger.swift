/// The linear sequence model that marks parks, projects, policies and organisations.
struct MentionTagger: Sendable {
  init(_ bytes: [UInt8]) {}
}
