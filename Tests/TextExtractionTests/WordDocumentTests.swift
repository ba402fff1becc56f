import Foundation
import Testing

@testable import TextExtraction

/// A small archive as a word processor writes it: two paragraphs and a table with two cells.
private let archive = [UInt8](
  Data(
    base64Encoded: """
      UEsDBBQAAAAAAAAAIQDHHBc8CAAAAAgAAAATAAAAW0NvbnRlbnRfVHlwZXNdLnhtbDxUeXBlcy8+UEsDBBQAAAAIAA\
      AAIQBibd5Q3gAAAJUBAAARAAAAd29yZC9kb2N1bWVudC54bWyzsa/IzVEoSy0qzszPs1Uy1DNQsrezKbdKyU8uzU3N\
      KwGxk/JTKkF0AYgoAhEldkYGRqZPd26x0QdxQGQRQlIBaKRVcUFicqqtUkFRanFqUVmqkt3TST3Pp2x4OmfD055dz3\
      fPf7Fu4dPWNc+6lqIYoQ+1BWFVZl5xSVFIakWJXYCjuytIAUIE7BKoiVPmP9m1/FnD7qcNe54umvdy6n4zPTNVtcTc\
      AuvnKzY/bmjCak1JUg6Ygrg7Gd2Tz3rany1ox6JTH6Yai56pG4BOwK1HH2KdPtRyfVjw6iOFOQBQSwECFAMUAAAAAA\
      AAACEAxxwXPAgAAAAIAAAAEwAAAAAAAAAAAAAAgAEAAAAAW0NvbnRlbnRfVHlwZXNdLnhtbFBLAQIUAxQAAAAIAAAA\
      IQBibd5Q3gAAAJUBAAARAAAAAAAAAAAAAACAATkAAAB3b3JkL2RvY3VtZW50LnhtbFBLBQYAAAAAAgACAIAAAABGAQ\
      AAAAA=\

      """) ?? Data())

@Test func aWordDocumentIsReadAsItsParagraphs() throws {
  let decoded = try TextDecoder().decode(archive, source: "x.docx")
  let text = String(String.UnicodeScalarView(decoded.scalars.compactMap(Unicode.Scalar.init)))
  #expect(text == "2025年和田地区统计公报\n地区生产总值增长6.6%&稳。\n指标\t数值\t\n")
  #expect(decoded.notes.contains { $0.contains("Word document") })
}

@Test(arguments: [20, 100, 300, 440, 475])
func aDamagedWordDocumentIsRefused(length: Int) {
  #expect {
    _ = try TextDecoder().decode(Array(archive.prefix(length)), source: "x.docx")
  } throws: {
    let error = $0 as? ExtractionError
    return error?.location == "x.docx" && error?.message.contains("damaged Word") == true
  }
}

/// Any byte of the archive may be wrong: an error or some text, never a crash.
@Test func noByteOfAWordDocumentCrashesTheReader() {
  for index in archive.indices {
    var damaged = archive
    damaged[index] ^= 0x55
    _ = try? TextDecoder().decode(damaged, source: "x.docx")
  }
}
