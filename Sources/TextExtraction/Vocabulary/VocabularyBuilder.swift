/// The words of a vocabulary under construction, each with its senses in the order in which they were added.
struct VocabularyBuilder {
  private(set) var words = WordIndex(minimumCapacity: 150_000)
  private var senses: [(word: Int32, sense: WordSense)] = []
  /// Which classes a word has so far.
  private(set) var classes: [WordClassSet] = []
  /// The groups of places that a word's full and short names stand for, -1 for none.
  private var groups: [(full: Int32, short: Int32)] = []
  private var members: [(group: Int32, place: Int32)] = []
  /// The place that a group took last.
  private var lastMember: [Int32] = []

  /// Adds a sense to a word.
  mutating func add(_ word: ArraySlice<UInt16>, _ kind: WordClass, _ value: Int) {
    add(number(of: word), kind, Int32(value))
  }

  /// Adds a place to those of which a name may be meant; places come in the order of their rows.
  mutating func addPlace(_ word: ArraySlice<UInt16>, _ kind: WordClass, _ place: Int32) {
    let number = number(of: word)
    var group = kind == .place ? groups[number].full : groups[number].short
    if group < 0 {
      group = Int32(lastMember.count)
      lastMember.append(-1)
      if kind == .place { groups[number].full = group } else { groups[number].short = group }
      add(number, kind, group)
    }
    guard lastMember[Int(group)] != place else { return }
    lastMember[Int(group)] = place
    members.append((group, place))
  }

  private mutating func number(of word: ArraySlice<UInt16>) -> Int {
    let (number, isNew) = words.insert(word)
    if isNew {
      classes.append([])
      groups.append((-1, -1))
    }
    return number
  }

  private mutating func add(_ word: Int, _ kind: WordClass, _ value: Int32) {
    senses.append((Int32(word), WordSense(kind: kind, value: value)))
    classes[word].formUnion(WordClassSet(kind))
  }

  /// The senses of all words.
  var sensesByWord: Grouping<WordSense> {
    Grouping(senses, groups: words.count) { (Int($0.word), $0.sense) }
  }

  /// The places of all groups.
  var placesByGroup: Grouping<Int32> {
    Grouping(members, groups: lastMember.count) { (Int($0.group), $0.place) }
  }
}

/// Lists of elements side by side in one array.
struct Grouping<Element: Sendable>: Sendable {
  private let starts: [Int32]
  private let elements: [Element]

  /// Sorts elements into groups, within which they keep their order.
  init<Source>(_ source: [Source], groups: Int, _ place: (Source) -> (group: Int, element: Element))
  {
    var starts = [Int32](repeating: 0, count: groups + 1)
    for each in source { starts[place(each).group + 1] += 1 }
    for group in 0..<groups { starts[group + 1] += starts[group] }
    var next = starts
    guard let first = source.first.map({ place($0).element }) else {
      self.starts = starts
      elements = []
      return
    }
    var elements = [Element](repeating: first, count: source.count)
    for each in source {
      let (group, element) = place(each)
      elements[Int(next[group])] = element
      next[group] += 1
    }
    self.starts = starts
    self.elements = elements
  }

  subscript(group: Int) -> ArraySlice<Element> {
    @inline(__always) get { elements[Int(starts[group])..<Int(starts[group + 1])] }
  }
}
