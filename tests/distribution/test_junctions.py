"""What is ruled out where cells meet is really not there: the search of each run by itself agrees."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from toolkit.declare import columns as c
from toolkit.declare.case import Case
from toolkit.declare.ledger import Ledger
from toolkit.declare.table import Table
from toolkit.distribution.comparing import CELL
from toolkit.distribution.exit_gate import ExitGate

NAMES = ("王小芳", "赵满", "欧阳子山", "邹惠兰")
PHONES = ("13912340001", "0519-82800102", "13800005678")


class Visit(Ledger, code="B3", sheet="来访"):
    """来访：一人一行."""

    who = c.Text("来访人", restricted=True)
    phone = c.Phone("电话", restricted=True)
    what = c.Text("事由")


def gate():
    cells = [["来访人", "电话", "事由"]]
    rows = []
    for at, (name, phone) in enumerate(zip(NAMES, [*PHONES, "13700001111"], strict=True), start=2):
        cells.append([name, phone, "噪声"])
        rows.append(Visit(at, (name, phone, "噪声")))
    letters = {"来访人": "A", "电话": "B", "事由": "C"}
    table = Table(Visit, rows, letters)
    return ExitGate(Case({Visit: table}, dt.date(2012, 12, 31), None), {"来访": cells})


GATE = gate()
pieces = st.sampled_from(
    [whole[at:to] for whole in (*NAMES, *PHONES) for at in range(len(whole)) for to in range(at + 1, len(whole) + 1)]
)  # fmt: skip
dressed = st.one_of(
    pieces,
    st.sampled_from(["", "—", "/", "噪声", "2.0", "41003", "0086", "X", "一三九", "３", "王", "、王"]),
    st.tuples(st.sampled_from(["", "：", "1", "0086", "电话", "农户"]), pieces, st.sampled_from(["", "。", "9", "反映"])).map("".join),
    st.text("王小芳满139400-— /x", max_size=4),
)  # fmt: skip
runs = st.lists(st.lists(dressed, max_size=7), max_size=4)


@given(runs)
def test_no_run_in_which_the_search_finds_anything_is_ruled_out(several):
    found = any(GATE.found_across(run, CELL) for run in several if len(run) > 1)
    assert GATE.may_stand_across(several) or not found


def test_names_and_numbers_over_two_and_more_cells_are_not_ruled_out():
    for run in (
        ["王小", "芳"],
        ["农户", "赵", "满"],
        ["139", "1234", "0001"],
        ["1", "3912340001"],
        ["00861", "3912340001"],
        ["1391234000", "1"],
        ["—", "139", "—", "12340001"],
    ):
        assert GATE.found_across(run, CELL), run
        assert GATE.may_stand_across([["噪声", "2.0"], run])


def test_what_the_rows_of_a_ledger_hold_is_ruled_out():
    rows = [
        ["WT-2012-001", "走访", "41003", "41008", "2.0", "1.0", "监察大队", "是", "v1"],
        ["行", "来访", "B4-f096177943", "WT-2012-001", "走访", "41003", "41008"],
    ]
    assert not GATE.may_stand_across(rows)


@given(st.lists(dressed, max_size=6))
def test_a_text_that_its_outline_rules_out_holds_nothing(texts):
    said = "".join(texts)
    assert GATE.found_in(said) == GATE._whole.found_in(said)
