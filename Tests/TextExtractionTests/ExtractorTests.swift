import Testing
import TextExtraction

@Test func emptyInputHasNoDocuments() throws {
  let extractor = Extractor(vocabulary: try .builtIn())
  #expect(try extractor.extract([], source: "empty.txt").isEmpty)
}
