/// The characters that make up most of any Chinese text, Simplified or Traditional: decides between encodings.
enum FrequentCharacters {
  static func contains(_ scalar: UInt32) -> Bool {
    guard scalar < 0x10000 else { return false }
    return bits[Int(scalar >> 6)] & (1 << UInt64(scalar & 63)) != 0
  }

  private static let bits: [UInt64] = {
    var bits = [UInt64](repeating: 0, count: 1024)
    for unit in characters.utf16 { bits[Int(unit >> 6)] |= 1 << UInt64(unit & 63) }
    return bits
  }()

  private static let characters = """
    “”、。一万三上下不与专业个中为主么之也乡了争事二于五些交产人亿从他代以们任企众优会但位体作你來保信個們做健億優元党入全\
    公共关农决准出分划创利到制前創劃力办加务动動務化区医區十升协協去县又发口只可台各合同后向和品商善四园国國園在地场坚型城域\
    培基堅場境增外多大天女她好如子学學安完定实家實对导專對導小就居展山州工己市平年府度建开引強强当後得從心快态性总情想意態成\
    我战戰所手打批技把抓投护持推提支收改放政效教数整數文新方施旅无日时明是時更最會有服期本机村来极构标样業極構標樣機步民水決\
    沒没治法活流济海消深游源準濟点為無然營爭爲物特率环现現理環生產用电當發的监監目省看着示社种科积程種稳積穩立第等策管範精系\
    級結統經綜綠網線縣總續级线经结统续综绿网美羣群而联聯育能自臺與色范营萬落著融衆行裡要規规計設說護计设说費資質质费资起路轉\
    转辦農达过运还这进這通造進遊運過道達還那部都鄉醫里重量金鎮镇長长開關防院障集電面革項領项领風风體高麼點黨（），；
    """
}
