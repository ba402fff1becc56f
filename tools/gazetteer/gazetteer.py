"""Joins the gazetteers of jionlp, GB2260 and cpca by division code into schema/places.tsv, and the
national development zones into schema/parks.tsv. Run through tools/gazetteer/build."""

import csv
import importlib.util
import sys
import zipfile
from collections import defaultdict
from pathlib import Path

HERE = Path(__file__).resolve().parent
SCHEMA = HERE.parent.parent / "schema"

PLACES_HEADER = """\
# Places: administrative divisions of China, countries, blocs and regions.
# Made by tools/gazetteer from PyPI jionlp 1.5.31 (j: names, short names, townships), GB2260 0.4.1
# (g: former names), cpca 0.5.5 (c: positions, divisions abolished since 2016) and the checked-in tables of
# tools/gazetteer (t). Sorted by code. Columns, separated by one tab; lists by |:
#   code         division code of GB/T 2260, six digits; a township: county code/name; a country: ISO 3166-1;
#                a region: CN-name
#   level        country, region, province, prefecture, county, township
#   name         full official name
#   short_names  other names in use; a name of one character needs evidence always.
#                A township's short name is its name without 镇, 乡 or 街道, and needs evidence always
#   former_names name@year in which it ceased (2018: at some time after 2013, as far as the packages tell);
#                a division whose own name stands here was abolished in that year
#   parent       code of the division, country or region that it lies in
#   longitude, latitude   degrees, of the seat
#   ambiguous    1: the (short) name is also a common word, and needs evidence
#   source       letters of the sources above
"""

PARKS_HEADER = """\
# Known zones: the national economic and high-tech development zones, and the zones that statistics count as
# county-level units. Facts from the ministries' lists; made by tools/gazetteer, sorted by place and name.
# Columns, separated by one tab; lists by |:
#   name         full official name
#   short_names  other names in use
#   kind         development_zone, hi_tech_zone or industrial_park
#   place        code of the most specific place in schema/places.tsv that the name tells
#   national     1: approved by the State Council
"""

LEVELS = ["country", "region", "province", "prefecture", "county", "township"]

# 2002 census names of peoples, longest first, to strip from the names of autonomous divisions.
PEOPLES = sorted(
    "汉族 壮族 满族 回族 苗族 维吾尔族 维吾尔 土家族 彝族 蒙古族 蒙古 藏族 布依族 侗族 瑶族 朝鲜族 白族 哈尼族 哈萨克族 "
    "哈萨克 黎族 傣族 畲族 傈僳族 仡佬族 东乡族 拉祜族 水族 佤族 纳西族 羌族 土族 仫佬族 锡伯族 锡伯 柯尔克孜族 "
    "柯尔克孜 达斡尔族 达斡尔 景颇族 毛南族 撒拉族 布朗族 塔吉克族 塔吉克 阿昌族 普米族 鄂温克族 怒族 京族 "
    "基诺族 德昂族 保安族 裕固族 独龙族 鄂伦春族 各族".split(),
    key=lambda name: (-len(name), name))


def rows(path, columns):
    """The rows of a checked-in table: lines with tabs, # begins a comment."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        fields = line.split("\t")
        if len(fields) > columns:
            sys.exit(f"{path}:{number}: {len(fields)} columns where {columns} are known")
        yield fields + [""] * (columns - len(fields))


def stem(name):
    """The name without its type word, as people use it; the name itself where that leaves one character."""
    for suffix in ("自治州", "自治县", "自治旗", "自治区", "特别行政区", "行政委员会"):
        if name.endswith(suffix):
            body = name[: -len(suffix)]
            changed = True
            while changed:
                changed = False
                for people in PEOPLES:
                    if body.endswith(people) and len(body) - len(people) >= 2:
                        body, changed = body[: -len(people)], True
                        break
            return body if len(body) >= 2 else name
    for suffix in ("林区", "特区", "地区", "省", "市", "县", "区", "盟", "旗"):
        if name.endswith(suffix):
            return name[: -len(suffix)] if len(name) - len(suffix) >= 2 else name
    return name


def is_zone(code, name):
    """Development zones, which jionlp lists as county-level units: parks here, not places."""
    return name.endswith("开发区") or (
        code[4] == "7" and not name.endswith(("管理区", "管委会", "新区", "新城", "名胜区", "委员会")))


class Gazetteer:
    def __init__(self, packages):
        self.packages = Path(packages)
        self.places = {}
        self.zones = []
        self.townships = set()

    def add(self, code, level, name, short=(), parent="", source="t", ambiguous=None):
        self.places[code] = {
            "code": code, "level": level, "name": name, "short": [s for s in short if s and s != name],
            "former": {}, "parent": parent, "position": ("", ""), "ambiguous": ambiguous,
            "source": set(source)}

    def read_jionlp(self):
        archive = zipfile.ZipFile(self.packages / "jionlp/dictionary/china_location.zip")
        text = archive.read("china_location.txt").decode("utf-8").replace("\r", "")
        trail = [None, None, None]
        for line in text.split("\n"):
            depth = len(line) - len(line.lstrip("\t"))
            fields = line.strip().split("\t")
            if depth > 3 or not fields[0]:
                continue
            if depth == 3:
                parent = trail[2] or trail[1]
                if parent and fields[0].endswith(("镇", "乡", "街道", "苏木")):
                    self.townships.add((parent, fields[0]))
                continue
            trail[depth] = None
            for deeper in range(depth + 1, 3):
                trail[deeper] = None
            if len(fields) < 3:
                continue
            name, code, aliases = fields[0], fields[1], fields[2].split("/")
            # The districts of Hong Kong and Macau have no codes of their own; nor have the empty county
            # levels of 东莞 and other cities without counties.
            if depth > 0 and (code in ("810000", "820000") or depth == 2 and code.endswith("00")):
                trail[2] = None
                continue
            if depth == 1 and ("直辖" in name or name == self.places[trail[0]]["name"]):
                trail[1] = trail[0]
                continue
            parent = next((trail[d] for d in range(depth - 1, -1, -1) if trail[d]), "CN")
            if depth == 2 and is_zone(code, name):
                self.zones.append((name, code, parent))
                trail[2] = None
                continue
            level = ("province", "prefecture", "county")[depth]
            owner = self.places[parent]["name"] if parent in self.places else ""
            if owner and name.startswith(owner):  # 岳阳市屈原管理区
                name = name[len(owner):]
            short = [] if name.endswith(("管理区", "新区", "新城")) and code[4] == "7" else [stem(name)]
            short += [alias for alias in aliases if len(alias) > 1 and alias not in ("新区", "管理区")]
            if code == "632500":  # the bare name is the province
                short = ["海南州"]
            if depth == 1 and name.endswith("自治州"):
                short.append(stem(name) + "州")
            self.add(code, level, name, dict.fromkeys(short), parent, "j")
            trail[depth] = code

    def read_cpca(self):
        with open(self.packages / "cpca/resources/adcodes.csv", encoding="utf-8") as file:
            for row in csv.DictReader(file):
                code = row["adcode"][:6]
                self.older[code] = row["name"]
                if row["longitude"]:
                    self.positions[code] = (f"{float(row['longitude']):.4f}", f"{float(row['latitude']):.4f}")

    def read_former_names(self):
        """Names that a code had before, from GB2260; renamed divisions by jionlp's table of changes."""
        spec = importlib.util.spec_from_file_location("gb2260_data", self.packages / "gb2260/data.py")
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        years = sorted(year for year in module.data if isinstance(year, int) and year < 3000)
        names = {year: {str(code): name for code, name in module.data[year].items()} for year in years}
        by_stem = defaultdict(list)
        for place in self.places.values():
            if place["level"] in ("prefecture", "county"):
                for digits in (4, 2):
                    by_stem[(place["code"][:digits], place["level"], stem(place["name"]))].append(place)

        def succeeded(code, name, until, source):
            if name in ("市辖区", "县", "市", "郊区", "城区", "矿区") or "直辖" in name:
                return True
            place = self.places.get(code)
            level = "prefecture" if code.endswith("00") else "county"
            if place is None or stem(place["name"]) != stem(name):
                for digits in (4, 2):
                    same = by_stem.get((code[:digits], level, stem(name)))
                    if same and len(same) == 1:
                        place = same[0]
                        break
            if place is None:
                return False
            self.codes_before[place["code"]].append(code)
            if place["name"] != name:
                known = place["former"].get(name)
                if known is None or known[1] == source:
                    place["former"][name] = (max(until, known[0] if known else 0), source)
                    place["source"].add(source)
            return True

        for change in self.changes():
            year, old_names, new_names = change
            self.change_years[old_names[-1]] = year
        last = {}
        for position, year in enumerate(years):
            following = years[position + 1] if position + 1 < len(years) else None
            for code, name in names[year].items():
                gone = following is None or names[following].get(code) != name
                if gone:
                    last[(code, name)] = year if following is None else following
        for (code, name), year in sorted(last.items()):
            ceased = self.change_years.get(name) or int(str(year)[:4])
            if year == years[-1] and name not in self.change_years:
                place = self.places.get(code)
                if place is not None and place["name"] == name:
                    continue
                ceased = 2018  # between the two packages' years
            succeeded(code, name, ceased, "g")
        # Divisions that cpca still has and that are gone: renamed, or abolished with their name.
        for code, name in sorted(self.older.items()):
            if code in self.places or name in ("市辖区", "县", "省直辖县级行政区划"):
                continue
            year = self.change_years.get(name, 2018)
            if not succeeded(code, name, year, "c") and not code.endswith("00"):
                parent = code[:4] + "00"
                if parent not in self.places:
                    parent = code[:2] + "0000"
                self.add(code, "county", name, [stem(name)], parent, "c")
                self.places[code]["former"][name] = (year, "c")

    def changes(self):
        text = (self.packages / "jionlp/dictionary/china_location_change.txt").read_text(encoding="utf-8")
        for line in text.splitlines():
            if "=>" not in line:
                continue
            old, new = line.split("=>")
            fields = old.split("\t")
            yield int(fields[0][:4]), fields[2::2], new.split("\t")

    def read_tables(self):
        for code, name, others in rows(HERE / "countries.tsv", 3):
            self.add(code, "country", name, others.split("|"))
        for code, name, others, parent, ambiguous in rows(HERE / "regions.tsv", 5):
            self.add(code, "region", name, others.split("|"), parent, ambiguous=ambiguous == "1")
        for code, others in rows(HERE / "abbreviations.tsv", 2):
            place = self.places[code]
            place["short"] = list(dict.fromkeys(place["short"] + others.split("|")))
            place["source"].add("t")

    def correct(self):
        for code, level, name, short, former, parent, _ in rows(HERE / "corrections.tsv", 7):
            if level == "removed":
                self.places.pop(code, None)
                continue
            if code not in self.places:
                self.add(code, level, name, short.split("|"), parent)
            place = self.places[code]
            place["source"].add("t")
            if name != "-":
                place["name"] = name
            if short != "-":
                place["short"] = [s for s in short.split("|") if s and s != place["name"]]
            if former not in ("-", ""):
                place["former"] = {}
                for entry in former.split("|"):
                    old, year = entry.split("@")
                    place["former"][old] = (int(year), "t")
                    for other in [c for c, p in self.places.items() if old == p["name"] and old in p["former"]]:
                        if other[:2] == code[:2]:
                            del self.places[other]
                            self.codes_before[code].append(other)
            if parent != "-":
                place["parent"] = parent

    def mark_ambiguous(self):
        """A county's short name that a general dictionary has as a word needs evidence, unless the word is
        rarer than the place; ambiguous.tsv decides where that goes wrong."""
        dictionary = self.word_list("chinese_word_dictionary")
        frequency = self.word_list("idf")
        decided = {name: value == "1" for name, value in rows(HERE / "ambiguous.tsv", 2)}
        for place in self.places.values():
            if place["ambiguous"] is not None:
                continue
            names = [place["name"], *place["short"]]
            judged = [decided[name] for name in names if name in decided]
            if judged:
                place["ambiguous"] = any(judged)
            elif place["level"] == "county":
                place["ambiguous"] = any(
                    name in dictionary and float(frequency.get(name, "99")) < 10.5
                    for name in names if len(name) == 2 and not name.endswith("县"))
            else:
                place["ambiguous"] = False

    def word_list(self, name):
        archive = zipfile.ZipFile(self.packages / f"jionlp/dictionary/{name}.zip")
        text = archive.read(f"{name}.txt").decode("utf-8").replace("\r", "")
        return dict(line.split("\t", 1) for line in text.split("\n") if "\t" in line)

    def build(self):
        self.older = {}
        self.positions = {}
        self.change_years = {}
        self.codes_before = defaultdict(list)
        self.read_jionlp()
        self.read_cpca()
        self.read_former_names()
        self.read_tables()
        self.correct()
        self.mark_ambiguous()
        for code, place in self.places.items():
            for known in [code, *self.codes_before[code]]:
                if known in self.positions:
                    place["position"] = self.positions[known]
                    place["source"].add("c")
                    break
            if place["parent"] and place["parent"] not in self.places:
                sys.exit(f"{code} {place['name']}: no parent {place['parent']}")

    def write_places(self):
        lines = []
        for code in sorted(self.places):
            place = self.places[code]
            former = sorted((year, name) for name, (year, _) in place["former"].items())
            lines.append("\t".join([
                code, place["level"], place["name"], "|".join(place["short"]),
                "|".join(f"{name}@{year}" for year, name in former), place["parent"],
                *place["position"], str(int(place["ambiguous"])), "".join(sorted(place["source"]))]))
        for parent, name in self.townships:
            if parent in self.places:
                lines.append(f"{parent}/{name}\ttownship\t{name}\t\t\t{parent}\t\t\t0\tj")
        columns = "code\tlevel\tname\tshort_names\tformer_names\tparent\tlongitude\tlatitude\tambiguous\tsource"
        lines.sort(key=lambda line: line.split("\t", 1)[0])
        (SCHEMA / "places.tsv").write_text(
            PLACES_HEADER + columns + "\n" + "\n".join(lines) + "\n", encoding="utf-8")
        return len(lines)

    def write_parks(self):
        provinces = {p["short"][0] if p["short"] else p["name"]: p for p in self.places.values()
                     if p["level"] == "province"}
        zones = {}
        for name, province, place in rows(HERE / "zones.tsv", 3):
            province = province or next((known for known in provinces if name.startswith(known)), "")
            code = provinces[province]["code"] if province else ""
            zones[name] = (place or self.place_in_name(name, code), "1")
        known = {short for name in zones for short in [name, *park_short_names(name)]}
        for name, code, parent in sorted(self.zones):
            bare = name
            for province in provinces.values():
                if name.startswith(province["short"][0]) and not name.startswith(province["short"][0] + "经济"):
                    same_name = province["name"][:2] == self.places[parent]["name"][:2]  # 吉林
                    if name.endswith("开发区") and parent[:2] == province["code"][:2] and not same_name:
                        bare = name[len(province["short"][0]):]
            if name.endswith(("开发区", "园区", "工业园", "产业园")) and not known & {
                    name, bare, *park_short_names(name), *park_short_names(bare)}:
                zones[bare] = (self.place_in_name(bare, parent[:2] + "0000", parent), "0")
        lines = []
        for name, (place, national) in zones.items():
            kind = "hi_tech_zone" if "高新技术" in name or "高技术" in name else (
                "industrial_park" if name.endswith(("工业园区", "工业园", "产业园区", "产业园")) else
                "development_zone")
            lines.append("\t".join([name, "|".join(park_short_names(name)), kind, place, national]))
        lines.sort(key=lambda line: (line.split("\t")[3], line))
        (SCHEMA / "parks.tsv").write_text(
            PARKS_HEADER + "name\tshort_names\tkind\tplace\tnational\n" + "\n".join(lines) + "\n",
            encoding="utf-8")
        return len(lines)

    def place_in_name(self, name, province, default=""):
        """The division whose name or short name the zone's name begins with, the longest; a prefecture before
        a county of the same name."""
        bodies = [name]
        for place in self.places.values():
            if place["level"] == "province" and place["code"].startswith(province[:2]):
                for known in [place["name"], *place["short"]]:
                    if len(known) > 1 and name.startswith(known):
                        bodies.append(name[len(known):])
                        default = default or place["code"]
        best = (0, default or province)
        for place in self.places.values():
            if place["level"] not in ("prefecture", "county") or not place["code"].startswith(province[:2]):
                continue
            if place["name"] in place["former"]:
                continue
            for known in [place["name"], *place["short"]]:
                if len(known) > 1 and any(body.startswith(known) for body in bodies):
                    best = max(best, (2 * len(known) + (place["level"] == "prefecture"), place["code"]))
        return best[1]


def park_short_names(name):
    replacements = [
        ("经济技术开发区", "经开区"), ("高新技术产业开发区", "高新区"), ("经济开发区", "经开区"),
        ("高新技术开发区", "高新区"), ("高技术产业开发区", "高新区"), ("高新技术产业园区", "高新区"),
        ("工业园区", "工业园")]
    found = []
    for full, short in replacements:
        if name.endswith(full):
            body = name[: -len(full)]
            found.append(body + short)
            if body.endswith(("市", "县")) and len(body) > 2:
                found.append(body[:-1] + short)
            if full == "高新技术产业开发区":
                found.append(body + "高新技术开发区")
            break
    return dict.fromkeys(found)


def main():
    if len(sys.argv) != 2:
        sys.exit("usage: gazetteer.py SITE-PACKAGES")
    gazetteer = Gazetteer(sys.argv[1])
    gazetteer.build()
    SCHEMA.mkdir(exist_ok=True)
    print(f"schema/places.tsv: {gazetteer.write_places()} places")
    print(f"schema/parks.tsv: {gazetteer.write_parks()} zones")


if __name__ == "__main__":
    main()
