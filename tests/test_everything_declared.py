"""What is declared is documented, tested, and derived files are current."""

import re
from pathlib import Path

import pytest

from toolkit.activities.sanjie import SANJIE
from toolkit.declare.layout import note_lines
from toolkit.declare.owner import Owner
from toolkit.manual import pages
from toolkit.manual import rule_table
from toolkit.workbooks.blank.kinds import how_to_fill

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize("name", list(pages(SANJIE)))
def test_the_manual_pages_are_current(name):
    written = (ROOT / "docs" / name).read_text(encoding="utf-8")
    assert written == pages(SANJIE)[name], "run make docs"


@pytest.mark.parametrize("name", list(pages(SANJIE)))
def test_a_sentence_of_a_manual_page_ends_as_chinese_does(name):
    said = re.sub(r"```.*?```|`[^`\n]+`", "", pages(SANJIE)[name], flags=re.DOTALL)
    assert re.findall(r"[一-鿿]\.(?![a-z]).*", said) == []


def test_the_rule_table_of_the_readme_is_current():
    assert rule_table(SANJIE) in (ROOT / "README.zh-CN.md").read_text(encoding="utf-8")


def test_every_rule_and_obligation_is_named_in_a_test():
    tests = "\n".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py")
    )
    for judged in SANJIE.everything_judged():
        assert judged.code in tests, judged.code


def test_every_document_kind_has_its_template():
    for kind in SANJIE.documents:
        assert (ROOT / "doc_templates" / "三解三促" / kind.template).is_file()


def test_every_template_uses_only_the_slots_of_its_kind():
    from toolkit.word.template import Template

    for kind in SANJIE.documents:
        names = Template.open(ROOT / "doc_templates" / "三解三促" / kind.template).names
        assert names <= {slot.name for slot in kind.slots}, kind.name


def test_every_clause_is_cited_in_full_width_punctuation_and_few_words():
    for judged in SANJIE.everything_judged():
        assert judged.clauses, judged.code
        for clause in judged.clauses:
            assert len(clause.words) <= 25
            assert not re.search(r"[,;:()]", clause.words), clause.words


def test_every_parameter_is_declared_and_dated():
    declared = SANJIE.parameters.declared
    assert {each.name for each in SANJIE.parameters.all()} == set(declared)
    assert all(each.clause and each.decided_by and each.values for each in declared.values())


def test_the_ledgers_are_those_of_the_bureau():
    codes = [ledger.code for ledger in SANJIE.ledgers]
    assert codes == [
        "A0", "A1", "A2", "A3", "A4", "A5", "A6", "A7", "B1", "B2", "B3a", "B3b", "B4", "B5",
        "C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8", "Z1", "Z2", "Z3", "Z4", "Z5", "Z6", "Z7",
    ]  # fmt: skip


def own_words():
    """What 三解三促 alone says: its name, sheets, receivers, papers, and the name of its package."""
    yield SANJIE.name
    yield "sanjie"
    yield from (ledger.sheet for ledger in SANJIE.own_ledgers)
    yield from (kind.name for kind in SANJIE.documents)
    for kind in SANJIE.dispatch.kinds:
        yield kind.name
        yield kind.owner


def test_the_machinery_knows_no_word_of_the_activity():
    places = [
        path
        for suffix in ("py", "bas", "txt", "sh", "cmd")
        for folder in ("toolkit", "macros")
        for path in (ROOT / folder).rglob(f"*.{suffix}")
        if "activities" not in path.parts
    ]
    assert places
    words = set(own_words())
    said = [
        f"{path.relative_to(ROOT)}: {word}"
        for path in places
        for word in words
        if word in path.read_text(encoding="utf-8")
    ]
    assert said == []


def filled_columns():
    """Each column that people fill, with its ledger."""
    for ledger in SANJIE.ledgers:
        if ledger.owner != Owner.PROGRAM:
            yield from ((ledger, column) for column in ledger.columns)


def test_no_note_under_a_ledger_begins_as_a_number_does():
    """LibreOffice would take a typed 1 for the beginning of the note."""
    for ledger in SANJIE.ledgers:
        assert not [note for note in note_lines(ledger) if note[:1].isdecimal()], ledger.sheet


def test_a_prompt_does_not_repeat_how_a_column_is_filled():
    for ledger, column in filled_columns():
        said = column.prompt.rstrip("。")
        assert not said or said not in how_to_fill(column, None), f"{ledger.sheet} {column.heading}"
