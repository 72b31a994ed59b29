"""Who a restricted cell is about is found however the cell, and however a text, is written."""

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.drawn import sheets_of
from tests.examples import examples
from toolkit.activities.sanjie import SANJIE
from toolkit.distribution.comparing import CELL
from toolkit.distribution.comparing import SIGN
from toolkit.distribution.exit_gate import ExitGate
from toolkit.distribution.identifying import Kind
from toolkit.distribution.identifying import identifying
from toolkit.usecases.validate import case_of

DRAWING = """
参数
| 参数名 | 取值 | 依据/说明 |
| 机关全称 | 某市环境保护局 | 吴长河来电说定 |

人员名册
| 人员编号 | 姓名 | 曾用名/易错写法 |
| RY001    | 石磊 | 鲁大海          |

单位名录
| 单位编号 | 单位全称     | 规范简称 | 别名   | 报送人 |
| DW01     | 环境监察大队 | 监察大队 | 鲁二海 | 尹一舟 |

联系点一览表
| 联系点编号 | 联系点名称   | 所在镇 | 课题   | 备注   |
| LXD01      | 青塘镇上坪村 | 青塘镇 | 周小川 | 孙大江 |

来访事项
| 事项号 | 来访时间 | 信访人 | 身份证号 | 电话 | 住址 | 反映问题 | 问题发生地 | 信访人配偶 | 电话2 | 备忘 |
| SX-1 | 4月10日 | 邹德旺 | 11010519491231002X | 15400009001 | 青塘镇阳光小区七幢302室 | 异味 | 河西村3组 | 陈秋月 | 0500-82899999 | 韩雪梅 |
| SX-2 | 4月10日 | 买买提·艾山 | | 0500-82811234 | 青塘镇河西村3组12号 | 噪声 | 青塘镇 | | | |
| SX-3 | 4月10日 | 黄晓东 | | | 临湖镇湖滨路12号 | 噪声 | 湖滨路12号 | | | |
| SX-4 | 4月10日 | 高明 | | | 青塘镇 | 水平提高 | | | | |
| SX-5 | 4月10日 | 鲁大海 | | | | 异味 | | | | |
| SX-6 | 4月10日 | 鲁二海、周小川、孙大江 | | | | 异味 | | | | |
| SX-7 | 4月10日 | 石磊和尹一舟 | | | | 异味 | | | | |
| SX-8 | 4月10日 | 吴长河 | | | | 异味 | | | | |
"""


def gate_of(drawing):
    sheets = sheets_of(drawing)
    case = case_of("画.xlsx", sheets, SANJIE, dt.date(2012, 12, 31))
    return ExitGate(case, {sheet.name: sheet.rows for sheet in sheets})


GATE = gate_of(DRAWING)


def secrets(text, gate=GATE):
    return {str(each.cells[0]) for each in gate.found_in(text) if not each.known_at}


def names(cell):
    return {text for text, kind in identifying(cell) if kind is Kind.WORDS}


@pytest.mark.parametrize(
    "cell",
    [
        "邹德旺（村民）", "村民邹德旺", "邹德旺13912340001", "邹德旺夫妇", "邹德旺先生", "代表：邹德旺", "邹德旺 李小芳",
        "李小芳、邹德旺", "邹德旺及其妻李四", "李四和邹德旺", "邹德旺/李小芳", "邹德旺等5人", "邹德旺（女，45岁）", "鄒德旺",
        "邹 德 旺", "上坪村邹德旺", "青塘镇上坪村村民邹德旺", "邹德旺主任", "邹德旺代其母李小芳", "其子邹德旺", "李小芳邹德旺",
        "邹德旺，青塘镇水东村8号", "姓名：邹德旺 电话：13912340001",
    ],
)  # fmt: skip
def test_a_cell_that_says_more_than_a_name_tells_the_name(cell):
    assert "邹德旺" in names(cell)


def test_both_of_two_are_told_and_names_with_the_sign_for_and_stay_whole():
    assert {"邹德旺", "李四"} <= names("邹德旺及其妻李四")
    assert {"赵和平", "钱阿根"} <= names("赵和平与钱阿根")
    assert {"买买提艾山", "买买提", "艾山"} <= names("买买提·艾山")
    assert {"巴特尔", "其其格"} <= names("巴特尔、其其格")


@pytest.mark.parametrize(
    "cell", ["匿名", "村民", "附近居民", "王某", "某某", "群众代表", "多人", "无", "2012-04-10", None]
)  # fmt: skip
def test_what_tells_nobody_is_looked_for_nowhere(cell):
    assert list(identifying(cell)) == []


def test_no_word_beside_a_name_becomes_a_secret_of_its_own():
    assert names("环保志愿者、附近居民") == {"环保志愿者附近居民"}
    assert names("松坪镇上坪村田间") == {"松坪镇上坪村田间"}
    assert names("青塘镇集中区东侧") == {"青塘镇集中区东侧"}


@pytest.mark.parametrize(
    "text",
    [
        "邹·德·旺", "邹.德.旺", "邹-德-旺", "邹_德_旺", "邹／德旺", "邹，德旺", "邹（德旺）", "鄒德旺", "邹\ufe00德\ufe01旺", "邹\u0301德旺",
        "邹\u200d德\u2060旺", "邹*德*旺", "据“邹”德旺说", "%E9%82%B9%E5%BE%B7%E6%97%BA", "%25E9%2582%25B9德旺", "&#37049;德旺",
        "_x90B9_德旺", r"\u90b9德旺", "买买提艾山", "买买提 艾山", "艾山", "黃曉東", "黃·曉·東", "高·明", "信访人高，明说", "高，明",
    ],
)  # fmt: skip
def test_a_name_is_found_in_any_disguise(text):
    assert secrets(text) and secrets(text) <= {f"来访事项!C{row}" for row in (2, 3, 4, 5)}


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        *(
            (text, "E2")
            for text in [
                "154/0000/9001", "154、0000、9001", "154_0000_9001", "154*0000*9001", "154.0000.9001", "1 5 4 0 0 0 0 9 0 0 1",
                "一五四〇〇〇〇九〇〇一", "壹伍肆零零零零玖零零壹", "幺五四零零零零九零零幺", "15400009001.0", "1.5400009001E+10",
                "１５４-００００-９００１", "١٥٤٠٠٠٠٩٠٠١", "①⑤④⓪⓪⓪⓪⑨⓪⓪①", "+86/154/0000/9001", "第一15400009001号",
            ]
        ),
        *(
            (text, "D2")
            for text in [
                "110105/19491231/002X", "110105、19491231、002X", "一一零一零五一九四九一二三一零零二X", "1_1_0_1_0_5_1_9_4_9_1_2_3_1_0_0_2_X",
                "110105 1949/1231-002x",
            ]
        ),
        *((text, "E3") for text in ["零五零零八二八一一二三四", "八二八一一二三四", "0500/82811234", "8281-1234", "(0500) 8281 1234"]),
        ("82899999", "J2"),
    ],
)  # fmt: skip
def test_a_number_is_found_in_any_disguise(text, cell):
    assert secrets(text) == {f"来访事项!{cell}"}


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        *(
            (text, "F2")
            for text in [
                "青塘镇阳光小区7幢302室", "阳光小区7幢302室", "阳光小区七幢302", "阳光小区7-302", "阳光小区7—302", "阳光小区七栋三〇二室",
                "阳光小区7号楼302", "阳光小区 7 幢 302 室", "住在阳光小区第七幢302的人",
            ]
        ),
        *((text, "F3") for text in ["河西村三组十二号", "河西村3-12", "河西村第3村民小组12号"]),
        ("临湖镇湖滨路12号", "F4"),
    ],
)  # fmt: skip
def test_a_dwelling_is_found_abbreviated_and_numbered_otherwise(text, cell):
    assert secrets(text) == {f"来访事项!{cell}"}


@pytest.mark.parametrize(
    "text",
    [
        "青塘镇", "阳光小区", "河西村", "河西村3组", "阳光小区7幢3021室", "河西村3组120号", "河西村3组12户完成", "湖滨路12号", "水平提高，明确责任", "提高。明显",
        "2012-04-10、2012-04-15", "1、2、3、4、5、6、7、8、9、10", "三解三促", "一、二、三、四、五、六、七", "合计1,391,234.00元", "德旺村",
        "石磊", "尹一舟", "石磊、尹一舟", "上坪村", "旺季", "0500",
    ],
)  # fmt: skip
def test_places_figures_and_everyday_words_are_no_secret(text):
    assert secrets(text) == set()


def test_a_house_that_an_unrestricted_cell_is_was_let_pass_for_that_cell():
    (found,) = GATE.found_in("湖滨路12号")
    assert str(found.known_at) == "来访事项!H4"


@pytest.mark.parametrize("name", ["鲁大海", "鲁二海", "周小川", "孙大江", "吴长河"])
def test_prose_and_nicknames_of_directories_let_nobody_pass(name):
    assert len(secrets(name)) == 1


def test_columns_that_a_person_added_beside_restricted_ones_are_restricted():
    (found,) = GATE.found_in("陈秋月")
    assert found.source == "“来访事项”I2"
    assert secrets("韩雪梅") == {"来访事项!K2"}


def test_words_of_an_added_column_that_holds_no_names_are_no_secret():
    gate = gate_of(
        """
        来访事项
        | 事项号 | 来访时间 | 信访人 | 反映问题 | 进度 |
        | SX-1 | 4月10日 | 邹德旺 | 异味 | 许可已办 |
        | SX-2 | 4月10日 | 李小芳 | 异味 | 许可 |
        | SX-3 | 4月10日 | 钱阿根 | 异味 | 报李局，13912340001 |
        """
    )
    assert secrets("许可", gate) == secrets("许可已办", gate) == set()
    assert secrets("13912340001", gate) == {"来访事项!E4"}


def test_what_neighbours_hold_only_together_is_found():
    def across(*texts, between=CELL):
        return {str(each.cells[0]) for each in GATE.found_across(texts, between)}

    assert across("邹", "德旺") == across("是", "邹德", "旺", "否") == {"来访事项!C2"}
    assert across("据邹", "德旺说", between=SIGN) == {"来访事项!C2"}
    assert across("154", "0000", "9001") == {"来访事项!E2"}
    assert across("高", "明") == {"来访事项!C5"}
    assert across("提高", "明确") == across("8281", "1234", "3") == across("邹德旺", "是") == set()


def test_a_message_does_not_repeat_a_disguised_name():
    assert GATE.masked("填“气（邹·德·旺反映）”，不在可选项内") == "填“（受限）”，不在可选项内"


HAN = st.sampled_from("馥骞琮玥翀珩睿彧璟霈曜筠昶骁濛禛晏锴滢骅建国志强丽娟")
SURNAME = st.sampled_from("邹黄赵钱孙刘陈郑龚许谭吴周徐朱秦")
BETWEEN = st.sampled_from([*"·.-_/ 　、（*", "\u200b", "\ufe0f", "\u0301", "，", "\n"])


@given(SURNAME, HAN, HAN, BETWEEN, st.sampled_from(["{}", "据{}反映", "村民{}来电", "由{}，办"]))
@examples(60)
def test_any_name_is_found_split_by_any_sign(surname, first, second, between, sentence):
    gate = gate_of(DRAWING.replace("邹德旺", surname + first + second))
    assert "来访事项!C2" in secrets(sentence.format(between.join((surname, first, second))), gate)


DIGITS = "〇一二三四五六七八九"


@given(
    st.integers(0, 10**9 - 1),
    st.lists(st.integers(1, 10), max_size=4, unique=True),
    st.sampled_from([*" /、_*.-", " - ", "\u200b"]),
    st.booleans(),
)
@examples(60)
def test_any_telephone_is_found_in_any_groups(rest, cuts, between, in_words):
    number = f"02{rest:09}"
    gate = gate_of(DRAWING.replace("15400009001", number))
    bounds = [0, *sorted(cuts), len(number)]
    groups = [number[one:other] for one, other in pairwise(bounds)]
    written = between.join(groups)
    if in_words:
        written = "".join(DIGITS[int(sign)] if sign.isdigit() else sign for sign in written)
    assert "来访事项!E2" in secrets(f"电话{written}。", gate)


CLEAN = st.sampled_from(
    [
        "夜间有异味",
        "水平提高，明确责任",
        "明确责任",
        "限期整改",
        "12件",
        "2012-04-10",
        "3月5日",
        "一、",
        "二、",
        "青塘镇",
        "河西村3组",
        "监察大队",
        "石磊",
        "1,391.00元",
        "40%",
        "7幢",
        "小区",
        "第三季度",
        "LXD01",
        "SX-2012-001",
        "，",
        "。",
        "；",
        "（",
        "）",
    ]
)


@given(st.lists(CLEAN, max_size=30).map("".join))
@examples(300)
def test_no_clean_text_is_held(text):
    assert secrets(text) == set()
