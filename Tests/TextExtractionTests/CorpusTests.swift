import Foundation
import Testing

@testable import TextExtraction

/// Every text of the shared corpus beside the project, when it is there.
enum Corpus {
  static let files: [String] = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let folder =
      ProcessInfo.processInfo.environment["FANGZHI_CORPUS"]
      ?? root.deletingLastPathComponent().appending(path: "shared").path
    var files: [String] = []
    for part in ["seeds", "corpus/web", "corpus/provinces-2026", "corpus/reports"] {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(part)")) ?? []
      // Every fifth report: a debug build is slow.
      for (index, name) in names.sorted().enumerated()
      where part != "corpus/reports" || index % 20 == 0 {
        files.append("\(folder)/\(part)/\(name)")
      }
    }
    return files
  }()
}

@Test func everyFactIsASliceOfItsSource() throws {
  guard !Corpus.files.isEmpty else {
    print("skipped: no corpus at ../shared nor in FANGZHI_CORPUS")
    return
  }
  let extractor = try #require(Shared.extractor)
  for file in Corpus.files {
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: file)))
    let documents: [ExtractedDocument]
    do {
      documents = try extractor.extract(bytes, source: file)
    } catch let error as ExtractionError {
      #expect(error.location == file)
      continue
    }
    let source = try extractor.vocabulary.decoder.decode(bytes, source: file).scalars
    func slice(_ start: Int, _ end: Int) -> String {
      var view = String.UnicodeScalarView()
      for scalar in source[start..<end] { view.append(Unicode.Scalar(scalar) ?? "\u{FFFD}") }
      return String(view)
    }
    for document in documents {
      #expect(0 <= document.start && document.end <= source.count)
      for sentence in document.sentences {
        #expect(slice(sentence.start, sentence.end) == sentence.text)
      }
      for mention in document.mentions {
        #expect(slice(mention.start, mention.end) == mention.text)
        let sentence = document.sentences[mention.sentence]
        #expect(sentence.start <= mention.start && mention.end <= sentence.end)
      }
      for figure in document.figures {
        #expect(slice(figure.start, figure.end) == figure.text)
        #expect(figure.value.isFinite)
      }
    }
    #expect(try extractor.extract(bytes, source: file) == documents)
  }
}
