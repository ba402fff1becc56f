import EmbeddedSchema

/// The sample texts that are compiled into the binary: short reports in the manner of the genre, about real places, with
/// figures that are made up.
public enum SampleTexts: Int, CaseIterable {
  case lishui, yichang, nankang

  /// The file in schema/samples.
  var fileName: String {
    switch self {
    case .lishui: "丽水市_新闻两则.txt"
    case .yichang: "宜昌市_2024年政府工作报告.txt"
    case .nankang: "赣州市南康区_2023年国民经济计划.txt"
    }
  }

  /// The text as a source to load, named `sample:` and its file.
  public var source: TextSource {
    let bytes = UnsafeBufferPointer(
      start: fangzhi_sample(rawValue), count: fangzhi_sample_size(rawValue))
    return TextSource(name: "sample:" + fileName, bytes: Array(bytes))
  }
}
