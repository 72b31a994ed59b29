"""Plants in the leading group, the sections, the points: R301–R304, R701–R708."""

from judge.worlds import planting
from judge.worlds.duties_office import MANY
from judge.worlds.world import GROUP
from judge.worlds.world import PERSON
from judge.worlds.world import POINT
from judge.worlds.world import names

PLANTS = planting.Plants()


def _seats(world, role):
    return [each for each in world[GROUP] if each["小组职务"] == role]


@PLANTS("R701", "two heads")
def _two_heads(world, _draw):
    planting.once(world, "group")
    _seats(world, "副组长")[0]["小组职务"] = "组长"


@PLANTS("R701", "a head who is not the secretary")
def _another_head(world, _draw):
    planting.once(world, "group")
    first, second = _seats(world, "组长")[0], _seats(world, "副组长")[0]
    first["小组职务"], second["小组职务"] = "副组长", "组长"


@PLANTS("R701", "no head")
def _no_head(world, _draw):
    planting.once(world, "group")
    planting.drop(world, GROUP, lambda each: each["小组职务"] == "组长")


@PLANTS("R702", "a member of the party group listed as 成员")
def _only_member(world, draw):
    planting.once(world, "deputies")
    draw.choice(_seats(world, "副组长")[1:])["小组职务"] = "成员"


@PLANTS("R702", "a member of the party group not listed")
def _not_listed(world, draw):
    planting.once(world, "deputies")
    gone = draw.choice(_seats(world, "副组长")[1:])
    planting.drop(world, GROUP, lambda each: each is gone)


@PLANTS("R702", "a deputy director outside the party group")
def _outside(world, draw):
    planting.once(world, "deputies")
    who = draw.choice([each for each in world.leaders()[2:] if "副局长" in each["职务层次"]])
    who |= {"是否党组成员": "否", "职务层次": "副局长", "职务": "副局长"}
    for row in world[GROUP]:
        if row["姓名"] == who["姓名"]:
            row["单位职务"] = who["职务"]


@PLANTS("R703", "the head of a section not listed")
def _section_missing(world, draw):
    planting.once(world, "sections")
    gone = draw.choice(
        [each for each in _seats(world, "成员") if "局办公室" not in each["单位职务"]]
    )
    planting.drop(world, GROUP, lambda each: each is gone)


@PLANTS("R703", "a section that a deputy leads for the time being")
def _acting(world, draw):
    planting.once(world, "sections")
    unit = draw.choice([each for each in world.heads() if each != "局办公室"])
    head = world.heads()[unit]
    head |= {"职务层次": "工作人员", "是否主持工作": "是"}


@PLANTS("R704", "no head of its office")
def _no_office(world, _draw):
    planting.once(world, "office")
    planting.drop(world, GROUP, lambda each: each["小组职务"] == "办公室主任")


@PLANTS("R705", "one leader has two points, another none")
def _two_and_none(world, draw):
    who, point = planting.take(world, draw)
    other, its = planting.take(world, draw)
    its["责任领导"] = who["姓名"]
    codes = ("R101", "R102", "R103", "R201", "R705", "R901", "R709", "R601")
    planting.open_to_question(world, who["姓名"], other["姓名"], codes=codes)
    planting.open_to_question(
        world, point["联系点编号"], its["联系点编号"], codes=("R705", "R708", "R301", "R302")
    )


@PLANTS("R705", "two leaders share a point")
def _shared(world, draw):
    who, point = planting.take(world, draw)
    other, its = planting.take(world, draw)
    point["责任领导"] = f"{who['姓名']}；{other['姓名']}"
    codes = ("R101", "R102", "R103", "R201", "R901", "R709", "R601")
    planting.open_to_question(world, who["姓名"], other["姓名"], codes=codes)
    planting.open_to_question(
        world, point["联系点编号"], its["联系点编号"], codes=("R705", "R708", "R301", "R302")
    )


def _head_of(world, draw):
    """A head in a team where nobody misses him, and the points."""
    units = [each for each in world.heads() if each not in world.busy]
    unit = draw.choice(units)
    world.busy.add(unit)
    return unit, world.heads()[unit]["姓名"]


@PLANTS("R706", "a section at no point")
def _at_no_point(world, draw):
    unit, head = _head_of(world, draw)
    staff = [
        each["姓名"] for each in world[PERSON] if each["单位"] == unit and each["姓名"] != head
    ]
    for point in world[POINT]:
        team = names(point["驻点人员"])
        if head in team:
            spare = next(each for each in staff if each not in team)
            point["驻点人员"] = "；".join(spare if each == head else each for each in team)
            point["联系人"] = spare if point["联系人"] == head else point["联系人"]
        units = [each for each in names(point["参加单位"]) if each != unit]
        point["参加单位"] = "；".join(units) or None


@PLANTS("R706", "a section at two points")
def _at_two_points(world, draw):
    free = [each for each in world[POINT] if len(names(each["驻点人员"])) == 3]
    if not free:
        raise planting.NoRoomError
    unit, head = _head_of(world, draw)
    free = [each for each in free if unit not in names(each["参加单位"])] or world[POINT][:1]
    point = draw.choice(free)
    if unit not in names(point["参加单位"]):
        point["参加单位"] = "；".join(filter(None, [point["参加单位"], unit]))
        point["驻点人员"] += f"；{head}"


for _size in (0, 1, 2, 5):

    @PLANTS("R707", f"a team of {_size}", _size)
    def _team(world, draw, size):
        who, point = planting.take(world, draw)
        team = names(point["驻点人员"])
        spare = [
            each["姓名"]
            for each in world[PERSON]
            if each["职务层次"] == "工作人员" and each["姓名"] not in team
        ]
        team = (team + spare)[:size] if size != 5 else [*team, *spare][:5]
        planting.open_to_question(world, *world.heads(), codes=("R703",))
        point["驻点人员"] = "；".join(team) or None
        point["联系人"] = team[1] if len(team) > 1 else who["姓名"]


CONTACTS = (
    ("two contacts", lambda point: {"联系人": "；".join(names(point["驻点人员"])[:2])}),
    ("no contact", lambda _: {"联系人": None, "_spoilt": True}),
    ("no telephone", lambda _: {"联系电话": None, "_spoilt": True}),
)
for _name, _change in CONTACTS:

    @PLANTS("R708", _name, _change)
    def _contact(world, draw, change):
        _, point = planting.take(world, draw)
        point |= change(point)


@PLANTS("R301", "another kind of place, no reason")
def _no_reason(world, draw):
    point = _not_many(world, draw)
    point |= {"重点类别": "其他", "选点依据": None, "_spoilt": True}


@PLANTS("R301", "another kind of place, with a reason")
def _with_reason(world, draw):
    point = _not_many(world, draw)
    point |= {"重点类别": "其他", "选点依据": "上年噪声投诉12件，群众反映集中"}


@PLANTS("R302", "grounds without a number")
def _no_number(world, draw):
    point = _not_many(world, draw)
    point |= {"选点依据": "群众反映较多", "上年环境信访件数": None}


def _not_many(world, draw):
    return planting.row_of(world, draw, POINT, lambda each: each["重点类别"] != MANY)


@PLANTS("R304", "few petitions for a town of many")
def _few(world, draw):
    point = planting.row_of(world, draw, POINT, lambda each: each["重点类别"] == MANY)
    point |= {"上年环境信访件数": 1, "选点依据": "上年环境信访1件"}


@PLANTS("R304", "a town of many whose number is not known")
def _unknown(world, draw):
    point = planting.row_of(world, draw, POINT, lambda each: each["重点类别"] == MANY)
    point |= {"上年环境信访件数": None}


@PLANTS("R303", "a class that no point covers")
def _uncovered(world, draw):
    gone = draw.choice(["重金属污染集中区", "开发区", "化工园区"])
    for point in world[POINT]:
        if point["重点类别"] == gone:
            point |= {"重点类别": "农村环境连片整治薄弱村", "_planted": True}
