"""Dirty cells, invented by kind: what a tired clerk types, and what he means by it.

Each cell stands in a row of its own that is otherwise in order. What it means is known from how it was
made, with numerals, check signs and spellings of this file's own; nothing of the reader is used. ASK
says that nobody can know, so that a person must be asked, in that cell.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from random import Random

from judge.cells import CHECKS
from judge.cells import GIVEN
from judge.cells import SURNAMES
from judge.cells import WEIGHTS
from toolkit.activities.sanjie import SANJIE
from toolkit.reading.workbook import Sheet
from toolkit.usecases.validate import validate

Cell = tuple[str, str, object, object]
ASK = object()
YEAR, AS_OF = 2012, dt.date(2012, 12, 31)
CELLS = 150
WORK, HELD, CAME = "下基层活动台账", "接访场次", "来访事项"
DIGITS = "〇一二三四五六七八九"
WEEK = "一二三四五六日"
UNITS = {
    "污控科": ("污染控制科", "污控"),
    "监察大队": ("环境监察大队", "环监大队"),
    "监测站": ("环境监测站", "测站"),
}
POSTS = ("科长", "大队长", "站长")
OLD_FORMS = {
    "国": "國",
    "丽": "麗",
    "东": "東",
    "燕": "鷰",
    "远": "遠",
    "新": "新",
    "华": "華",
    "张": "張",
}


def figures(seed: int) -> Counter[str]:
    """What came of 150 cells: read rightly, asked rightly, wrong, wrong without a word."""
    draw = Random(seed)
    people = _people(draw)
    cells = [_cell(draw, people) for _ in range(CELLS)]
    said = validate("脏.xlsx", _sheets(cells, people), SANJIE, as_of=AS_OF)
    asked = {(f.place.sheet, f.place.row, f.place.column) for f in said.outcome.findings}
    told = {(n.sheet, n.row, n.column) for n in said.outcome.notes}
    rows = {
        (sheet, row.at_row): row
        for sheet in (WORK, HELD, CAME)
        for row in said.case.rows(SANJIE.ledger(sheet))
    }
    count = Counter(cells=CELLS, right=0, wrong=0, silent=0)
    numbers: Counter[str] = Counter()
    for sheet, heading, cell, meant in cells:
        numbers[sheet] += 1
        at = (sheet, numbers[sheet] + 1)
        row = rows.get(at)
        column = next(c for c in SANJIE.ledger(sheet).columns if c.heading == heading)
        is_asked, value = (*at, heading) in asked, row.usable(column) if row else None
        right = is_asked if meant is ASK else (not is_asked and value == meant)
        is_told = is_asked or (*at, heading) in told
        silent = not is_told and (not right or str(cell) != str(meant)) and cell != meant
        count["right"] += right and not silent
        count["wrong"] += not right
        count["silent"] += silent
        if not right or silent:
            count[f"seed {seed}: {heading} {cell!r}"] += 1
    return count


def _people(draw: Random) -> list[tuple[str, str, str, str]]:
    """Name, unit, post, other name; no two names alike, so that a slip has one meaning."""
    people: dict[str, tuple[str, str, str, str]] = {}
    for surname in draw.sample(SURNAMES, 8):
        name = surname + "".join(draw.sample(GIVEN, 2))
        at = draw.randrange(3)
        people[name] = (name, list(UNITS)[at], POSTS[at], surname + "老师")
    return list(people.values())


def _cell(draw: Random, people: list[tuple[str, str, str, str]]) -> Cell:
    kinds = (_day, _day, _number, _flag, _name, _name, _unit, _identity, _phone, _time, _option)
    return draw.choice(kinds)(draw, people)


def _day(draw: Random, _people: object) -> Cell:
    day = dt.date(YEAR, 1, 1) + dt.timedelta(draw.randrange(360))
    y, m, d = day.year, day.month, day.day
    right, wrong = WEEK[day.weekday()], WEEK[(day.weekday() + 1) % 7]
    other = 1 + d % 28
    month = draw.choice([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
    written, meant = draw.choice([
        (f"{y}.{m}.{d}", day), (f"{y}/{m:02}/{d:02}", day), (f"{y}年{m}月{d}日", day),
        (_wide(f"{y}年{m}月{d}日"), day), (f"{_year(y)}年{_small(m)}月{_small(d)}日", day),
        (f"{_year(y).replace('〇', '○')}年{_small(m)}月{_small(d)}日", day),
        (f"{m}月{d}日", day), (f"{m}月{d}号", day), (int(f"{y}{m:02}{d:02}"), day),
        ((day - dt.date(1899, 12, 30)).days, day), (f" {y}-{m}-{d} ", day),
        (f"{y}年{m}月{d}日（星期{right}）", day), (f"{y}年 {m}月 {d}日", day),
        (f"{y}年{m}月{d}日（星期{wrong}）", ASK), (f"{m}月{d}日左右", ASK), (f"{m}月上旬", ASK),
        (f"{y}-02-30", ASK), (f"{y}-13-0{1 + d % 9}", ASK), (month + 0.1, ASK), ("某日", ASK),
        (f"{m}月{d}日、{other}日", ASK), (f"约{m}月{d}日", ASK), (f"{y + 9}-{m:02}-{d:02}", ASK),
    ])  # fmt: skip
    return HELD, "日期", written, meant


def _number(draw: Random, _people: object) -> Cell:
    n, big = draw.randrange(2, 99), draw.randrange(1000, 9999)
    written, meant = draw.choice([
        (f"{n}户", n), (f"{n} 户", n), (_wide(str(n)), n), (f"{big // 1000},{big % 1000:03}", big),
        (_small(n), n), (f"{_small(n)}户", n), (f" {n}", n), (f"{n}.0", n), (f"{_small(n)}({n})", n),
        (f"约{n}户", ASK), (f"{n}户左右", ASK), (f"{n}多户", ASK), (f"{n}余", ASK), (f"{n}万", ASK),
        (f"{n}人", ASK), (-n, ASK), (f"{n}-{n + 3}", ASK), ("若干", ASK), (f"{_small(n)}({n + 1})", ASK),
        ("十来户", ASK), (n + 0.5, ASK),
    ])  # fmt: skip
    return WORK, "走访户数", written, meant


def _flag(draw: Random, _people: object) -> Cell:
    written, meant = draw.choice([
        ("√", True), ("有", True), (" 是 ", True), ("Y", True), ("○", True), ("Ｙ", True),
        ("×", False), ("没有", False), ("N", False), ("不是", False), ("0", False),
        ("不详", ASK), ("待定", ASK), ("部分", ASK), ("？", ASK), ("是/否", ASK),
    ])  # fmt: skip
    return WORK, "同住", written, meant


def _name(draw: Random, people: list[tuple[str, str, str, str]]) -> Cell:
    name, _, post, other = draw.choice(people)
    second = draw.choice([each[0] for each in people if each[0] != name])
    old = "".join(OLD_FORMS.get(sign, sign) for sign in name)
    written, meant = draw.choice([
        (" ".join(name), name), (name[0] + "　" + name[1:], name), (name + "\u200b", name),
        (name[:1] + "\xa0" + name[1:], name), (f"{name}\n", name), (other, name),
        (name[:2] + draw.choice("鑫淼垚"), ASK), (f"{name[0]}{post}", ASK), (f"{name}、{second}", ASK),
        (f"{name}等3人", ASK), (f"{name}同志", ASK), ("查无", ASK), (f"{name}（大）", ASK),
        (old, name if old == name else ASK), (f"{name} {second}", ASK),
    ])  # fmt: skip
    return WORK, "姓名", written, meant


def _unit(draw: Random, _people: object) -> Cell:
    unit = draw.choice([*UNITS])
    whole, short = UNITS[unit]
    written, meant = draw.choice([
        (whole, unit), (short, unit), (f" {unit}", unit), (f"{unit[:2]} {unit[2:]}", unit),
        (unit[:-1] + "处", ASK), ("市" + unit, ASK), ("气象局", ASK), (unit.replace("监", "監").replace("测", "測"),
         unit if "监" not in unit else ASK),
    ])  # fmt: skip
    return WORK, "单位", written, meant


def _identity(draw: Random, _people: object) -> Cell:
    born = dt.date(1950, 1, 1) + dt.timedelta(draw.randrange(15_000))
    number = _checked(f"320482{born:%Y%m%d}{draw.randrange(1000):03}")
    bad = number[:-1] + CHECKS[(CHECKS.index(number[-1]) + 1) % 11]
    wrong_day = _checked(f"320482{born:%Y}1332{draw.randrange(1000):03}")
    written, meant = draw.choice([
        (f"{number[:6]} {number[6:14]} {number[14:]}", number), (number.lower() + " ", number),
        (_wide(number), number), ("'" + number, number), (bad, ASK), (number[:6] + number[8:17], ASK),
        (float(number.replace("X", "0")), ASK), (wrong_day, ASK), (number[:-1], ASK), ("丢失", ASK),
    ])  # fmt: skip
    return CAME, "身份证号", written, meant


def _phone(draw: Random, _people: object) -> Cell:
    mobile, local = f"138{draw.randrange(10**8):08}", f"8{draw.randrange(10**7):07}"
    written, meant = draw.choice([
        (f"{mobile[:3]} {mobile[3:7]} {mobile[7:]}", mobile), (f"{mobile[:3]}-{mobile[3:7]}-{mobile[7:]}", mobile),
        (f"+86 {mobile}", mobile), (_wide(mobile), mobile), (f"0519－{local}", f"0519-{local}"),
        (f"（0519）{local}", f"0519-{local}"), (f"{mobile}/{local}", ASK), (int(f"519{local}"), ASK),
        (mobile[:-1], ASK), (mobile + "1", ASK), ("不便透露", ASK), (f"{mobile}、{mobile}", ASK),
    ])  # fmt: skip
    return CAME, "电话", written, meant


def _time(draw: Random, _people: object) -> Cell:
    hour, minute = draw.randrange(1, 11), draw.choice([5, 10, 30, 45])
    at, later = dt.time(hour, minute), dt.time(hour + 12, minute)
    written, meant = draw.choice([
        (f"上午{hour}:{minute:02}", at), (f"{hour}点{minute}分", at), (f"下午{hour}时{minute}分", later),
        (_wide(f"{hour}:{minute:02}"), at), (f"{hour}点半", dt.time(hour, 30)), (f"{hour}时", dt.time(hour)),
        (f"{hour}：{minute:02}", at), (f"{hour + 20}点80分", ASK), ("一早", ASK), (f"{hour}-{hour + 2}点", ASK),
        ("上午", ASK), (f"{hour}点左右", ASK),
    ])  # fmt: skip
    return HELD, "起时间", written, meant


def _option(draw: Random, _people: object) -> Cell:
    written, meant = draw.choice([
        (" 走访", "走访"), ("走 访", "走访"), ("座谈\n", "座谈"), ("检查执法\u200b", "检查执法"),
        ("走访慰问", ASK), ("调研", ASK), ("随便看看", ASK), ("走访、座谈", ASK), ("其它", ASK), ("无", ASK),
    ])  # fmt: skip
    return WORK, "活动类别", written, meant


def _sheets(cells: list[Cell], people: list[tuple[str, str, str, str]]) -> list[Sheet]:
    rows: dict[str, list[dict[str, object]]] = {WORK: [], HELD: [], CAME: []}
    for at, (sheet, heading, cell, _) in enumerate(cells):
        rows[sheet].append(_row(sheet, at, people) | {heading: cell})
    rows["单位名录"] = [
        {"单位编号": f"DW{at}", "单位全称": whole, "规范简称": unit, "别名": short, "类型": "大队",
         "排序": at, "是否下发": "是"}
        for at, (unit, (whole, short)) in enumerate(UNITS.items(), start=1)
    ]  # fmt: skip
    rows["人员名册"] = [
        {"人员编号": f"RY{at}", "姓名": name, "单位": unit, "职务": post, "曾用名/易错写法": other,
         "是否党组成员": "否", "是否班子成员": "否"}
        for at, (name, unit, post, other) in enumerate(people, start=1)
    ]  # fmt: skip
    return [_sheet(name, lines) for name, lines in rows.items()]


def _sheet(name: str, lines: list[dict[str, object]]) -> Sheet:
    headings = [column.heading for column in SANJIE.ledger(name).columns]
    return Sheet(name, [headings, *([line.get(each) for each in headings] for line in lines)])


def _row(sheet: str, at: int, people: list[tuple[str, str, str, str]]) -> dict[str, object]:
    day, name = dt.date(YEAR, 5, 10), people[0][0]
    if sheet == WORK:
        return {"姓名": name, "单位": people[0][1], "开始日期": day, "结束日期": day, "天数": 1,
                "活动类别": "走访", "地点": f"{at}号村", "主要内容": "走访农户"}  # fmt: skip
    if sheet == HELD:
        return {"场次号": f"CC-{at}", "日期": day, "地点": "镇政府", "接访领导": name, "方式": "座谈",
                "是否大接访": "否"}  # fmt: skip
    return {"事项号": f"SX-{at}", "场次号": f"CC-{at}", "来访时间": day, "信访人": "某人",
            "反映问题": "异味", "处理意见": "整改", "责任科室": people[0][1], "办理时限": day}  # fmt: skip


def _wide(text: str) -> str:
    return "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in text)


def _year(year: int) -> str:
    return "".join(DIGITS[int(digit)] for digit in str(year))


def _small(number: int) -> str:
    """A number below a hundred as it is said."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{DIGITS[tens]}十"
    return head + (DIGITS[ones] if ones else "") or "〇"


def _checked(body: str) -> str:
    total = sum(int(digit) * weight for digit, weight in zip(body, WEIGHTS, strict=True))
    return body + CHECKS[total % 11]
