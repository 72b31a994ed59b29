"""Plants in petitions, cases, figures, conduct, papers, candidates: R11xx, R12xx, R13xx, R14xx."""

from judge.worlds import invent
from judge.worlds import planting
from judge.worlds.dates import ONE
from judge.worlds.dates import day
from judge.worlds.world import CASE
from judge.worlds.world import PAPER
from judge.worlds.world import PETITION
from judge.worlds.world import POINT
from judge.worlds.world import PRAISE
from judge.worlds.world import REFORM
from judge.worlds.world import STATISTIC

PLANTS = planting.Plants()
RECEIVED = day(2, 1)


def _open(world, draw, **cells):
    """A petition of 2-1 that a plant fills in: days are counted from 2-1, those of 办结 from acceptance."""
    row = invent.petition(len(world[PETITION]) + 1, draw, RECEIVED)
    world[PETITION].append({**row, **cells, "_planted": True})
    return row


def _days(first, **counts):
    return {heading: None if n is None else first + ONE * n for heading, n in counts.items()}


ACCEPTANCES = (
    ("told on day 15", {"受理日期": 15, "受理告知日期": 15}),
    ("told on day 16", {"受理日期": 10, "受理告知日期": 16}),
    ("accepted on day 16", {"受理日期": 16, "受理告知日期": 16}),
    ("never told", {"受理日期": 5, "受理告知日期": None}),
)
for _name, _counts in ACCEPTANCES:

    @PLANTS("R1201", _name, _counts)
    def _accepted(world, draw, counts):
        told = _days(RECEIVED, **counts)
        settled = _days(told["受理日期"], 办结日期=20, 书面答复日期=20)
        _open(world, draw, **told, **settled, 处理类型="解释")


@PLANTS("R1201", "never decided")
def _undecided(world, draw):
    blank = ("受理日期", "受理告知日期", "是否受理", "办结日期", "书面答复日期", "处理类型")
    _open(world, draw, **dict.fromkeys(blank))


@PLANTS("R1201", "anonymous, nobody to tell")
def _anonymous(world, draw):
    told = _days(RECEIVED, 受理日期=9, 受理告知日期=None, 办结日期=40, 书面答复日期=40)
    _open(world, draw, **told, 处理类型="支持", 信访人类型="匿名")


SETTLEMENTS = (
    ("on day 60", 60, {}),
    ("on day 61", 61, {}),
    ("never", None, {}),
    ("on day 90, extended", 90, {"延期天数": 30, "延期批准人": "局长", "延期告知": "是"}),
    ("on day 91, extended", 91, {"延期天数": 30, "延期批准人": "局长", "延期告知": "是"}),
    ("on day 80, extended by nobody", 80, {"延期天数": 30, "延期批准人": None, "延期告知": "是"}),
    (
        "on day 80, extended and not told",
        80,
        {"延期天数": 30, "延期批准人": "局长", "延期告知": "否"},
    ),
    ("on day 95, extended by 40", 95, {"延期天数": 40, "延期批准人": "局长", "延期告知": "是"}),
)
for _name, _count, _more in SETTLEMENTS:

    @PLANTS("R1202", f"settled {_name}", _count, _more)
    def _settled(world, draw, count, more):
        accepted = RECEIVED + ONE * 5
        cells = _days(accepted, 受理日期=0, 受理告知日期=0, 办结日期=count, 书面答复日期=count)
        if more:
            cells["延期日期"] = accepted + ONE * 50
        _open(world, draw, **cells, 处理类型=None if count is None else "支持", **more)


for _blank in ("书面答复日期", "处理类型"):

    @PLANTS("R1203", f"settled without {_blank}", _blank)
    def _no_reply(world, draw, blank):
        cells = _days(RECEIVED, 受理日期=3, 受理告知日期=3, 办结日期=30, 书面答复日期=30)
        _open(world, draw, **{**cells, "处理类型": "支持", blank: None})


@PLANTS("R1202", "passed on")
def _passed_on(world, draw):
    blank = dict.fromkeys(("办结日期", "书面答复日期", "处理类型"))
    _open(world, draw, **_days(RECEIVED, 受理日期=3, 受理告知日期=3), **blank, 是否受理="转送")


@PLANTS("R1102", "not resolved")
def _unresolved(world, draw):
    row = planting.row_of(world, draw, CASE)
    row |= {"化解日期": None, "进展": "办理中", "息访协议": None}


@PLANTS("R1102", "nobody in charge")
def _nobody_in_charge(world, draw):
    row = planting.row_of(world, draw, CASE)
    row |= {"包案领导": None, "_spoilt": True}


FIGURES = (
    ("R1101", "as many as last year", 0, {"本年数": 8}),
    ("R1101", "more than last year", 0, {"本年数": 9}),
    ("R1101", "none against none", 0, {"本年数": 0, "上年同期数": 0}),
    ("R1101", "last year not known", 0, {"上年同期数": None, "_spoilt": True}),
    ("R1101", "figures of nobody's", 0, {"来源": None, "_spoilt": True}),
    ("R1103", "one outstanding problem", 1, {"本年数": 1}),
    ("R1103", "one mass incident", 2, {"本年数": 1}),
    ("R1103", "incidents not known", 2, {"本年数": None, "_spoilt": True}),
)
for _code, _name, _line, _cells in FIGURES:

    @PLANTS(_code, _name, _line, _cells)
    def _figure(world, _draw, line, cells):
        planting.once(world, ("figure", line))
        world[STATISTIC][line] |= cells


for _blank in ("措施", "责任人", "时限"):

    @PLANTS("R1301", f"no {_blank}", _blank)
    def _reform(world, draw, blank):
        row = planting.row_of(world, draw, REFORM)
        row |= {blank: None, "_spoilt": True}


for _code, _category in (("R1302", "制度文件"), ("R1402", "经验交流")):

    @PLANTS(_code, f"no {_category}", _category)
    def _no_paper(world, _draw, category):
        planting.drop(world, PAPER, lambda each: each["类别"] == category)


@PLANTS("R1401", "a quarter without a circular")
def _no_circular(world, draw):
    planting.once(world, "circulars")
    quarter = draw.choice([2, 3, 4])
    planting.drop(
        world,
        PAPER,
        lambda each: each["类别"] == "情况通报" and (each["成文日期"].month + 2) // 3 == quarter,
    )


@PLANTS("R1403", "every point is put forward")
def _all_put_forward(world, _draw):
    listed = {each["对象"] for each in world[PRAISE]}
    pattern = world[PRAISE][0]
    world[PRAISE].extend(
        {**pattern, "对象": each["联系点编号"]}
        for each in world[POINT]
        if each["联系点编号"] not in listed
    )
