"""What must not leave the office is found in a text however it is written; what is known is not."""

import datetime as dt
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.drawn import sheets_of
from tests.examples import examples
from toolkit.activities.sanjie import SANJIE
from toolkit.distribution.exit_gate import ExitGate
from toolkit.distribution.person_numbers import identity_numbers
from toolkit.distribution.person_numbers import mobile_numbers
from toolkit.usecases.validate import case_of

IDENTITY = "11010519491231002X"
DRAWING = """
人员名册
| 人员编号 | 姓名   | 手机        |
| RY001    | 王芳华 | 15400000001 |
| RY002    | 石磊   |             |

联系点一览表
| 联系点编号 | 联系点名称     | 所在镇 | 单位性质 | 联系电话      | 备注                         |
| LXD01      | 青塘镇上坪村   | 青塘镇 | 开发区   | 0500-82800107 | 据来信人称夜里有人偷排周大海曾见 |

来访事项
| 事项号 | 场次号 | 来访时间 | 信访人 | 身份证号 | 电话 | 住址 | 反映问题 | 问题发生地 |
| SX-2012-001 | | 4月10日 | 王芳 | 11010519491231002X | 139 1234 0001 | 青塘镇河西村3组 | 异味 | 河西村3组 |
| SX-2012-002 | | 4月10日 | 石磊 | | 15400000001 | 青塘镇开发区 | 噪声 | |
| SX-2012-003 | | 4月10日 | 赵小满、钱阿根等5人 | | 0500-82811234 | 青塘镇 | 异味 | |
| SX-2012-004 | | 4月10日 | 匿名 | | 无 | 不详 | 异味 | |
| SX-2012-005 | | 4月10日 | 周大海 | | | 青塘镇新河村 | 异味 | 青塘镇新河村 |
| 示例：SX-9 | | 4月10日 | 孙未满 | | 13900001111 | 青塘镇水东村8号 | 异味 | |
"""


def gate_of(drawing=DRAWING, catalogue=SANJIE):
    sheets = sheets_of(drawing, catalogue)
    case = case_of("画.xlsx", sheets, catalogue, dt.date(2012, 12, 31))
    return ExitGate(case, {sheet.name: sheet.rows for sheet in sheets})


GATE = gate_of()
CASE = case_of("画.xlsx", sheets_of(DRAWING), SANJIE, dt.date(2012, 12, 31))


def secrets(text, gate=GATE):
    return [
        str(each.cells[0]) if each.cells else ""
        for each in gate.found_in(text)
        if not each.known_at
    ]


@pytest.mark.parametrize(
    "text",
    [
        "王芳", "群众王芳反映异味", "王 芳", "王\u3000芳", "王\u200b芳", "据\n王\n芳\n说",
        IDENTITY, "证件110105 19491231 002X号", "１１０１０５１９４９１２３１００２Ｘ", IDENTITY.lower(),
        "13912340001", "电话13912340001转", "139-1234-0001", "+86 139 1234 0001", "8613912340001",
        "１３９１２３４０００１", "1391234 0001", "2012 13912340001",
        "家住青塘镇河西村3组", "青塘镇 河西村３组",
        "赵小满", "钱阿根", "0500-82811234", "82811234", "050082811234",
        "孙未满", "13900001111", "青塘镇水东村8号",
    ],
)  # fmt: skip
def test_a_restricted_value_is_found_however_it_is_written(text):
    assert len(secrets(text)) == 1
    assert secrets(text)[0].startswith("来访事项!")


@pytest.mark.parametrize(
    "text",
    [
        "", "异味", "王芳华同志", "王芳华、石磊", "15400000001", "青塘镇", "青塘镇开发区",
        "匿名", "无", "不详", "河西村", "0500-82800107", "2012-04-10", "20120410", "201204101530",
        "合计13912340元", "青塘镇新河村", "1391234000",
    ],
)  # fmt: skip
def test_what_a_directory_names_or_nobody_is_called_is_no_secret(text):
    assert secrets(text) == []


def test_a_name_is_found_beside_the_longer_one_that_hides_it():
    assert secrets("王芳华接待王芳") == ["来访事项!D2"]


def test_a_name_within_the_prose_of_a_directory_is_still_a_secret():
    assert secrets("周大海") == ["来访事项!D6"]


def test_what_was_passed_as_known_tells_who_knows_it():
    (name,) = GATE.found_in("石磊")
    assert str(name.known_at) == "人员名册!B3" and str(name.cells[0]) == "来访事项!D3"
    (number,) = GATE.found_in("15400000001")
    assert str(number.known_at) == "人员名册!C2"


def test_a_person_s_number_that_no_ledger_holds_is_found_too():
    found = GATE.found_in("打13712345678找他，证号110105194912310054")
    assert [(each.what, each.cells) for each in found if not each.known_at] == [
        ("身份证号", ()),
        ("手机号", ()),
    ]
    assert secrets("440524188001010014") == [""]


def test_a_number_s_cell_is_looked_for_as_a_whole():
    assert [str(each.cells[0]) for each in GATE.found_in_number("13912340001")] == ["来访事项!F2"]
    assert GATE.found_in_number("1391234000") == ()
    assert GATE.found_in_number("139123400019") == ()


def test_a_row_pasted_one_column_off_still_has_its_names_found():
    gate = gate_of(
        """
        来访事项
        | 事项号 | 场次号 | 来访时间 | 信访人 | 身份证号 | 电话 | 住址 | 人数 | 反映问题 |
        | SX-1 | 4月10日 | 孔令希 | 110105194912310054 | 13912340002 | 清水镇九里村1组 | 2 | 异味 | 无 |
        """
    )
    for text in ("孔令希", "13912340002", "清水镇九里村1组"):
        assert secrets(text, gate), text
    assert secrets("异味", gate) == secrets("4月10日", gate) == []


def test_restricted_headings_of_any_sheet_count():
    sheets = sheets_of(DRAWING)
    case = case_of("画.xlsx", sheets, SANJIE, dt.date(2012, 12, 31))
    office = {sheet.name: sheet.rows for sheet in sheets}
    office["郑一鸣的副本"] = [["草稿"], ["信访人★", "反映问题"], ["郑一鸣", "异味"]]
    (found,) = ExitGate(case, office).found_in("郑一鸣")
    assert found.cells[0].cell == "A3" and "郑一鸣" not in repr(found)


@given(st.text(max_size=40))
@examples(100)
def test_any_text_can_be_asked(text):
    assert all("王芳" in "".join(text.split()) or each for each in secrets(text))


WORDS = [
    "王芳", "王芳华", "石磊", "王", "芳", "赵小满", "钱阿根", "周大海", "青塘镇", "河西村3组", "河西村", "三", "组",
    "水东村8号", "13912340001", "139 1234", "0001", "8281", "1234", IDENTITY, "1949", "·", "、", "“", "”", " ",
    "孙未满", "受限内容", "王芳受", "%E7%8E%8B", "_x82B3_", "異味", "１３９", "8", "1", "，", "反映", "水东", "号", "2012-",
    "20120314", "八", "Pe.", "ter", "&#29579;", "…", "十",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(WORDS), max_size=8).map("".join)
DISPLACED = """
来访事项
| 事项号 | 场次号 | 来访时间 | 信访人 | 身份证号 | 电话 | 住址 | 反映问题 | 问题发生地 |
| SX-2012-001 | | 4月10日 | 王芳受 | | 139 1234 0001 | 青塘镇河西村3组 | 异味 | 河西村3组 |
| SX-2012-002 | | 4月10日 | 15400000001 | | 石磊 | 水东村8号 | 13900001111 | 赵小满 |
"""
NUMBERED = """
来访事项
| 事项号 | 场次号 | 来访时间 | 信访人 | 身份证号 | 电话 | 住址 | 反映问题 | 问题发生地 |
| SX-2012-001 | | 4月10日 | 王芳 | 1号水东8芳 | 1390001 | 水东村十8号 | 异味 | 河西村3组 |
| SX-2012-002 | | 4月10日 | Peter Smith | | 8281-1234 | 水东村8号1 | 异味 | 王芳3组 |
| SX-2012-003 | | 4月10日 | 芳8 | | 20120314 | 1王芳 | 异味 | 8号王芳 |
联系点一览表
| 联系点编号 | 联系点名称 | 所在镇 |
| LXD01 | 王芳8号 | 青塘镇 |
| LXD02 | 3组王芳华 | 青塘镇 |
"""


@given(st.lists(TEXTS, max_size=3))
@examples(200)
@pytest.mark.parametrize("drawing", [DRAWING, DISPLACED, NUMBERED])
def test_texts_asked_at_once_are_masked_as_each_alone(drawing, texts):
    gate = gate_of(drawing)
    assert gate.masked_each(texts) == {text: gate.masked(text) for text in texts}


def test_a_numbered_place_that_hides_a_name_does_not_leave_another_hidden():
    gate = gate_of(
        """
        来访事项
        | 事项号 | 来访时间 | 信访人 | 反映问题 |
        | SX-2012-001 | 4月10日 | 王芳 | 异味 |
        | SX-2012-002 | 4月10日 | 华丽 | 异味 |
        联系点一览表
        | 联系点编号 | 联系点名称 | 所在镇 |
        | LXD01 | 3组王芳 | 青塘镇 |
        | LXD02 | 王芳华丽 | 青塘镇 |
        """
    )
    text = "3组王芳华丽"
    assert gate.masked_each([text]) == {text: gate.masked(text)} != {text: text}


@given(st.lists(TEXTS, min_size=1, max_size=4), TEXTS)
@examples(200)
def test_a_cell_that_is_passed_over_holds_nothing_that_is_asked(cells, text):
    office = {"摘抄": [["信访人"], *([cell] for cell in cells)]}
    gate = ExitGate(CASE, office)
    assert gate.masked_each([text]) == {text: gate.masked(text)}


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("82811234", "电话82811234"),
        ("八二八一一二三四", "电话82811234"),
        ("٨٢٨١١٢٣٤", "电话82811234"),
        (82811234.0, "电话8281-1234"),
        ("东三西四号", "东3西4号门前"),
        ("钱满囤", "%E9%92%B1%E6%BB%A1%E5%9B%A4"),
        ("錢滿囤", "由“钱·满囤”反映"),
    ],
)
def test_a_cell_however_it_is_written_is_read_for_the_text_that_says_it(cell, text):
    gate = ExitGate(CASE, {"摘抄": [["住址"], ["无"], [cell]]})
    told = gate.masked_each([text])[text]
    assert told == gate.masked(text) != text


CHECK = "10X98765432"
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


@given(
    st.dates(dt.date(1920, 1, 1), dt.date(2011, 12, 31)),
    st.integers(0, 999),
    st.integers(110000, 659004),
)
def test_every_identity_number_is_known_with_its_check_sign_alone(born, order, town):
    body = f"{town}{born:%Y%m%d}{order:03}"
    sign = CHECK[sum(w * int(d) for w, d in zip(WEIGHTS, body, strict=True)) % 11]
    assert list(identity_numbers(f"号码{body}{sign}。")) == [body + sign]
    wrong = next(other for other in CHECK if other != sign)
    assert body + wrong not in identity_numbers(f"号码{body}{wrong}。")


@given(st.integers(0, 10**9 - 1), st.integers(3, 9), st.sampled_from(["", " ", "-", "—", "  "]))
def test_every_mobile_number_is_known_in_its_usual_groups(rest, second, between):
    number = f"1{second}{rest:09}"
    written = between.join((number[:3], number[3:7], number[7:]))
    assert list(mobile_numbers(f"电话{written}，")) == [number]


def test_old_numbers_of_fifteen_digits_are_known_by_their_day():
    assert list(identity_numbers("110105491231002")) == ["110105491231002"]
    assert list(identity_numbers("110105491331002")) == []


def test_numbers_that_are_nobody_s_are_not_taken_for_a_person_s():
    draw = random.Random(7)
    dates = [f"2012-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}" for _ in range(200)]
    text = "、".join([*dates, "第12345678901号", "01234567890", "12012345678"])
    assert list(mobile_numbers(text)) == list(identity_numbers(text)) == []


def test_rows_that_a_sentence_lists_are_no_telephone_but_a_known_one_is_still_found():
    for rows in ("第139、1234、5678行", "第139、1234、5678、13912等20行", "第1391、2345、678行"):
        assert secrets(f"“下基层活动台账”{rows}的日期有误，无法判定。") == []
    assert secrets("电话139、1234、5678") == [""]
    assert secrets("第139、1234、5678号") == [""]
    assert secrets("第139、1234、0001行") == ["来访事项!F2"]


def test_the_cells_of_a_number_that_stands_in_no_restricted_column_are_all_told():
    gate = gate_of("""
来访事项
| 事项号 | 来访时间 | 信访人 | 电话 | 反映问题 | 问题发生地 |
| SX-1 | 4月10日 | 邹德旺 | | 打13712345678找他 | 河西村 |
| SX-2 | 4月10日 | 邹德旺 | | 异味 | 137 1234 5678 |
| SX-3 | 4月10日 | 邹德旺 | | 13712345678 | 13712345679 |
""")
    (found,) = gate.found_in("请打13712345678")
    assert [place.cell for place in found.cells] == ["E2", "F3", "E4"]


def gate_of_one(petitioner, home):
    return gate_of(f"""
来访事项
| 事项号 | 来访时间 | 信访人 | 住址 | 反映问题 |
| SX-2012-001 | 4月10日 | {petitioner} | {home} | 异味 |
""")


@pytest.mark.parametrize(
    ("home", "text"),
    [
        ("西林家园12幢3单元501室", "标题行不要改动，不合并单元格"),
        ("开发区职工宿舍3号楼", "住集体宿舍"),
        ("湖滨路1号 高层", "到高层走访"),
        ("万达广场2号写字楼", "万达广场油烟扰民"),
    ],
)
def test_the_word_for_a_part_of_a_house_is_nobody_s_name(home, text):
    gate = gate_of_one("邹德旺", home)
    assert secrets(text, gate) == []
    assert secrets(home, gate)


@pytest.mark.parametrize(
    "class_",
    [
        "养殖户",
        "水产养殖户",
        "商户代表",
        "施工单位",
        "业委会",
        "邻居",
        "房东",
        "网友",
        "来电人",
        "无名氏",
    ],
)
def test_a_class_of_people_is_nobody_s_name(class_):
    gate = gate_of_one(class_, "不详")
    assert secrets(f"走访{class_}和商户12户", gate) == []


@pytest.mark.parametrize("said", ["养殖户邹德旺", "邹德旺（养殖户）", "商户代表邹德旺"])
def test_who_is_named_with_his_class_is_found(said):
    assert secrets("到邹德旺家走访", gate_of_one(said, "不详"))


def test_an_identity_number_that_lost_its_last_digits_in_a_number_s_cell_is_found():
    gate = gate_of(DRAWING.replace(IDENTITY, "110105194912310038"))
    for typed in (110105194912310038, 110105194912310000):
        (found,) = gate.found_in_number(f"{int(float(typed))}")
        assert str(found.cells[0]) == "来访事项!E2"
    assert gate.found_in_number("110105194912320038") == ()


def test_the_cells_of_a_value_are_told_from_the_top_down_however_each_spells_it():
    drawing = """
来访事项
| 事项号 | 场次号 | 来访时间 | 信访人 | 身份证号 | 电话 | 住址 | 反映问题 | 问题发生地 |
| SX-2012-001 | | 4月10日 | 王芳 | | | | 异味 | |
| SX-2012-002 | | 4月10日 | 赵小满 | | | | 异味 | |
| SX-2012-003 | | 4月10日 | 王 芳 | | | | 异味 | |
| SX-2012-004 | | 4月10日 | 王芳 | | | | 异味 | |
"""
    (found,) = gate_of(drawing).found_in("王芳反映异味")
    rows = [each.row for each in found.cells]
    assert len(rows) == 3
    assert rows == sorted(rows)


def test_of_thousands_of_texts_those_that_hold_a_number_are_masked_and_no_other():
    """Plain texts of one outline; two of them hold a person's number."""
    texts = [f"第{at}件，编号{at:09}" for at in range(3000)]
    secret = ["第7件，编号13912340001", "第8件，编号13912340001"]
    told = GATE.masked_each([*texts, *secret])
    assert {text for text, said in told.items() if said != text} == set(secret)
