"""Who is there: units, the roster, the leading group, the contact points of a bureau in good order."""

from judge.cells import GIVEN
from judge.cells import SURNAMES
from judge.worlds.dates import ONE
from judge.worlds.dates import day
from judge.worlds.world import GROUP
from judge.worlds.world import PERSON
from judge.worlds.world import POINT
from judge.worlds.world import UNIT

SECTIONS = ("人教科", "计财科", "法规科", "环评科", "污控科", "生态科", "固废科", "宣教科")
CLASSES = (
    ("化工园区", "园区", "化工集中区"),
    ("开发区", "开发区", "经济开发区"),
    ("重金属污染集中区", "园区", "电镀产业园"),
    ("环境信访较多的乡镇", "镇", ""),
    ("农村环境连片整治薄弱村", "村(社区)", "水北村"),
)
TOWNS = ("金城镇", "尧塘镇", "儒林镇", "朱林镇", "薛埠镇", "直溪镇", "指前镇", "白塔镇")
POSTS = ("局党组成员、副局长", "局党组成员、纪检组长", "局党组成员、副局长", "局党组成员、总工程师")
PARK, VILLAGE = (
    "加强化工园区环境监管、推动企业又好又快发展",
    "加强农村环境连片整治、提升农村环境保护水平",
)


def fill(world, draw):
    """Put the people and their offices into a world without rows; the leaders as listed in the roster."""
    called = _names(draw)
    count = draw.randint(5, 7)
    leaders = [_leader(next(called), number) for number in range(count)]
    world.rows[PERSON] = [*leaders]
    _units(world, called, draw)
    _group(world, leaders)
    _points(world, leaders, draw)
    for number, person in enumerate(world[PERSON], start=1):
        person["人员编号"] = f"RY{number:03}"
    return leaders


def _names(draw):
    """Names of which none stands within another."""
    taken = []
    while True:
        name = draw.choice(SURNAMES) + "".join(draw.choices(GIVEN, k=draw.choice([1, 2])))
        if not any(name in other or other in name for other in taken):
            taken.append(name)
            yield name


def person(name, unit, post, levels, **more):
    """A line of the roster."""
    return {
        "人员编号": "", "姓名": name, "性别": "男", "单位": unit, "职务": post, "职务层次": levels,
        "是否党组成员": "否", "是否班子成员": "否", "是否主持工作": "否", "领导排序": None,
        "任职起": day(1, 1).replace(year=2009), "任职止": None, "手机": None, **more,
    }  # fmt: skip


def _leader(name, number):
    first = number == 0
    post = "局党组书记、局长" if first else POSTS[(number - 1) % len(POSTS)]
    deputy = "纪检组长；党组成员" if "纪检" in post else "副局长；党组成员"
    return person(
        name,
        "局领导",
        post,
        "党组书记；局长；党组成员" if first else deputy,
        是否党组成员="是",
        是否班子成员="是",
        领导排序=number + 1,
    )


def _units(world, called, draw):
    sections = ["局办公室", *draw.sample(SECTIONS, draw.randint(4, 6)), "监察大队", "监测站"]
    kinds = {"监察大队": ("大队", "大队负责人"), "监测站": ("站", "站负责人")}
    world.rows[UNIT] = [_unit("局领导", "局机关科室", "否")]
    for name in sections:
        kind, level = kinds.get(name, ("局机关科室", "科室负责人"))
        world[UNIT].append(_unit(name, kind, "是"))
        world[PERSON].append(person(next(called), name, f"{name}负责人", level))
        world[PERSON].extend(person(next(called), name, "科员", "工作人员") for _ in range(3))
    world[UNIT].append(_unit("市水利局", "外单位", "否"))
    for number, row in enumerate(world[UNIT], start=1):
        row |= {"单位编号": f"DW{number:02}", "排序": number}
        staff = [each["姓名"] for each in world[PERSON] if each["单位"] == row["规范简称"]]
        row["报送人"] = staff[-1] if staff and row["是否下发"] == "是" else None


def _unit(name, kind, dispatched):
    full = f"某市环境保护局{name}" if kind != "外单位" else "某市水利局"
    return {
        "单位编号": "", "单位全称": full, "规范简称": name, "类型": kind, "排序": 0,
        "邮箱/路径": "office@example.invalid" if dispatched == "是" else None, "是否下发": dispatched,
    }  # fmt: skip


def _group(world, leaders):
    heads = world.heads()
    lines = [("组长", leaders[0]), *(("副组长", each) for each in leaders[1:])]
    lines += [("成员", head) for head in heads.values()]
    lines.append(("办公室主任", heads["局办公室"]))
    world.rows[GROUP] = [seat(*line) for line in lines]
    for number, row in enumerate(world[GROUP], start=1):
        row["序号"] = number


def seat(role, who):
    """A line of the leading group."""
    return {"小组职务": role, "姓名": who["姓名"], "单位职务": who["职务"]}


def _points(world, leaders, draw):
    towns = draw.sample(TOWNS, len(leaders))
    first = day(3, 19)
    world.rows[POINT] = []
    for number, (leader, town) in enumerate(zip(leaders, towns, strict=True)):
        held = draw.randint(5, 7)
        begins = first + ONE * (11 * number + draw.randint(0, 3))
        world[POINT].append(_point(number, leader, town, (begins, begins + ONE * (held - 1)), draw))
    heads = [each for each in world.heads().values() if each]
    for number, head in enumerate(heads):
        point = world[POINT][number % len(leaders)]
        point["参加单位"] = "；".join(filter(None, [point["参加单位"], head["单位"]]))
        point["驻点人员"] += f"；{head['姓名']}"
    _complete_teams(world)


def _complete_teams(world):
    """Three or four people a team, a contact among them."""
    spare = [each["姓名"] for each in world[PERSON] if each["职务层次"] == "工作人员"]
    for point in world[POINT]:
        team = point["驻点人员"].split("；")
        while len(team) < 3:
            team.append(spare.pop())
        point["驻点人员"], point["联系人"] = "；".join(team), team[1]


def _point(number, leader, town, stay, draw):
    kind, nature, tail = CLASSES[number % len(CLASSES)]
    past = draw.randint(31, 60) if kind == "环境信访较多的乡镇" else draw.randint(3, 20)
    village = "村" in kind
    return {
        "联系点编号": f"LXD{number + 1:02}", "联系点名称": f"{town}{tail}", "所在镇": town,
        "单位性质": nature, "重点类别": kind, "选点依据": f"上年环境信访{past}件",
        "上年环境信访件数": past, "责任领导": leader["姓名"], "参加单位": "",
        "驻点人员": leader["姓名"], "联系人": "", "联系电话": f"0519-8280{number:04}",
        "课题": VILLAGE if village else PARK, "重点要解决的问题": "异味扰民",
        "计划驻点起": stay[0], "计划驻点止": stay[1], "办公室统筹": "是", "统筹日期": day(3, 16),
        "调研对象": "集中区企业和周边农户", "方式方法": "座谈、走访、随机入户", "具体任务": "查清异味来源",
        "时间要求": "上半年完成", "成果应用": "写入整治方案", "任务责任人": leader["姓名"],
        "方案确定日期": day(3, 16),
    }  # fmt: skip
