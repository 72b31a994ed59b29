"""Petitioners written otherwise than in their columns: which of them the exit gate lets out, one by one.

Their columns hold more than a name (村民…, …夫妇, two names, a telephone as well), a clerk added columns
beside them. What identifies them is then split, abbreviated, spelled in other signs and put into a
file of its own, in a place of its own. Files of other people, towns and figures must go out.
"""

from __future__ import annotations

import io
import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from urllib.parse import quote

import openpyxl

from judge.bureaus import rename
from judge.leaks import CHECK_SIGNS
from judge.leaks import WEIGHTS
from judge.outgoing import PLACES
from judge.outgoing import SPLIT_PLACES
from toolkit.activities.sanjie import SANJIE
from toolkit.activities.sanjie import sample
from toolkit.activities.sanjie.receptions import Visit
from toolkit.reading.files import read_workbook
from toolkit.usecases.report import as_json
from toolkit.usecases.validate import case_of
from toolkit.workplace.exit_gate import Gate
from toolkit.workplace.opening import judged_book
from toolkit.workplace.sample_workbook import sample_workbook

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolkit.declare.sample import Rows

VISITS = 60
SURNAMES = ("邹", "黄", "赵", "钱", "孙", "刘", "陈", "欧阳", "司马", "郑", "龚", "许", "谭")
GIVEN = "馥骞琮玥翀珩睿彧璟霈曜筠昶骁濛禛晏锴滢骅德旺晓东"
OLD_SIGNS = {"黄": "黃", "赵": "趙", "钱": "錢", "孙": "孫", "刘": "劉", "陈": "陳", "欧": "歐", "马": "馬",
             "郑": "鄭", "龚": "龔", "许": "許", "谭": "譚", "邹": "鄒", "晓": "曉", "东": "東", "骁": "驍",
             "锴": "鍇", "骅": "驊"}  # fmt: skip
ESTATES = ("锦澜花园", "望云小区", "枕流家园", "栖霞新村")
LANES = ("听松路", "漱玉巷", "拾翠街")
WHOLE = (
    "{0}",
    "村民{0}",
    "{0}（村民）",
    "{0}夫妇",
    "{0}先生",
    "代表：{0}",
    "{0}女士",
    "{0}（女，45岁）",
    "居民代表{0}",
    "{0}等5人",
)
PAIRS = (
    "{0} {1}",
    "{0}、{1}",
    "{0}及其妻{1}",
    "{0}/{1}",
    "{0}（妻{1}）",
    "{0}，{1}",
    "{0}与{1}",
    "{0}和{1}",
)
SENTENCES = ("据{}反映夜间有异味", "已当面答复{}", "{}", "回访：{}，表示满意", "找{}核实")
CLEAN = ("夜间异味明显，孩子咳嗽", "水平提高，明确责任", "2012-04-10、2012-04-15", "1、2、3、4、5、6、7、8、9", "合计1,391,234.00元",
         "一、二、三、四、五、六、七", "二〇一二年四月十日", "青塘镇河西村", "河西村3组", "限期整改并回访", "上年信访31件，列全市第1",
         "3月5-9日", "第12345678901号", "12幢楼301户已完成", "工程，建设局牵头", "资金、项目、人员", "陈旧管道，刘家浜、赵家塘")  # fmt: skip


@dataclass(frozen=True)
class Person:
    """A petitioner: a name, perhaps another's, identity number, telephones, dwelling."""

    name: str
    other: str
    identity: str
    mobile: str
    landline: str
    town: str
    estate: str
    house: tuple[int, int]


def figures(seed: int, count: int = VISITS) -> Counter[str]:
    """What the gate says of five files with one token each for each of `count` petitioners, and of clean ones."""
    draw = Random(seed)
    rows = sample.clean_rows(SANJIE.ledgers)
    rename(rows, draw)
    people = [_person(draw) for _ in range(count)]
    _fill(rows, people, draw)
    with TemporaryDirectory() as name:
        folder = Path(name)
        book = folder / "台账.xlsx"
        book.write_bytes(_with_added_columns(sample_workbook(SANJIE, rows), people))
        workbook = read_workbook(book)
        case = case_of(book.name, workbook.sheets, SANJIE, sample.AS_OF)
        tally = _checked(Gate(case, workbook.sheets), people, folder, draw)
        tally.update(_told(rows, people, folder, draw))
        return tally


def _checked(gate: Gate, people: list[Person], folder: Path, draw: Random) -> Counter[str]:
    tally: Counter[str] = Counter({"tokens": 0, "let out": 0, "clean files": 0, "kept back": 0})
    for person in people:
        for kind, write in WRITTEN.items():
            token = write(person, draw)
            place, make = draw.choice([*PLACES.items()])
            parts = [draw.choice(SENTENCES).format(token)]
            if kind == "name" and draw.random() < 0.2:
                place, make = draw.choice([*SPLIT_PLACES.items()])
                parts = [person.name[:1], person.name[1:]]
            path = make(parts, folder)
            tally["tokens"] += 1
            if not gate.check(path).hits:
                tally["let out"] += 1
                tally[f"let out: {kind} in {place}: {token}"] += 1
            path.unlink()
    for _ in range(len(people)):
        place, make = draw.choice([*PLACES.items()])
        path = make(draw.sample(CLEAN, 3), folder)
        tally["clean files"] += 1
        if gate.check(path).hits:
            tally["kept back"] += 1
            tally[f"kept back: {place}"] += 1
        path.unlink()
    return tally


def _told(rows: Rows, people: list[Person], folder: Path, draw: Random) -> Counter[str]:
    """Disguised ones typed where options stand: what of them validating repeats."""
    lines = rows["问题整改台账"]
    said = []
    for line, person in zip(lines, people, strict=False):
        kind = draw.choice([*WRITTEN])
        said.append(WRITTEN[kind](person, draw))
        line[6] = f"气（{said[-1]}反映）"
    book = folder / "错.xlsx"
    book.write_bytes(_with_added_columns(sample_workbook(SANJIE, rows), people))
    _, judged = judged_book(book, sample.AS_OF)
    told = json.dumps(as_json(book.name, judged), ensure_ascii=False)
    return Counter({"typed into options": len(said), "told": sum(each in told for each in said)})


def _fill(rows: Rows, people: list[Person], draw: Random) -> None:
    visits = rows[Visit.sheet]
    first = [list(line) for line in visits]
    del visits[len(people) :]
    while len(visits) < len(people):
        visits.append([f"SX-2012-{len(visits) + 1:03}", *draw.choice(first)[1:]])
    for line, person in zip(visits, people, strict=True):
        who = draw.choice(PAIRS).format(person.name, person.other) if person.other else None
        line[Visit.petitioner.position] = who or draw.choice(WHOLE).format(person.name)
        line[Visit.id_number.position] = person.identity
        line[Visit.phone.position] = person.mobile
        line[Visit.home.position] = _home(person, draw)


def _home(person: Person, draw: Random) -> str:
    building, flat = person.house
    counted = draw.choice(
        [f"{building}幢{flat}室", f"{building}号楼{flat}室", f"{building}-{flat}"]
    )
    return f"{person.town}镇{person.estate}{counted}"


def _with_added_columns(content: bytes, people: list[Person]) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book[Visit.sheet]
    at = sheet.max_column + 1
    for column, heading in enumerate(("信访人电话2", "备忘"), start=at):
        sheet.cell(1, column).value = heading
    for row, person in enumerate(people, start=3):
        sheet.cell(row, at).value = person.landline
    changed = io.BytesIO()
    book.save(changed)
    return changed.getvalue()


def _person(draw: Random) -> Person:
    body = f"99{draw.randrange(10**4):04}19{draw.randint(30, 90)}0{draw.randint(1, 9)}{draw.randint(10, 28)}{draw.randrange(1000):03}"
    sign = CHECK_SIGNS[sum(w * int(d) for w, d in zip(WEIGHTS, body, strict=True)) % 11]
    return Person(
        _name(draw),
        _name(draw) if draw.random() < 0.4 else "",
        body + sign,
        f"1{draw.choice('3456789')}{draw.randrange(10**9):09}",
        f"05{draw.randint(10, 99)}-8{draw.randrange(10**7):07}",
        "".join(draw.sample(GIVEN[:16], 2)),
        draw.choice(ESTATES + LANES),
        (draw.randint(1, 99), draw.randint(1, 19) * 100 + draw.randint(1, 9)),
    )


def _name(draw: Random) -> str:
    return draw.choice(SURNAMES) + "".join(draw.sample(GIVEN, 2))


def _name_written(person: Person, draw: Random) -> str:
    name = draw.choice([person.name, person.other or person.name])
    return draw.choice(NAME_WAYS)(name, draw)


def _number_written(number: str, draw: Random) -> str:
    return draw.choice(NUMBER_WAYS)(number, draw)


def _split(signs: tuple[str, ...]) -> Callable[[str, Random], str]:
    return lambda text, draw: draw.choice(signs).join(text)


def _wide(text: str, _draw: Random) -> str:
    return "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in text)


def _in_words(text: str, draw: Random) -> str:
    signs = draw.choice(["〇一二三四五六七八九", "零壹贰叁肆伍陆柒捌玖", "零一二三四五六七八九"])
    return "".join(signs[int(sign)] if sign.isdigit() else sign for sign in text)


def _grouped(text: str, draw: Random) -> str:
    sign = draw.choice([" ", "/", "、", "_", "*", ".", "-", " - ", "　"])
    return sign.join((text[:3], text[3:7], text[7:]))


NAME_WAYS = (
    lambda name, _draw: name,
    lambda name, _draw: "".join(OLD_SIGNS.get(sign, sign) for sign in name),
    _split(
        (
            "·",
            ".",
            "-",
            "_",
            "／",
            "/",
            " ",
            "　",
            "\u200b",
            "\ufe00",
            "\u0301",
            "\u00ad",
            "•",
            "、",
        )
    ),
    lambda name, _draw: f"{name[0]}，{name[1:]}",
    lambda name, _draw: f"{name[0]}（{name[1:]}）",
    lambda name, _draw: quote(name),
    lambda name, draw: (
        f"{draw.choice(['村民', '居民', ''])}{name}{draw.choice(['先生', '夫妇', '同志'])}"
    ),
)
NUMBER_WAYS = (
    lambda number, _draw: number,
    _grouped,
    _wide,
    _in_words,
    _split((" ", ".", "-", "_", "/", "\u200b")),
)


def _dwelling_written(person: Person, draw: Random) -> str:
    building, flat = person.house
    number = draw.choice([str(building), _tens(building)])
    counted = draw.choice(
        [f"{number}幢{flat}室", f"{number}幢{flat}", f"{building}-{flat}", f"{building}—{flat}",
         f"{number}栋{_in_words(str(flat), draw)}室", f"{building} 号楼 {flat}"]
    )  # fmt: skip
    return draw.choice(["", f"{person.town}镇"]) + person.estate + counted


def _tens(number: int) -> str:
    tens, ones = divmod(number, 10)
    signs = "一二三四五六七八九"
    high = "" if tens == 0 else "十" if tens == 1 else f"{signs[tens - 1]}十"
    return high + (signs[ones - 1] if ones else "")


WRITTEN: dict[str, Callable[[Person, Random], str]] = {
    "name": _name_written,
    "mobile": lambda person, draw: _number_written(person.mobile, draw),
    "identity": lambda person, draw: _number_written(person.identity, draw),
    "landline": lambda person, draw: _number_written(person.landline.replace("-", ""), draw),
    "dwelling": _dwelling_written,
}
