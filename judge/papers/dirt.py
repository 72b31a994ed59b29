"""What goes wrong in a book, each kind put into one to three rows drawn."""

from judge.worlds.dates import ONE
from judge.worlds.dates import YEAR
from judge.worlds.dates import day
from judge.worlds.world import DIARY
from judge.worlds.world import PERSON
from judge.worlds.world import POINT
from judge.worlds.world import PRAISE
from judge.worlds.world import PROBLEM
from judge.worlds.world import RECEPTION
from judge.worlds.world import REPORT
from judge.worlds.world import WORK

SENT = "报送情况表"
WHO = {WORK: "姓名", DIARY: "姓名", RECEPTION: "接访领导", REPORT: "执笔人", PROBLEM: "责任领导"}
WHEN = {WORK: "开始日期", DIARY: "日期", RECEPTION: "日期", REPORT: "完成日期", PROBLEM: "提出日期"}
ALSO_WHEN = {
    WORK: ("结束日期", "填报日期"), DIARY: ("填报日期",), RECEPTION: ("公告日期",),
    REPORT: ("交流日期",), PROBLEM: ("办结日期", "反馈日期"),
}  # fmt: skip
NUMBERS = {WORK: ("走访户数", "走访企业", "座谈会"), RECEPTION: ("来访批次", "人次")}
BOOKS = tuple(WHO)


def _rows(world, draw, sheet):
    rows = world[sheet]
    return draw.sample(rows, min(len(rows), draw.randint(1, 3)))


def unreadable_days(world, draw):
    """Days in words, or none."""
    sheet = draw.choice(BOOKS)
    for row in _rows(world, draw, sheet):
        row[draw.choice((WHEN[sheet], *ALSO_WHEN[sheet]))] = draw.choice(("某日", "待定", None))


def another_year(world, draw):
    """A day of the year before or after."""
    sheet = draw.choice(BOOKS)
    for row in _rows(world, draw, sheet):
        row[draw.choice((WHEN[sheet], *ALSO_WHEN[sheet]))] = day(4, 12).replace(
            year=YEAR + draw.choice((-1, 1))
        )


def nobody(world, draw):
    """A name that is not on the roster, or none."""
    sheet = draw.choice(BOOKS)
    for row in _rows(world, draw, sheet):
        row[WHO[sheet]] = draw.choice(("查无此人", None))


def doubled(world, draw):
    """A row twice."""
    sheet = draw.choice(BOOKS)
    world[sheet].extend(dict(row) for row in _rows(world, draw, sheet))


def same_number(world, draw):
    """Another row under a number that is taken."""
    sheet, column = draw.choice(
        ((PROBLEM, "问题编号"), (RECEPTION, "场次号"), (REPORT, "报告编号"))
    )
    for row in _rows(world, draw, sheet):
        row[column] = draw.choice(world[sheet])[column]


def kinds(world, draw):
    """Categories of all sorts, some of them none."""
    for row in world[PROBLEM]:
        row["类别"] = draw.choice(("水", "水", "气", "噪声", "其他", "固废", "火星", None))


def many_problems(world, draw):
    """So many problems that a percentage is given."""
    for number in range(100, 100 + draw.randint(5, 40)):
        row = draw.choice(world[PROBLEM])
        world[PROBLEM].append(
            {
                **row,
                "问题编号": f"WT-2012-{number}",
                "类别": draw.choice("水气"),
                "办结日期": row["提出日期"],
            }
        )


def grand(world, draw):
    """Sessions that are or are not of the great reception, or cannot be told."""
    for row in _rows(world, draw, RECEPTION):
        row["是否大接访"] = draw.choice(("是", "否", "不详", None))


def later(world, draw):
    """Rows after the as-of date."""
    sheet = draw.choice(BOOKS)
    for row in _rows(world, draw, sheet):
        ahead = world.as_of + ONE * draw.randint(1, 3)
        if ahead.year == YEAR:
            row[WHEN[sheet]] = ahead
            if sheet == WORK:
                row["结束日期"] = ahead


def astride(world, draw):
    """Work that is under way on the as-of date."""
    for row in _rows(world, draw, WORK):
        last = min(world.as_of + ONE * 2, day(12, 31))
        row |= {"开始日期": world.as_of - ONE * draw.randint(0, 6), "结束日期": last}


def backwards(world, draw):
    """Work that ends before it begins."""
    for row in _rows(world, draw, WORK):
        row["结束日期"] = row["开始日期"] and day(1, 1)


def settled_oddly(world, draw):
    """已办结 without a day, with a later one; progress that is none; past the limit; extended."""
    for row in world[PROBLEM]:
        how = draw.choice(
            (
                {},
                {"办结日期": None},
                {"进展": "办理中", "办结日期": None},
                {"进展": "快了"},
                {"进展": None, "办结日期": None},
                {"办结日期": min(world.as_of + ONE * 5, day(12, 31))},
                {"进展": "办理中", "办结日期": None, "整改时限": world.as_of - ONE},
                {"进展": "办理中", "办结日期": None, "整改时限": world.as_of},
                {"进展": "办理中", "整改时限": day(3, 20), "延期至": world.as_of + ONE * 9},
                {"进展": "办理中", "整改时限": day(3, 20), "延期至": day(4, 1)},
                {"进展": "未启动", "整改时限": "年内"},
            )
        )
        row.update(how)


def half_days(world, draw):
    """Halves of days, at one place or at two."""
    for row in _rows(world, draw, WORK):
        row |= {
            "结束日期": row["开始日期"],
            "天数": 0.5,
            "时段": draw.choice(("上午", "下午", None)),
        }
        if draw.random() < 0.5:
            other = {"上午": "下午"}.get(row["时段"], "上午")
            world[WORK].append({**row, "时段": other, "走访户数": draw.randint(1, 9)})


def numbers(world, draw):
    """Numbers in words, none, zero and large."""
    sheet = draw.choice(tuple(NUMBERS))
    for row in _rows(world, draw, sheet):
        row[draw.choice(NUMBERS[sheet])] = draw.choice(("若干", None, 0, 120))


def short_stay(world, draw):
    """Stays that are short, long, late, in parts or not there."""
    stays = [each for each in world[WORK] if each["活动类别"] == "驻点调研"]
    for row in draw.sample(stays, min(len(stays), 3)):
        first = row["开始日期"]
        if not hasattr(first, "year"):
            continue
        how = draw.choice(
            ("short", "long", "late", "after", "parts", "none", "doubt", "second half")
        )
        if how == "short":
            row["结束日期"] = first + ONE * draw.randint(0, 3)
        elif how == "long":
            row["结束日期"] = first + ONE * draw.randint(7, 9)
        elif how in {"late", "after", "second half"}:
            begins = {"late": day(9, 27), "after": day(10, 10), "second half": day(7, 20)}[how]
            row |= {"开始日期": begins, "结束日期": begins + ONE * 4}
        elif how == "parts":
            row["结束日期"] = first + ONE * 2
            again = {"开始日期": first + ONE * 9, "结束日期": first + ONE * draw.randint(10, 12)}
            world[WORK].append({**row, **again})
        else:
            row["活动类别"] = "走访" if how == "none" else None


def came_and_went(world, draw):
    """A leader who came or left within the year, or is of another one."""
    leaders = [each for each in world[PERSON] if each["是否班子成员"] == "是"]
    who = draw.choice(leaders[1:])
    who |= draw.choice(
        (
            {"任职起": day(4, 20)},
            {"任职起": day(9, 28)},
            {"任职起": day(11, 5)},
            {"任职止": day(5, 2)},
            {"任职止": day(9, 29)},
            {"任职止": day(6, 1).replace(year=YEAR - 1)},
        )
    )


def namesake(world, draw):
    """Somebody of the staff who is called as a leader is."""
    leader = draw.choice([each for each in world[PERSON] if each["是否班子成员"] == "是"])
    staff = [each for each in world[PERSON] if each["是否班子成员"] == "否"]
    draw.choice(staff)["姓名"] = leader["姓名"]


def points_shared(world, draw):
    """A leader with two points, two with one, one with none."""
    row, other = draw.sample(world[POINT], 2)
    row["责任领导"] = draw.choice(
        (other["责任领导"], f"{row['责任领导']}；{other['责任领导']}", "查无此人", None)
    )


def spaced_names(world, draw):
    """Names with a blank within, as some type those of two characters."""
    sheet = draw.choice(BOOKS)
    for row in _rows(world, draw, sheet):
        name = row[WHO[sheet]]
        row[WHO[sheet]] = name and f"{name[0]} {name[1:]}"


def sent_oddly(world, draw):
    """Units with a slip or none, batches not yet sent, states that are none, returned and sent again."""
    rows = world[SENT]
    if not rows:
        return
    for row in draw.sample(rows, min(len(rows), 5)):
        how = draw.choice(("slip", "none", "ahead", "state", "later", "again", "double", "undated"))
        if how in {"slip", "none"}:
            row["单位"] = "监查大队" if how == "slip" else None
        elif how == "ahead":
            row["下发时间"] = world.as_of + ONE
        elif how == "undated":
            row["下发时间"] = None
        elif how == "state":
            row["状态"] = draw.choice(("交了", None))
        elif how == "later":
            row |= {"状态": "合格", "回收时间": world.as_of + ONE * 2}
        elif how == "again":
            row |= {"状态": "退回", "退回原因": "第3行日期漏填", "回收时间": world.as_of - ONE * 9}
            back = world.as_of - ONE * 3
            rows.append({**row, "版本": "v2", "状态": "合格", "回收时间": back, "退回原因": None})
        else:
            rows.append(dict(row))


def praised_oddly(world, draw):
    """Objections, no date, decided later, still shown, doubles, other words, leaders, strangers."""
    rows = world[PRAISE]
    leader = next(each["姓名"] for each in world[PERSON] if each["是否班子成员"] == "是")
    for row in draw.sample(rows, min(len(rows), 4)):
        how = draw.choice(
            (
                {"异议": "有群众来信反映"},
                {"异议": "无"},
                {"异议": "来信反映，经核查不成立"},
                {"审定日期": None},
                {"审定会议": None},
                {"审定日期": world.as_of + ONE * 3},
                {"公示止": world.as_of},
                {"公示止": world.as_of + ONE * 2},
                {"公示起": None, "公示止": None},
                {"对象": "查无此人", "类别": "个人"},
                {"对象": leader, "类别": "个人"},
                {"人工意见": "同意表扬"},
                {"人工意见": "是"},
                {"人工意见": None},
                {"类别": "先进集体"},
                {"类别": None},
            )
        )
        row.update(how)
    if rows and draw.random() < 0.5:
        rows.append(dict(draw.choice(rows)))


DIRT = (
    unreadable_days, another_year, nobody, doubled, same_number, kinds, many_problems, grand, later,
    astride, backwards, settled_oddly, half_days, numbers, short_stay, came_and_went, namesake,
    points_shared, spaced_names, sent_oddly, praised_oddly,
)  # fmt: skip
