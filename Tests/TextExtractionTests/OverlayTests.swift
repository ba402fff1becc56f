import Testing

@testable import TextExtraction

private func vocabulary(adding table: String, _ rows: String) throws -> Vocabulary {
  try Vocabulary(
    tables: { _ in nil },
    added: { $0 == table ? (bytes: Array(rows.utf8), file: "mine/\(table)") : nil })
}

@Test func anOverlayAddsAnIndicator() throws {
  let mine = try vocabulary(
    adding: "indicators.tsv", "aliases\tname\tunit\n低空经济规模\t低空经济产值\t元\n")
  let documents = try Extractor(vocabulary: mine).extract(
    Array("2025年杭州市低空经济规模达到50亿元。".utf8), source: "x")
  let figure = try #require(documents.first?.figures.first)
  #expect(figure.indicator == "低空经济产值")
  #expect(figure.isStandardIndicator)
}

@Test func anOverlayAddsAWordToAListOfTheRules() throws {
  let text = Array("2025年施政报告\n\n一年来，杭州市经济稳步发展，人民生活持续改善，城市面貌焕然一新。\n".utf8)
  let mine = try vocabulary(adding: "lexicon/phrases.tsv", "list\twords\nkindReports\t施政报告\n")
  let added = try Extractor(vocabulary: mine).extract(text, source: "x")
  #expect(added.map(\.kind) == [.workReport])
  let before = try #require(Shared.extractor).extract(text, source: "x")
  #expect(before.map(\.kind) == [.news])
}

@Test func aListWithoutWordsIsNamed() {
  #expect {
    _ = try Vocabulary(tables: {
      $0 == "lexicon/phrases.tsv" ? (Array("list\twords\nprojects\t项目\n".utf8), "mine.tsv") : nil
    })
  } throws: {
    "\($0)".contains("is missing") && ($0 as? ExtractionError)?.location == "mine.tsv"
  }
}

@Test(arguments: [
  ("lexicon/phrases.tsv", "list\twords\nnoSuchList\t好\n", "mine/lexicon/phrases.tsv:2"),
  ("lexicon/phrases.tsv", "list\twords\nprojects\t项目\n", "mine/lexicon/phrases.tsv:2"),
  ("lexicon/plans.tsv", "name\tfirst\tlast\n十六五\t2035\t2031\n", "mine/lexicon/plans.tsv:2"),
  ("lexicon/shortforms.tsv", "word\tfull\tclass\n科创区\t科技创新区\tarea\n", "mine/lexicon/"),
  ("indicators.tsv", "name\tunit\taliases\n低空经济产值\t元\tGDP\n", "mine/indicators.tsv:2"),
  ("units.tsv", "word\tunit\tfactor\tclass\n架\t架\t1\tcount\n米\t米\tx\tlength\n", "mine/units.tsv:"),
  ("lexicon/heads.tsv", "word\ttype\tcolour\n驿站\tPark\tred\n", "mine/lexicon/heads.tsv:1"),
])
func aMistakeInAnOverlayIsNamedByFileAndLine(table: String, rows: String, location: String) {
  #expect {
    _ = try vocabulary(adding: table, rows)
  } throws: {
    ($0 as? ExtractionError)?.location.hasPrefix(location) == true
  }
}

@Test func anotherVocabularyHasAnotherFingerprint() throws {
  let mine = try vocabulary(adding: "indicators.tsv", "name\tunit\taliases\n低空经济产值\t元\t\n")
  #expect(try Vocabulary.builtIn().fingerprint != mine.fingerprint)
  #expect(try Vocabulary.builtIn().fingerprint == Vocabulary.builtIn().fingerprint)
}

@Test func weightsOfAnotherKindAreRefused() {
  #expect {
    _ = try Vocabulary(tables: {
      $0 == "models/mentions.bin" ? (bytes: Array("no weights".utf8), file: "mine.bin") : nil
    })
  } throws: {
    ($0 as? ExtractionError)?.location == "mine.bin"
  }
}
