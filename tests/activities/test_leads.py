"""What points at something is for a few people's eyes: the leads, and what makes one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.drawn import judged
from toolkit.activities.sanjie.copied_passages import MOST_HOLDERS
from toolkit.activities.sanjie.copied_passages import perhaps_copied
from toolkit.activities.sanjie.escort_leads import levels_of


def leads(drawing, as_of="2012-12-31"):
    outcome = judged(drawing, as_of).judged.outcome
    found = [f"{each.place.row} {each.code}" for each in outcome.leads.findings]
    said = {(each.code, each.subject): str(each.state) for each in outcome.leads.verdicts}
    return found, said, outcome


@pytest.mark.parametrize(
    ("escorts", "levels"),
    [
        ("镇长王某、村主任李某", ["镇", "村"]),
        ("市环保局张某，镇环保办李某", ["市", "镇"]),
        ("青塘镇河西村村支书", ["村"]),
        ("管委会环保办1人", ["镇"]),
        ("李四（城市管理办）", []),
        ("镇村干部", ["镇", "村"]),
    ],
)
def test_an_escort_is_of_the_lowest_level_that_is_named(escorts, levels):
    assert levels_of(escorts) == levels


def test_one_person_is_of_one_level_whatever_is_written():
    drawing = """
    人员名册

    | 姓名 | 是否班子成员 |
    | --- | --- |
    | 张三 | 是 |

    下基层活动台账

    | 姓名 | 开始日期 | 陪同人员 | 陪同人数 |
    | --- | --- | --- | --- |
    | 张三 | 4月10日 | 镇村干部1人 | 1 |
    """
    _, said, _ = leads(drawing)
    assert said["R1001", "张三同志"] == "符合"


def test_a_word_that_is_denied_is_no_lead():
    drawing = """
    人员名册

    | 姓名 | 是否班子成员 |
    | --- | --- |
    | 张三 | 是 |

    下基层活动台账

    | 姓名 | 开始日期 | 住宿地点 | 备注 |
    | --- | --- | --- | --- |
    | 张三 | 4月10日 | 村民家 | 未安排宴请、礼品，没有警车 |
    """
    _, said, _ = leads(drawing)
    assert said["R1002", "张三同志"] == "符合"


def test_leads_are_in_nothing_that_is_shown():
    drawing = """
    人员名册

    | 姓名 | 是否班子成员 |
    | --- | --- |
    | 张三 | 是 |

    下基层活动台账

    | 姓名 | 开始日期 | 结束日期 | 住宿地点 | 填报日期 | 备注 |
    | --- | --- | --- | --- | --- | --- |
    | 张三 | 4月10日 | 4月10日 | 金城宾馆 | 7月10日 |  |

    民情日记登记

    | 姓名 | 日期 |
    | --- | --- |
    """
    found, said, outcome = leads(drawing)
    assert found == ["2 D117"]
    assert said["R1002", "张三同志"] == "预警"
    shown = {each.code for each in (*outcome.findings, *outcome.verdicts)}
    assert not shown & {"R1001", "R1002", "R1003", "R1004", "D117", "D118"}
    assert len(outcome.leads) == 2


def diaries(texts):
    rows = "\n".join(
        f"| 张{'甲乙丙丁'[number % 4]} | 2012-{number // 28 % 12 + 1:02}-{number % 28 + 1:02} | {text} |"
        for number, text in enumerate(texts)
    )
    return f"民情日记登记\n\n| 姓名 | 日期 | 体会 |\n| --- | --- | --- |\n{rows}"


def own_words(number):
    """A hundred characters that no other diary has."""
    return "".join(chr(0x4E00 + (number * 97 + at * 13) % 20000) for at in range(100))


def test_a_diary_is_held_to_the_likest_one_before_it():
    one, two = own_words(1), own_words(2)
    copied = one[:80] + two[:20]
    found, _, outcome = leads(diaries([one, two, copied]))
    assert found == ["4 D118"]
    assert "张甲同志1月1日的日记相同78%" in outcome.leads.findings[0].message


def test_a_diary_with_words_of_its_own_is_no_lead():
    one, two = own_words(1), own_words(2)
    found, _, _ = leads(diaries([one, two, one[:50] + own_words(3)[:50]]))
    assert found == []


def test_the_order_of_diaries_does_not_matter():
    texts = [own_words(1), own_words(1)[:90], own_words(2)]
    drawn = diaries(texts).splitlines()
    turned = "\n".join([*drawn[:4], *reversed(drawn[4:])])
    one, other = (
        [f.message for f in leads(d)[2].leads.findings] for d in ("\n".join(drawn), turned)
    )
    assert one == other


def grams_of(text):
    return {text[at : at + 8] for at in range(len(text) - 7)}


@st.composite
def patchwork(draw):
    """Texts made of stretches of a few sources, of any length, with words of their own between."""
    sources = [own_words(number) for number in range(1, 4)]
    own = st.integers(10, 60).map(lambda number: own_words(number)[: number % 9])
    stretch = st.tuples(st.sampled_from(sources), st.integers(0, 90), st.integers(5, 100)).map(
        lambda drawn: drawn[0][drawn[1] : drawn[1] + drawn[2]]
    )
    text = st.lists(stretch | own, min_size=1, max_size=6).map("".join)
    return draw(st.lists(text, min_size=2, max_size=MOST_HOLDERS))


@given(patchwork(), st.sampled_from([0.4, 0.6, 0.9]))
def test_no_copied_stretch_is_passed_over(texts, share):
    found = {
        frozenset((one, other)) for one, others in perhaps_copied(texts, share) for other in others
    }
    for one, text in enumerate(texts):
        for other in range(one):
            shorter, longer = sorted((grams_of(text), grams_of(texts[other])), key=len)
            if shorter and len(shorter & longer) >= share * len(shorter):
                assert {one, other} in found


def test_of_a_crowd_with_one_passage_each_is_told_but_the_first():
    passage = own_words(1)
    texts = [passage[:90] + own_words(number)[: 5 + number % 7] for number in range(2, 60)]
    found, _, outcome = leads(diaries([*texts, own_words(70)]))
    assert found == [f"{row} D118" for row in range(3, 2 + len(texts))]
    assert len(outcome.leads.findings) == len(texts) - 1
