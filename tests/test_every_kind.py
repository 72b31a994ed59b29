"""Every kind of column has all that reading, the blank workbook and the booklets need of it."""

import importlib
import inspect
import io
from dataclasses import replace
from textwrap import dedent
from types import new_class

import openpyxl
import pytest

from tests.workbooks.blank.blank_sample import CATALOGUE
from tests.workbooks.blank.blank_sample import Member
from toolkit.declare import columns
from toolkit.declare.catalogue import Catalogue
from toolkit.declare.kinds import KINDS
from toolkit.declare.kinds import ByKind
from toolkit.declare.layout import example_cells
from toolkit.declare.layout import schema_hash
from toolkit.declare.ledger import Column
from toolkit.declare.ledger import Ledger
from toolkit.declare.period import Period
from toolkit.declare.unusable import UNREADABLE
from toolkit.reading.column import read_column
from toolkit.reading.kinds import HOW_READ
from toolkit.workbooks.blank.kinds import FORMS
from toolkit.workbooks.blank.kinds import cell_style
from toolkit.workbooks.blank.plan import control_plan
from toolkit.workbooks.blank.workbook import build_workbook

YEAR = 2012
FOUND = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
# -- what a kind may say beyond every column, twice: the second makes another form of the sheet --
OWN = {
    "longest": (None, 20),
    "minimum": (0, 1),
    "maximum": (None, 9),
    "step": (1, 0.5),
    "options": (("走访", "座谈"), ("走访", "调研")),
    "to": (Member.number, Member.name),
    "period": (Period.EVENT, Period.PLAN),
}
JUDGED = {"period"}  # -- how a value is judged makes no other form --
ALSO = {
    "also",
    "former_options",
}  # -- other words for the same value: they change what is understood, not the form --


class Strange(Column[object]):
    """A kind that no room has heard of."""

    kind = "怪"


def own_facts(kind):
    """The names of the keyword arguments that a kind has of its own."""
    parameters = inspect.signature(kind).parameters.values()
    everybody = inspect.signature(Column).parameters
    named = [each.name for each in parameters if each.kind is each.KEYWORD_ONLY]
    return [name for name in named if name not in everybody and name not in ALSO]


def made(kind, **other):
    """A column of a kind with its specimen as the example."""
    facts = {name: OWN[name][0] for name in own_facts(kind)} | other
    column = kind("一栏", **facts)
    offered = getattr(column, "options", None) or (Member.number.example,)
    column.example = kind.specimen or offered[0]
    return column


def ledger_of(**named):
    return new_class(
        "AllKinds", (Ledger,), {"code": "B2", "sheet": "各种栏", "capacity": 3},
        lambda space: space.update(named),
    )  # fmt: skip


def of(*ledgers):
    return replace(CATALOGUE, ledgers=(*CATALOGUE.ledgers, *ledgers))


def test_every_kind_that_is_written_is_found():
    found, waiting = set(), [Column]
    while waiting:
        each = waiting.pop()
        waiting += each.__subclasses__()
        if "kind" in vars(each) and each.__module__ == columns.__name__:
            found.add(each)
    assert found == set(KINDS)
    assert len({kind.kind for kind in KINDS}) == len(KINDS) > 10


@FOUND
def test_a_kind_reads_its_own_example(kind):
    column = made(kind)
    ledger_of(column=column)
    as_typed = read_column(column, [column.example], YEAR)
    as_real = read_column(column, [column.parsed(column.example)], YEAR)
    assert as_typed.troubles == as_real.troubles == []
    assert as_typed.values == as_real.values
    assert as_real.values != [None]


@FOUND
@pytest.mark.parametrize("cell", ["#", "无", True, -1.5, 99999999, "２０１２", "一、二"])
def test_whatever_a_cell_holds_a_kind_takes_it_or_says_what_is_wrong(kind, cell):
    column = made(kind)
    ledger_of(column=column)
    read = read_column(column, [cell], YEAR)
    assert (read.values == [UNREADABLE]) == bool(read.troubles)
    assert all(each.said.reason and each.said.suggestion for each in read.troubles)


@FOUND
def test_a_kind_has_an_example_a_prompt_a_look_and_a_rule(kind):
    column = made(kind)
    ledger = ledger_of(first=columns.Text("首栏"), column=column)
    assert example_cells(ledger.columns, {})[1] == column.parsed(column.example)
    form = FORMS[column]
    assert 0 < len(form.how_to_fill(column)) < 60
    assert cell_style(column)["num_format"]
    assert form.allowed(column, "A3", "名单")["validate"]
    assert kind.kind
    assert (kind.__doc__ or "").endswith(".")


@FOUND
def test_what_a_kind_says_of_its_own_makes_another_form(kind):
    before = schema_hash(of(ledger_of(column=made(kind))))
    for name in {*own_facts(kind)} - JUDGED:
        after = schema_hash(of(ledger_of(column=made(kind, **{name: OWN[name][1]}))))
        assert after != before, name


def test_a_sheet_of_all_kinds_holds_what_was_put_in_and_reads_it_back():
    named = {kind.__name__.lower(): made(kind) for kind in KINDS}
    for name, column in named.items():
        column.heading = f"{name}栏"
    ledger = ledger_of(**named)
    row = [column.parsed(column.example) for column in ledger.columns]
    catalogue = of(ledger)
    package = build_workbook(catalogue, control_plan(catalogue), prefill={ledger.sheet: [row]})
    sheet = openpyxl.load_workbook(io.BytesIO(package))[ledger.sheet]
    cells = [cell.value for cell in sheet[3]][: len(row)]
    rules = [rule for rule in sheet.data_validations.dataValidation if rule.prompt]
    assert len(rules) == len(KINDS)
    for column, cell, put in zip(ledger.columns, cells, row, strict=True):
        read = read_column(column, [getattr(cell, "date", lambda cell=cell: cell)()], YEAR)
        assert read.troubles == []
        assert read.values == read_column(column, [put], YEAR).values


def test_a_table_that_leaves_a_kind_out_is_refused_by_its_name():
    with pytest.raises(TypeError, match="rooms: nothing is said of the column kind Phone"):
        ByKind("rooms", {kind: kind.kind for kind in KINDS if kind is not columns.Phone})


def test_a_kind_that_derives_from_another_is_as_that_one():
    class Mobile(columns.Phone):
        """A mobile number."""

    assert HOW_READ[Mobile("手机")] is HOW_READ[columns.Phone("电话")]
    assert FORMS[Mobile("手机")] is FORMS[columns.Phone("电话")]


@pytest.mark.parametrize("table", [HOW_READ, FORMS], ids=["reading", "workbooks"])
def test_an_unknown_kind_is_named_wherever_it_is_asked_for(table):
    with pytest.raises(TypeError, match="Strange"):
        table[Strange("怪栏")]


STRANGE_LEDGER = """
    from toolkit.declare.ledger import Column, Ledger


    class Strange(Column[str]):
        kind = "怪"


    class Odd(Ledger, code="X1", sheet="各种栏"):
        odd = Strange("怪栏")
"""


def test_an_activity_with_a_column_of_an_unknown_kind_is_refused_as_it_is_declared(
    tmp_path, monkeypatch
):
    package = tmp_path / "odd_activity"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "odd.py").write_text(dedent(STRANGE_LEDGER), encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(TypeError, match="各种栏: 怪栏 is of the unknown kind Strange"):
        Catalogue.of(
            importlib.import_module("odd_activity").__name__,
            name="怪",
            since=CATALOGUE.since,
            parameters=CATALOGUE.parameters,
            front_page=CATALOGUE.front_page,
        )
