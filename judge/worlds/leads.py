"""四·4 三不, 雷同 and 补记: leads for the internal check list alone, told to nobody else."""

from judge.worlds.dates import ONE
from judge.worlds.duties_writing import diaries
from judge.worlds.world import CHECK
from judge.worlds.world import DIARY
from judge.worlds.world import REPORT
from judge.worlds.world import WORK

WORDS = ("宾馆", "酒店", "宴请", "土特产", "礼品", "景区", "警车", "横幅", "欢迎")
LEVELS = ("市", "镇", "村")
ALIKE, GRAM = 0.6, 8
CODES = ("R1001", "R1002", "R1003", "R1004", "R603", "D117")


def leads(world):
    """(code, names by which the lead is known) of everything that somebody should look at."""
    for row in world[WORK]:
        who = {row["姓名"], row["联系点"]}
        layers = sum(each in (row.get("陪同人员") or "") for each in LEVELS) >= 2
        if (row["陪同人数"] or 0) > world.limit("陪同人数上限") or layers:
            yield "R1001", who
        said = "".join(str(row.get(each) or "") for each in ("住宿地点", "用餐方式", "备注"))
        if any(word in said for word in WORDS):
            yield "R1002", who
        if row["用餐方式"] == "搭伙" and not row["伙食费"]:
            yield "R1003", who
    for row in world[CHECK]:
        if (row["投诉数"] or 0) > 0:
            yield "R1004", {row["联系点"]}
        if (row["陪同人数"] or 0) > world.limit("陪同人数上限"):
            yield "R1001", {row["联系点"]}
    yield from _alike(world)
    yield from _filled_later(world)


def _alike(world):
    people = {each["姓名"] for each in world[DIARY]}
    pages = [
        (who, _grams(each["体会"]))
        for who in sorted(people)
        for each in diaries(world, {"姓名": who})
    ]
    for number, (one, mine) in enumerate(pages):
        for other, theirs in pages[:number]:
            if one != other and len(mine & theirs) >= ALIKE * min(len(mine), len(theirs)):
                yield "R603", {one, other}


def _grams(text):
    return {text[start : start + GRAM] for start in range(len(text) - GRAM + 1)}


def _filled_later(world):
    on = {WORK: "结束日期", DIARY: "日期", REPORT: "完成日期"}
    for sheet, column in on.items():
        for row in world[sheet]:
            filled = row.get("填报日期")
            if filled and filled > row[column] + ONE * int(world.limit("补记天数")):
                yield "D117", {row.get("姓名") or row.get("执笔人")}
        by_day = {}
        for row in world[sheet]:
            by_day.setdefault(row.get("填报日期"), []).append(row)
        for rows in by_day.values():
            if rows[0].get("填报日期") and len(rows) >= world.limit("集中补记行数"):
                yield "D117", {sheet, *(each.get("姓名") or "" for each in rows)}
