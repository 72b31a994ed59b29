"""A bureau whose year is in good order: on every day of it nothing is owed, late or missing."""

from judge.worlds import people
from judge.worlds.dates import FREE
from judge.worlds.dates import ONE
from judge.worlds.dates import WORKED
from judge.worlds.dates import day
from judge.worlds.dates import days
from judge.worlds.world import CASE
from judge.worlds.world import CHECK
from judge.worlds.world import DIARY
from judge.worlds.world import HOLIDAY
from judge.worlds.world import PAPER
from judge.worlds.world import PETITION
from judge.worlds.world import POINT
from judge.worlds.world import PRAISE
from judge.worlds.world import PROBLEM
from judge.worlds.world import RECEPTION
from judge.worlds.world import REFORM
from judge.worlds.world import REPORT
from judge.worlds.world import STATISTIC
from judge.worlds.world import VISIT
from judge.worlds.world import WORK
from judge.worlds.world import YEAR_END
from judge.worlds.world import World

VISITS_EVERY, VISIT_DAYS = 14, 3
WHEN = [
    "上午",
    "下午",
    "清早",
    "傍晚",
    "夜里",
    "雨后",
    "饭前",
    "饭后",
    "出门前",
    "散会后",
    "收工时",
    "半路上",
    "临睡前",
]
WHOM = [
    "老支书",
    "会计",
    "放鸭人",
    "电工",
    "看门人",
    "小学老师",
    "养猪户",
    "船老大",
    "泵站师傅",
    "厂长",
    "环保专员",
    "卫生员",
    "小店主",
]
SAID = [
    "阀门锈了",
    "沟堵过两回",
    "气味顺风来",
    "账目贴出来了",
    "管子接错了",
    "井水发黄",
    "灯不亮",
    "台账补齐了",
    "泥浆没人清",
]
THOUGHT = [
    "要记下来",
    "值得再看",
    "比报表清楚",
    "回去要改",
    "不能拖",
    "当场定了",
    "心里有数",
    "还得去一趟",
    "分工到人",
    "先易后难",
]


def world_of(draw):
    """A bureau in good order, the whole year written down."""
    world = World({}, YEAR_END)
    leaders = people.fill(world, draw)
    for leader in leaders:
        _year_of(world, leader, draw)
    world[WORK].sort(key=lambda each: (each["开始日期"], each["姓名"]))
    for number, row in enumerate(world[WORK], start=1):
        row["序号"] = number
    _of_the_bureau(world, draw)
    return world


def _year_of(world, leader, draw):
    point = world.point_of(leader["姓名"])
    stay = (point["计划驻点起"], point["计划驻点止"])
    visits(world, leader, point, day(1, 9) + ONE * draw.randint(0, 6), stay)
    hold(world, leader, point, (stay,), draw)


def hold(world, leader, point, spans, draw):
    """A stay of these spans and all that belongs to one."""
    world[WORK].extend(work(leader, point, span, "驻点调研") for span in spans)
    _receptions(world, leader, point, spans[0][0] + ONE)
    for date in (date for span in spans for date in days(*span)):
        world[DIARY].append(diary(leader, point, date, draw))
    world[REPORT].append(report(world, leader, point, spans[-1][1] + ONE * 10))
    world[PROBLEM].append(problem(world, leader, point, spans[0][0] + ONE))


def visits(world, leader, point, first, stay=None):
    """Three days at the point every fortnight, but for those of the stay."""
    while first + ONE * VISIT_DAYS <= YEAR_END:
        span = (first, first + ONE * (VISIT_DAYS - 1))
        if stay is None or span[1] < stay[0] - ONE or span[0] > stay[1] + ONE:
            world[WORK].append(work(leader, point, span, "走访"))
        first += ONE * VISITS_EVERY


def work(who, point, span, category):
    """A line of grassroots work that nobody would ask about."""
    count = (span[1] - span[0]).days + 1
    return {
        "姓名": who["姓名"], "单位": who["单位"], "开始日期": span[0], "结束日期": span[1], "天数": count,
        "时段": "全天", "活动类别": category, "联系点": point["联系点编号"], "地点": point["联系点名称"],
        "主要内容": "到户走访，查看污染治理情况", "走访对象": "群众；企业；基层干部；站所", "走访户数": 12,
        "走访企业": 3, "座谈会": 1, "参加人数": 15, "同吃": "是", "同住": "是", "同劳动": "是",
        "住宿地点": "村民家", "住宿晚数": count - 1, "用餐方式": "食堂", "伙食费": 30 * count, "车辆数": 1,
        "陪同人员": "村干部1人", "陪同人数": 1, "发现问题数": 1, "填报日期": span[1] + ONE,
    }  # fmt: skip


def _receptions(world, leader, point, first):
    for date, grand in ((first, "否"), (first + ONE, "是")):
        held = reception(world, leader, point, date, grand)
        world[RECEPTION].append(held)
        for _ in range(2):
            world[VISIT].append(visit(world, held, leader))


def serial(world, sheet, column, form):
    """A number that no line of a sheet has."""
    taken = {each[column] for each in world[sheet]}
    return next(each for each in map(form.format, range(1, 1000)) if each not in taken)


def reception(world, leader, point, date, grand):
    """A session of six hours, announced four days before, for which two parties came."""
    return {
        "场次号": serial(world, RECEPTION, "场次号", "CC-2012-{:03}"), "日期": date, "起时间": "09:00",
        "止时间": "16:00", "地点": f"{point['所在镇']}政府一楼", "联系点": point["联系点编号"],
        "接访领导": leader["姓名"], "方式": "定点接访", "是否大接访": grand, "公告日期": date - ONE * 4,
        "公告载体": "镇政府公告栏", "来访批次": 2, "人次": 2,
    }  # fmt: skip


def visit(world, held, leader):
    """What a petitioner brought to a session; answered within twenty days."""
    number = serial(world, VISIT, "事项号", "SX-2012-{:03}")
    return {
        "事项号": number, "场次号": held["场次号"], "来访时间": held["日期"],
        "信访人": f"来访人{number[-3:]}", "人数": 1, "是否集体访": "否", "反映问题": "夜间异味扰民",
        "问题类别": "气", "是否重复": "否", "是否越级": "否", "当场答复": "否", "处理意见": "限期整改并回访",
        "责任科室": "局办公室", "办理时限": held["日期"] + ONE * 30, "办理结果": "已整改",
        "答复日期": held["日期"] + ONE * 20, "满意度": "满意", "包案领导": leader["姓名"], "代表人数": None,
    }  # fmt: skip


def diary(leader, point, date, draw):
    """A page of a diary; no two alike."""
    parts = (WHEN, WHOM, SAID, THOUGHT)
    words = ["，".join(draw.choice(each) for each in parts) + "。" for _ in range(9)]
    return {
        "姓名": leader["姓名"], "日期": date, "星期": f"星期{'一二三四五六日'[date.weekday()]}",
        "天气": "晴", "联系点": point["联系点编号"], "走访对象": "王某户", "反映的主要问题": "夜间异味",
        "处理意见/情况": "已责成企业整改", "体会": "".join(words), "填报日期": date + ONE,
    }  # fmt: skip


def report(world, leader, point, date):
    """A report of the leader's own hand that was told at a study session."""
    village = "村" in point["重点类别"]
    return {
        "报告编号": serial(world, REPORT, "报告编号", "BG-2012-{:02}"), "题目": f"{point['联系点名称']}异味治理调研报告",
        "课题": "农村环境连片整治" if village else "化工园区环境监管", "执笔人": leader["姓名"],
        "联系点": point["联系点编号"], "完成日期": date, "字数": 4200, "报送单位": "局领导",
        "交流形式": "中心组学习", "交流日期": date + ONE * 5, "转化情况": "无", "填报日期": date + ONE,
    }  # fmt: skip


def problem(world, leader, point, date):
    """A problem found at a point and settled in its time."""
    return {
        "问题编号": serial(world, PROBLEM, "问题编号", "WT-2012-{:03}"), "来源": "驻点", "提出日期": date,
        "联系点": point["联系点编号"], "问题描述": "夜间异味明显", "类别": "气",
        "责任领导": leader["姓名"], "责任科室": "局办公室", "整改措施": "加装废气收集设施",
        "整改时限": YEAR_END, "进展": "已办结", "办结日期": date + ONE * 15, "办结说明/佐证": "现场复查记录",
        "是否反馈群众": "是", "反馈日期": date + ONE * 16, "满意度": "满意",
    }  # fmt: skip


def _of_the_bureau(world, draw):
    first = world[POINT][0]["责任领导"]
    world.rows[PETITION] = [petition(number, draw) for number in range(1, draw.randint(6, 10))]
    world.rows[CASE] = [_case(number, first) for number in range(1, draw.randint(3, 5))]
    world.rows[REFORM] = [
        {"意见": f"{what}办理时间长", "来源": "服务对象座谈会", "措施": "合并环节，限时办结", "责任人": first,
         "时限": day(8, 31), "完成情况": "已完成"}
        for what in ("审批", "验收", "答复")
    ]  # fmt: skip
    world.rows[CHECK] = [
        {"联系点": each["联系点编号"], "日期": each["计划驻点止"], "不扰民": "是", "不层层陪同": "是",
         "不搞特殊接待": "是", "陪同人数": 1, "投诉数": 0, "自查人": each["联系人"]}
        for each in world[POINT]
    ]  # fmt: skip
    world.rows[PAPER] = [_paper(world, *each) for each in PAPERS]
    world.rows[STATISTIC] = [
        {"指标": what, "统计起": day(1, 1), "统计止": YEAR_END, "本年数": now, "上年同期数": before,
         "来源": "市信访局通报"}
        for what, now, before in (
            ("越级信访量", 3, 8), ("影响稳定的突出问题", 0, 1), ("群体性事件", 0, 0)
        )
    ]  # fmt: skip
    world.rows[PRAISE] = [
        {"对象": each["联系点编号"], "类别": "联系点", "机器结论": None, "人工意见": "同意",
         "审定会议": "局党组2012年第12次会议", "审定日期": day(12, 20)}
        for each in world[POINT][1:3]
    ]  # fmt: skip
    world.rows[HOLIDAY] = [
        {"日期": date, "类型": "放假", "名称": "法定节假日"}
        for span in FREE
        for date in days(day(*span[0]), day(*span[1]))
    ] + [{"日期": day(*each), "类型": "上班", "名称": "调休"} for each in WORKED]


PAPERS = (
    ("情况通报", "关于“三解三促”活动开展情况的通报", "通报", day(3, 28)),
    ("情况通报", "关于第二季度“三解三促”活动开展情况的通报", "通报", day(6, 15)),
    ("经验交流", "“三解三促”活动经验交流材料", "通知", day(7, 10)),
    ("情况通报", "关于第三季度“三解三促”活动开展情况的通报", "通报", day(9, 14)),
    ("制度文件", "领导干部基层联系点制度", "意见", day(10, 20)),
    ("情况通报", "关于第四季度“三解三促”活动开展情况的通报", "通报", day(12, 14)),
)


def _paper(world, category, title, kind, dated):
    number = len(world[PAPER]) + 16
    return {
        "文号": f"坛环〔2012〕{PAPERS.index((category, title, kind, dated)) + number}号", "标题": title,
        "文种": kind, "成文日期": dated, "签发人": world[POINT][0]["责任领导"], "类别": category,
    }  # fmt: skip


def petition(number, draw, first=None):
    """A petition that was accepted, settled and answered in time."""
    first = first or day(1, 20) + ONE * draw.randint(0, 300)
    accepted = first + ONE * draw.randint(1, 12)
    settled = accepted + ONE * draw.randint(10, 50)
    done = {"办结日期": settled, "书面答复日期": settled, "处理类型": "支持"}
    if settled > YEAR_END:
        done = dict.fromkeys(done)
    return {
        "编号": f"XF-2012-{number:03}", "来源": "来信", "登记日期": first, "受理日期": accepted,
        "受理告知日期": accepted, "是否受理": "受理", "信访人类型": "个人", "内容摘要": "河道水质发黑",
        "类别": "水", "承办科室": "局办公室", **done, "是否重复": "否", "是否越级": "否", "是否积案": "否",
        "是否上级交办": "否",
    }  # fmt: skip


def _case(number, leader):
    return {
        "案件编号": f"BA-2012-{number:02}", "案由": "化工集中区异味积案", "包案领导": leader,
        "责任科室": "局办公室", "稳控人": leader, "化解措施": "督促治理并按月回访", "化解时限": YEAR_END,
        "进展": "已化解", "化解日期": day(8, 1) + ONE * number, "息访协议": "是",
    }  # fmt: skip
