/// Zones that agree with another one since 1970: links in the main data of the IANA time zone
/// database (its file `backward`), though some systems ship separate histories of earlier years.
enum TimeZoneLinks {
  static func target(of name: String) -> String? { targets[name] }

  private static let targets: [String: String] = {
    var targets: [String: String] = [:]
    for (target, names) in links {
      for name in names.split(separator: " ") { targets[String(name)] = target }
    }
    return targets
  }()

  private static let links: [(target: String, names: String)] = [
    (
      "Africa/Abidjan",
      "Africa/Accra Africa/Bamako Africa/Banjul Africa/Conakry Africa/Dakar Africa/Freetown "
        + "Africa/Lome Africa/Nouakchott Africa/Ouagadougou Atlantic/Reykjavik Atlantic/St_Helena"
    ),
    (
      "Africa/Nairobi",
      "Africa/Addis_Ababa Africa/Asmara Africa/Dar_es_Salaam Africa/Djibouti Africa/Kampala "
        + "Africa/Mogadishu Indian/Antananarivo Indian/Comoro Indian/Mayotte"
    ),
    (
      "Africa/Lagos",
      "Africa/Bangui Africa/Brazzaville Africa/Douala Africa/Kinshasa Africa/Libreville "
        + "Africa/Luanda Africa/Malabo Africa/Niamey Africa/Porto-Novo"
    ),
    (
      "Africa/Maputo",
      "Africa/Blantyre Africa/Bujumbura Africa/Gaborone Africa/Harare Africa/Kigali "
        + "Africa/Lubumbashi Africa/Lusaka"
    ),
    ("Africa/Johannesburg", "Africa/Maseru Africa/Mbabane"),
    (
      "America/Puerto_Rico",
      "America/Anguilla America/Antigua America/Aruba America/Blanc-Sablon America/Curacao "
        + "America/Dominica America/Grenada America/Guadeloupe America/Kralendijk "
        + "America/Lower_Princes America/Marigot America/Montserrat America/Port_of_Spain "
        + "America/St_Barthelemy America/St_Kitts America/St_Lucia America/St_Thomas "
        + "America/St_Vincent America/Tortola"
    ),
    ("America/Panama", "America/Atikokan America/Cayman America/Coral_Harbour"),
    ("America/Phoenix", "America/Creston"),
    ("America/Toronto", "America/Nassau America/Montreal America/Nipigon America/Thunder_Bay"),
    ("Asia/Bangkok", "Asia/Phnom_Penh Asia/Vientiane Indian/Christmas"),
    ("Asia/Dubai", "Asia/Muscat Indian/Mahe Indian/Reunion"),
    ("Asia/Kuching", "Asia/Brunei"),
    ("Asia/Qatar", "Asia/Bahrain"),
    ("Asia/Riyadh", "Antarctica/Syowa Asia/Aden Asia/Kuwait"),
    ("Asia/Shanghai", "Asia/Chongqing Asia/Chungking Asia/Harbin"),
    ("Asia/Singapore", "Asia/Kuala_Lumpur"),
    ("Asia/Urumqi", "Asia/Kashgar"),
    ("Asia/Yangon", "Indian/Cocos"),
    (
      "Europe/Belgrade",
      "Europe/Ljubljana Europe/Podgorica Europe/Sarajevo Europe/Skopje Europe/Zagreb"
    ),
    ("Europe/Berlin", "Arctic/Longyearbyen Europe/Copenhagen Europe/Oslo Europe/Stockholm"),
    ("Europe/Brussels", "Europe/Amsterdam Europe/Luxembourg"),
    ("Europe/Kyiv", "Europe/Uzhgorod Europe/Zaporozhye"),
    ("Europe/London", "Europe/Belfast Europe/Guernsey Europe/Isle_of_Man Europe/Jersey"),
    ("Europe/Paris", "Europe/Monaco"),
    ("Europe/Prague", "Europe/Bratislava"),
    ("Europe/Rome", "Europe/San_Marino Europe/Vatican"),
    ("Europe/Zurich", "Europe/Busingen Europe/Vaduz"),
    ("Indian/Maldives", "Indian/Kerguelen"),
    ("Pacific/Auckland", "Antarctica/McMurdo"),
    ("Pacific/Guadalcanal", "Pacific/Pohnpei"),
    ("Pacific/Guam", "Pacific/Saipan"),
    ("Pacific/Honolulu", "Pacific/Johnston"),
    ("Pacific/Pago_Pago", "Pacific/Midway"),
    ("Pacific/Port_Moresby", "Antarctica/DumontDUrville Pacific/Chuuk Pacific/Truk Pacific/Yap"),
    ("Pacific/Tarawa", "Pacific/Funafuti Pacific/Majuro Pacific/Wake Pacific/Wallis"),
  ]
}
