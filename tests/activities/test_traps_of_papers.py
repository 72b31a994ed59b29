"""Papers that once left the house wrong: each kind of fault, drawn small."""

import datetime as dt

import pytest

from toolkit.activities.sanjie import SANJIE
from toolkit.activities.sanjie.reminder_page import rows_of
from toolkit.declare.figures import Figure
from toolkit.declare.figures import plain
from toolkit.reading.drawn import sheets_of
from toolkit.usecases.generate import chosen_kinds
from toolkit.usecases.generate import generate
from toolkit.usecases.validate import validate

PEOPLE = """
    人员名册
    | 姓名 | 单位 | 职务 | 是否班子成员 | 领导排序 |
    | 张三 | 局领导 | 局长 | 是 | 1 |
    | 李四 | 局领导 | 副局长 | 是 | 2 |
    | 王五 | 污控科 | 科员 | 否 | |
    单位名录
    | 单位编号 | 单位全称 | 规范简称 | 类型 |
    | DW1 | 污染防治控制科 | 污控科 | 局机关科室 |
    | DW2 | 环境监测站 | 监测站 | 站 |
    联系点一览表
    | 联系点编号 | 联系点名称 | 责任领导 |
    | LXD01 | 上坪村 | 张三 |
    | LXD02 | 竹园村 | 李四 |
"""
SETTINGS = """
    参数
    | 参数名 | 取值 |
    | 报送期限 | 2012-12-28 |
"""
STAYS = """
    下基层活动台账
    | 姓名 | 开始日期 | 结束日期 | 活动类别 | 联系点 | 地点 | 走访户数 |
    | 张三 | 2012-05-07 | 2012-05-11 | 驻点调研 | LXD01 | 上坪村 | 14 |
    | 王五 | 2012-05-07 | 2012-05-11 | 驻点调研 | LXD01 | 上坪村 | 14 |
    | 王五 | 2012-05-20 | 2012-05-20 | 走访 | LXD01 | 上坪村 | 3 |
"""


def drafted(kind, *drawings, as_of="2012-12-31", people=PEOPLE):
    day = dt.date.fromisoformat(as_of)
    sheets = sheets_of("".join((people, *drawings)), SANJIE)
    said = validate("画.xlsx", sheets, SANJIE, as_of=day)
    return generate(said, chosen_kinds(SANJIE, [kind]), None)


def draft_of(kind, *drawings, as_of="2012-12-31", people=PEOPLE):
    made = drafted(kind, *drawings, as_of=as_of, people=people)
    assert made.refusals == ()
    (document,) = made.documents
    return document.draft


def circular(*drawings, as_of="2012-12-31"):
    return plain(draft_of("进展情况通报", *drawings, as_of=as_of).values)


def problems(*rows):
    head = (
        "\n问题整改台账\n| 问题编号 | 提出日期 | 责任领导 | 类别 | 整改时限 | 进展 | 办结日期 |\n"
    )
    return head + "\n".join(f"| {row} |" for row in rows) + "\n"


SOUND = "WT1 | 2012-04-01 | 张三 | 水 | 2012-06-01 | 已办结 | 2012-05-30"


@pytest.mark.parametrize(
    "doubtful",
    [
        "WT2 | 某日 | 张三 | 水 | 2012-06-01 | 办理中 | ",
        "WT2 | 2011-04-01 | 张三 | 水 | 2012-06-01 | 办理中 | ",
        "WT2 | 2012-04-01 | 查无此人 | 水 | 2012-06-01 | 办理中 | ",
        "WT1 | 2012-04-01 | 张三 | 水 | 2012-06-01 | 办理中 | ",
        SOUND,
    ],
    ids=["no date", "another year", "nobody", "the same number", "the same row"],
)
def test_a_row_in_doubt_is_in_no_figure_of_the_text_or_the_annex(doubtful):
    said = circular(problems(SOUND, doubtful))
    assert (said["问题数"], said["办结数"], said["逾期数"]) == (1, 1, 0)
    assert said["合计"]["问题数"] == 1


def test_settled_without_a_day_is_neither_settled_nor_overdue_and_is_told():
    row = "WT2 | 2012-04-01 | 张三 | 气 | 2012-06-01 | 已办结 | "
    draft = draft_of("进展情况通报", problems(SOUND, row))
    said = plain(draft.values)
    assert (said["问题数"], said["办结数"], said["逾期数"], said["存疑数"]) == (2, 1, 0, 1)
    assert draft.remarks[0].startswith("问题整改台账第3行")


def test_what_was_settled_later_was_open_then_and_is_asked_about():
    row = "WT2 | 2012-04-01 | 张三 | 气 | 2012-06-01 | 已办结 | 2012-10-08"
    draft = draft_of("进展情况通报", problems(row), as_of="2012-09-27")
    assert plain(draft.values)["逾期数"] == 1
    assert "台账登记为以后办结，印发前请核对" in draft.remarks[0]


def test_the_kinds_add_up_to_all_with_others_last_and_no_percentage_of_a_few():
    rows = [f"WT{at} | 2012-04-01 | 张三 | {kind} | 2012-06-01 | 办理中 | "
            for at, kind in enumerate(("其他", "其他", "水", "火星"))]  # fmt: skip
    said = circular(problems(*rows))
    assert [(each["名称"], each["件数"], each["占比"]) for each in said["类别构成"]] == [
        ("水", 1, ""),
        ("其他", 2, ""),
        ("类别存疑", 1, ""),
    ]
    assert not any("%" in each["内容"] for each in said["总体情况"])


def test_a_visit_of_several_counts_once_and_says_whose_it_is():
    said = circular(STAYS)
    assert said["走访户数"] == 17
    assert said["总体情况"][2]["内容"].startswith("全局干部职工（含班子成员）走访群众17户")
    assert "5人·天，人均2.5天" in said["总体情况"][0]["内容"]


def test_a_morning_and_an_afternoon_at_one_place_are_two_visits():
    halves = """
    下基层活动台账
    | 姓名 | 开始日期 | 结束日期 | 时段 | 活动类别 | 联系点 | 地点 | 走访户数 |
    | 张三 | 2012-05-07 | 2012-05-07 | 上午 | 走访 | LXD01 | 上坪村 | 4 |
    | 张三 | 2012-05-07 | 2012-05-07 | 下午 | 走访 | LXD01 | 上坪村 | 3 |
    | 王五 | 2012-05-07 | 2012-05-07 | 下午 | 走访 | LXD01 | 上坪村 | 5 |
"""
    assert circular(halves)["走访户数"] == 9


def test_rows_that_say_the_same_are_counted_once_and_named():
    draft = draft_of("进展情况通报", problems(SOUND, SOUND))
    assert plain(draft.values)["问题数"] == 1
    assert "另有1行与前面的行完全相同，未计入：问题整改台账第3行。" in draft.remarks


def test_the_check_list_names_beside_a_figure_the_rows_that_may_belong_to_it():
    rows = (
        SOUND,
        "WT2 | 某日 | 张三 | 水 | 2012-06-01 | 办理中 | ",
        "WT3 | 2012-04-01 | 查无此人 | 水 | 2012-06-01 | 办理中 | ",
        "WT4 | 某日 | 王五 | 水 | 2012-06-01 | 办理中 | ",
        "WT5 | 2012-04-01 | 李四 | 水 | 2012-06-01 | 已办结 | ",
    )
    draft = draft_of("进展情况通报", problems(*rows))
    beside = {each.item: each.counted for each in draft.evidence}
    assert beside["问题数"].endswith("（件）；存疑未计入：问题整改台账第3、4行")
    assert beside["办结数"].endswith("（件）；存疑未计入：问题整改台账第3、4、6行")
    assert beside["上坪村：问题数"].endswith("（件）；存疑未计入：问题整改台账第3行")
    assert beside["竹园村：问题数"].endswith("（件）")


@pytest.mark.parametrize(
    ("due", "extended"), [("尽快", ""), ("", ""), ("2012-06-01", "年底"), ("某日", "某日")]
)
def test_a_problem_without_a_limit_that_can_be_read_is_not_said_to_be_in_time(due, extended):
    head = "\n问题整改台账\n| 问题编号 | 提出日期 | 责任领导 | 类别 | 整改时限 | 延期至 | 进展 |\n"
    row = f"| WT1 | 2012-04-01 | 张三 | 水 | {due} | {extended} | 办理中 |\n"
    draft = draft_of("进展情况通报", head + row)
    assert any("第2行没有办结" in each and "说不清是否逾期" in each for each in draft.remarks)
    assert "没有逾期" not in plain(draft.values)["总体情况"][4]["内容"]
    beside = {each.item: each.counted for each in draft.evidence}
    assert beside["逾期数"].endswith("；存疑未计入：问题整改台账第2行")


def test_a_cell_that_is_taken_for_an_empty_one_is_named_with_what_it_counts_as():
    ledgers = """
    下基层活动台账
    | 姓名 | 开始日期 | 结束日期 | 活动类别 | 联系点 | 地点 | 时段 |
    | 张三 | 2012-05-07 | 2012-05-07 | 走访 | LXD01 | 上坪村 | 早上 |
    | 王五 | 2012-05-20 | 2012-05-20 | 走访 | LXD01 | 上坪村 | 上午 |
    接访场次
    | 场次号 | 日期 | 接访领导 | 是否大接访 |
    | CC1 | 2012-05-08 | 张三 | 大的 |
    | CC2 | 2012-05-09 | 张三 | 否 |
"""
    assert draft_of("进展情况通报", ledgers).remarks[:2] == (
        "下基层活动台账G2填的时段不能识别，按全天算，请核对。",
        "接访场次D2填的是否大接访不能识别，按不是大接访算，请核对。",
    )


def test_a_cell_that_is_in_no_sum_is_named_beside_it_and_asked_about():
    ledgers = """
    下基层活动台账
    | 姓名 | 开始日期 | 结束日期 | 活动类别 | 联系点 | 地点 | 走访户数 | 走访企业 |
    | 张三 | 2012-05-07 | 2012-05-07 | 走访 | LXD01 | 上坪村 | -5 | 2 |
    | 王五 | 2012-05-20 | 2012-05-20 | 走访 | LXD01 | 上坪村 | 3 | 若干 |
    接访场次
    | 场次号 | 日期 | 接访领导 | 来访批次 | 人次 |
    | CC1 | 2012-05-08 | 张三 | 2 | -3 |
    | CC2 | 2012-05-09 | 张三 | 2011 | 4 |
    | CC3 | 2012-05-10 | 张三 |  | 4 |
"""
    draft = draft_of("进展情况通报", ledgers)
    assert draft.remarks[:4] == (
        "下基层活动台账G2填的数不能用，没有加进走访户数，请核对。",
        "下基层活动台账H3填的数不能用，没有加进走访企业数，请核对。",
        "接访场次E2填的数不能用，没有加进来访人次，请核对。",
        "接访场次第3行来访批次2011多于人次4，请核对。",
    )
    beside = {each.item: each.counted for each in draft.evidence}
    assert beside["走访户数"].endswith("；存疑未计入：下基层活动台账第2行")
    assert beside["来访人次"].endswith("；存疑未计入：接访场次第2行")
    assert beside["来访批次"].endswith("（批次）")


def test_who_has_not_stayed_is_told_before_and_after_the_last_day():
    before, after = circular(STAYS, as_of="2012-09-27"), circular(STAYS, as_of="2012-10-01")
    assert "有1名班子成员尚未驻点，已无法在9月底前完成集中驻点；" in "".join(before["存在问题"])
    assert "有1名班子成员截至9月30日没有驻点；" in "".join(after["存在问题"])


def test_a_late_stay_that_still_goes_on_is_late_and_not_short():
    stay = """
    下基层活动台账
    | 姓名 | 开始日期 | 结束日期 | 活动类别 | 联系点 | 地点 |
    | 张三 | 2012-11-25 | 2012-12-03 | 驻点调研 | LXD01 | 上坪村 |
"""
    said = circular(stay, as_of="2012-12-01")
    assert (said["驻点人数"], said["驻点天数不足人数"]) == (1, 0)


def test_no_sentence_prints_a_nought():
    said = circular()
    assert "0" not in "".join(each["内容"] for each in said["总体情况"])


def test_the_annex_names_nobody_and_judges_nobody():
    draft = draft_of("进展情况通报", STAYS)
    assert [each["联系点"] for each in draft.values["进度"]] == ["上坪村", "竹园村"]
    assert "结论" not in draft.values["进度"][0]


def test_every_figure_of_text_and_annex_is_on_the_check_list():
    draft = draft_of("进展情况通报", STAYS, problems(SOUND))
    items = {each.item for each in draft.evidence}
    cells = [each for line in draft.values["进度"] for each in line.values()]
    assert {each.name for each in cells if isinstance(each, Figure)} <= items
    assert {"办结率", "水类问题数", "没有驻点，期限内已来不及的人数"} <= items


def sent(*rows):
    head = "\n报送情况表\n| 批次 | 单位 | 下发时间 | 回收时间 | 状态 | 退回原因 |\n"
    return SETTINGS + head + "\n".join(f"| {row} |" for row in rows) + "\n"


OWING = sent(
    "第4期 | 污控科 | 2012-12-17 | | 未报 | ",
    "第4期 | 监侧站 | 2012-12-17 | | 未报 | ",
    "第4期 | 监测站 | 2012-12-17 | 2012-12-27 | 退回 | 第3行日期不对",
)


def test_reminder_and_circular_of_one_day_tell_the_same_units():
    reminder = plain(draft_of("催报通知", OWING).values)
    told = " ".join(circular(OWING)["存在问题"])
    assert "等2个单位没有按期报送第4期台账" in told
    assert "监测站第4期报送的台账被退回" in told
    assert (reminder["未报单位数"], reminder["退回单位数"]) == (2, 1)


@pytest.mark.parametrize(
    ("owing", "said"),
    [
        ("污控科 | 联系点：上坪村 | 已下发", "污控科没有按期报送第4期台账（联系点：上坪村）。"),
        (
            "污控科 | 联系点：上坪村 | 退回",
            "污控科第4期报送的台账（联系点：上坪村）被退回，尚未重报。",
        ),
        (
            "监测站 | | 已下发\n污控科 | 联系点：上坪村 | 已下发",
            "其中污控科没有报送的是联系点：上坪村；监测站没有报送的是科室台账。",
        ),
    ],
)
def test_a_circular_says_which_booklet_a_unit_has_not_reported_whose_own_came(owing, said):
    rows = "".join(f"| 第4期 | {row} | 2012-12-17 |\n" for row in owing.split("\n"))
    head = "\n报送情况表\n| 批次 | 单位 | 分册 | 状态 | 下发时间 |\n"
    own = "| 第4期 | 污控科 | | 已合并 | 2012-12-17 |\n"
    told = " ".join(circular(SETTINGS + head + own + rows)["存在问题"])
    assert said in told


def test_a_unit_that_nobody_knows_is_counted_and_asked_about():
    draft = draft_of("催报通知", OWING)
    assert "报送情况表第3行" in draft.values["主送"]
    assert draft.remarks[0].startswith("报送情况表第3行的单位不在单位名录中，已计入单位数")


def test_a_new_deadline_is_a_working_day_and_one_unit_has_no_list():
    one = sent("第4期 | 污控科 | 2012-12-17 | | 未报 | ")
    draft = draft_of("催报通知", one)
    assert draft.values["补报期限"] == "2013年1月4日"
    assert not draft.values["清单"]
    assert str(draft.values["事由"][0]) == "你单位第4期台账尚未报送。"
    assert any("顺延到工作日" in each for each in draft.remarks)


def test_a_row_left_over_from_an_earlier_period_has_no_newer_deadline():
    left = sent(
        "第3期 | 污控科 | 2012-09-17 | | 未报 | ",
        "第4期 | 监测站 | 2012-12-17 | 2012-12-27 | 合格 | ",
    )
    draft = draft_of("催报通知", left)
    assert (draft.values["批次"], draft.values["报送期限"]) == ("第3期", "")


def commended(*rows):
    head = "\n表扬候选及审定\n| 对象 | 类别 | 人工意见 | 审定会议 | 审定日期 | 公示起 | 公示止 | 异议 |\n"
    return head + "\n".join(f"| {row} |" for row in rows) + "\n"


GOOD = "同意 | 第12次会议 | 2012-12-12 | 2012-12-13 | 2012-12-19"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (f"王五 | 个人 | {GOOD} | 群众来信", "有异议，没有结论"),
        ("王五 | 个人 | 同意 | 第12次会议 | 2012-12-12 | 2012-12-28 | 2013-01-08 | 无", "才结束"),
        ("王五 | 个人 | 同意 | 第12次会议 | 2013-01-12 | | | 无", "审定日期2013年1月12日"),
        (f"张三 | 个人 | {GOOD} | 无", "是局领导班子成员"),
        (f"赵六 | 个人 | {GOOD} | 无", "不在人员名册中"),
        (f"污控科 | 科室单位 | {GOOD} | 无", "同日列入催报"),
    ],
)
def test_what_is_open_of_a_commendation_is_told_and_stops_no_draft(row, said):
    draft = draft_of("表扬通报", OWING, commended(row))
    assert any(said in each for each in draft.remarks), draft.remarks


def test_what_is_open_of_all_objects_alike_is_one_sentence():
    rows = [f"{at}科 | 科室单位 | 同意 | | | | | 无" for at in range(1, 12)]
    remarks = draft_of("表扬通报", commended(*rows), people=WITH_OTHERS).remarks
    assert len(remarks) <= 4
    assert any("“11科”（第12行）（共11个）没有填全审定会议和审定日期。" in each for each in remarks)


def test_the_same_one_is_listed_once_and_a_village_is_no_unit_of_ours():
    rows = (f"上坪村 | 联系点 | {GOOD} | 无", f"LXD01 | 联系点 | {GOOD} | 无")
    rows = (rows[1], rows[1].replace("LXD01", "污控科").replace("联系点", "科室单位"),
            f"污染防治控制科 | 科室单位 | {GOOD} | 无")  # fmt: skip
    said = plain(draft_of("表扬通报", commended(*rows)).values)
    assert [each["名称"] for each in said["集体"]] == ["上坪村联系点驻点工作组", "污染防治控制科"]
    assert (said["集体数"], said["个人数"], said["受表扬的"]) == (2, 0, "集体")
    assert said["标题"] == "关于表扬“三解三促”活动取得显著成效集体的通报"


def test_a_draft_leaves_the_days_blank():
    said = draft_of("进展情况通报").values
    assert said["成文日期"] == said["印发日期"] == "　　年　　月　　日"


def test_what_came_back_right_after_a_return_is_not_asked_for_again():
    rows = (
        "第4期 | 污控科 | 2012-12-20 | 2012-12-24 | 退回 | 漏填日期",
        "第4期 | 污控科 | 2012-12-20 | 2012-12-27 | 合格 | ",
        "第4期 | 监测站 | 2012-12-20 | 2012-12-27 | 退回 | 漏填日期",
        "第4期 | 监测站 | 2012-12-20 | 2012-12-24 | 退回 | 漏填单位",
    )
    draft = draft_of("催报通知", sent(*rows))
    assert draft.values["主送"] == "环境监测站"
    assert "漏填日期" in str(draft.values["事由"][0])
    assert any("以最后收到的第4行为准，没有看第5行" in each for each in draft.remarks)


def test_an_opinion_that_is_neither_yes_nor_no_is_asked_about():
    praise = """
    表扬候选及审定
    | 对象 | 类别 | 人工意见 | 审定会议 | 审定日期 |
    | 监测站 | 科室单位 | 同意 | 党组会 | 2012-12-20 |
    | 污控科 | 科室单位 | 同意表扬 | 党组会 | 2012-12-20 |
    | 王五 | 个人 | 不同意 | 党组会 | 2012-12-20 |
"""
    draft = draft_of("表扬通报", praise)
    assert plain(draft.values)["集体数"] == 1
    asked = [each for each in draft.remarks if "看不出是否同意" in each]
    assert len(asked) == 1
    assert asked[0].startswith("“污控科”（第3行）人工意见“同意表扬”")


OTHERS = "".join(f"    | D{at} | 第{at}科 | {at}科 | 局机关科室 |\n" for at in range(1, 31))
WITH_OTHERS = PEOPLE.replace("    联系点一览表\n", f"{OTHERS}    联系点一览表\n")


def owing_units(count, state="未报", reason=""):
    rows = (f"第4期 | {at}科 | 2012-12-17 | | {state} | {reason}" for at in range(1, count + 1))
    return sent(*rows)


@pytest.mark.parametrize(("count", "rows"), [(1, 0), (2, 2), (5, 5), (6, 0), (30, 0)])
def test_a_list_that_would_need_a_second_page_stands_on_the_check_list(count, rows):
    draft = draft_of("催报通知", owing_units(count), people=WITH_OTHERS)
    told = "".join(each for each in draft.remarks if "清单" in each)
    assert len(draft.values["清单"]) == rows
    assert bool(told) is (count > 5)
    assert not told or all(f"{at}科（" in told for at in range(1, count + 1))


@pytest.mark.parametrize("count", [1, 2, 5, 12])
def test_reasons_of_any_length_leave_the_letter_one_page_and_stand_whole_on_the_list(count):
    reason = "第3行日期填成2012-11-31，不能识别；" * 12 + "末一条"
    draft = draft_of("催报通知", owing_units(count, "退回", reason), people=WITH_OTHERS)
    written = "".join(map(str, draft.values["事由"]))
    told = "".join(draft.remarks)
    assert rows_of(draft.values["主送"], draft.values["事由"], draft.values["清单"]) <= 22
    assert written.count("末一条") + told.count("末一条") >= count
    assert "另附" not in written or "请把下列全部原因另附" in told


def test_a_unit_without_a_name_is_counted_and_in_no_sentence():
    rows = ("第4期 | 污控科 | 2012-12-17 | | 未报 | ", "第4期 | | 2012-12-17 | | 未报 | ")
    letter, told = (draft_of(each, sent(*rows)) for each in ("催报通知", "进展情况通报"))
    assert str(letter.values["事由"][0]) == "你们单位（共2个）第4期台账尚未报送。"
    assert letter.values["主送"].endswith("、（请填写报送情况表第3行的单位）")
    assert "污控科等2个单位没有按期报送第4期台账。" in plain(told.values)["存在问题"]
